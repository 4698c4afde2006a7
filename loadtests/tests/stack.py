"""A stack of the tests' own, in a folder of its own, beside any that runs: it has just played a small campaign, and
every part of it was killed on the way.

A plugin of the whole test session, so that everybody who asks for `stack` gets the same one.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from deploy.local import bring_up
from deploy.local.servers import ROOT
from deploy.local.state import State

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
        yield Stack(state, "", 0, _report(state))
        return
    with tempfile.TemporaryDirectory(prefix="jinqiu-e2e-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        state = State(Path(name) / "run")
        try:
            done = _run(state, "loadtests.faults", "campaign", SCALE=str(SCALE))
            yield Stack(state, done.stdout, done.returncode, _report(state))
        finally:
            bring_up.reset(state)


def _report(state: State) -> dict[str, Any]:
    """Of its demo; empty where there was none, or it ended before: what it printed says why."""
    file = state.folder / "report.json"
    report: dict[str, Any] = json.loads(file.read_text()) if file.exists() else {}
    return report


def _run(state: State, module: str, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        (sys.executable, "-m", module, *arguments), cwd=ROOT, text=True, timeout=RUN_WITHIN_S, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "JINQIU_STATE_DIR": str(state.folder), **environment},
    )  # fmt: skip
