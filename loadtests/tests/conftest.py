"""A stack of the tests' own, in a folder of its own, beside any that runs: it has just played a small campaign, and
every part of it was killed on the way."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from deploy.campaigns.campaign_file import read_campaign_file
from deploy.campaigns.schedule import Calendar
from deploy.local import bring_up
from deploy.local.servers import ROOT
from deploy.local.state import State
from loadtests.clients.gateway import Gateway
from loadtests.demo.settings import Settings
from loadtests.demo.stage import enrol_shops, fund, log_in_people, log_in_staff, until_open
from loadtests.demo.visitors import CAMPAIGN_FILE
from loadtests.tests.city import City

RUN_WITHIN_S = 900
SCALE = 0.05


@dataclass(frozen=True)
class Stack:
    """A running stack, and what its campaign printed and reported."""

    state: State
    printed: str
    exit_status: int
    report: dict[str, Any]

    @property
    def gateway(self) -> str:
        return str(self.state.endpoints()["gateway"])

    def run(self, module: str, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        """Run one of the project's programs on this stack."""
        return _run(self.state, module, *arguments, **environment)

    def unexpected(self) -> list[str]:
        """Lines of the logs that tell of an error nobody expected."""
        lines = (line for log in self.state.logs.glob("*.log") for line in log.read_text(errors="replace").splitlines())
        return [line[:500] for line in lines if "unexpected_error" in line or "Traceback" in line]


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    if folder := os.environ.get("JINQIU_TEST_STACK"):  # a stack that runs already, for quick work on these tests
        state = State(Path(folder).resolve())
        yield Stack(state, "", 0, json.loads((state.folder / "report.json").read_text()))
        return
    with tempfile.TemporaryDirectory(prefix="jinqiu-e2e-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        state = State(Path(name) / "run")
        try:
            done = _run(state, "loadtests.faults", "campaign", SCALE=str(SCALE))
            file = state.folder / "report.json"
            report = json.loads(file.read_text()) if file.exists() else {}  # none: what it printed says why
            yield Stack(state, done.stdout, done.returncode, report)
        finally:
            bring_up.reset(state)


def _run(state: State, module: str, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        (sys.executable, "-m", module, *arguments), cwd=ROOT, text=True, timeout=RUN_WITHIN_S, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "JINQIU_STATE_DIR": str(state.folder), **environment},
    )  # fmt: skip


@pytest.fixture
async def city(stack: Stack) -> AsyncIterator[City]:
    """A campaign of one voucher a face, open now."""
    file = read_campaign_file(CAMPAIGN_FILE)
    async with Gateway(stack.gateway) as gateway:
        staff = await log_in_staff(gateway)
        people = await log_in_people(gateway, 20)
        shops = await enrol_shops(
            gateway, staff, {"taocheng": (1, ("supermarket",)), "hightech": (1, ("supermarket",))}
        )
        tiny = Settings(0.001, 86_400, 1, stack.state)
        calendar = Calendar(file, datetime.now(UTC) - timedelta(seconds=1))
        campaign_id = f"tiny-{time.monotonic_ns()}"
        (grant,) = await fund(gateway, tiny, staff, file, campaign_id, calendar)
        made = City(gateway, staff, people, grant, shops, calendar.days())
        await until_open(gateway, campaign_id, made.round_id)
        yield made
