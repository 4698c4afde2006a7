"""Whatever a client sends to whatever door: no server error; and afterwards every promise still holds."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from deploy.local.servers import ROOT
from deploy.local.stack import SERVICES
from loadtests.tests import callers
from loadtests.tests.stack import Stack

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600)]
CALLERS = {
    "identity": ("citizen", "auditor", "admin"),
    "treasury": ("treasury_maker", "treasury_checker", "finance", "auditor"),
    "vouchers": ("citizen", "treasury_checker", "admin"),
    "redemption": ("citizen", "merchant_admin", "treasury_maker", "treasury_checker", "admin"),
    "subsidies": ("citizen", "district_reviewer", "city_reviewer", "finance", "admin"),
    "jobfair": ("citizen", "moderator", "bureau", "auditor", "admin"),
}
"""Who has doors at a service; all are let loose on all of them (`callers.py`)."""
EXAMPLES = 6
Done = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def runs(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Future[Done]]]:
    """All services at once, two at a time: the client needs more of a processor than they."""
    with ThreadPoolExecutor(2) as together:
        yield {one: together.submit(sent_anything, stack, one, tmp_path_factory.mktemp(one)) for one in SERVICES}


@pytest.mark.parametrize("service", SERVICES)
def test_no_request_meets_a_server_error(runs: dict[str, Future[Done]], service: str) -> None:
    done = runs[service].result()
    assert done.returncode == 0, done.stdout[-4000:]
    assert " passed" in done.stdout


def sent_anything(stack: Stack, service: str, folder: Path) -> Done:
    logins = {role: log_in(stack, role) for role in CALLERS[service]}
    if "merchant_admin" in logins:
        bind(stack, logins["merchant_admin"][0])
    tokens = {role: token for role, (_, token) in logins.items()}
    return subprocess.run(
        (str(Path(sys.executable).parent / "st"), "run", f"{stack.gateway}/api/{service}/openapi.json",
         "--url", stack.gateway, "--checks", "not_a_server_error", "--phases", "coverage,fuzzing",
         "--max-examples", str(EXAMPLES), "--suppress-health-check", "all", "--warnings", "off", "--no-color"),
        cwd=folder, text=True, timeout=400, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SCHEMATHESIS_HOOKS": callers.__name__,
             callers.TOKENS_VARIABLE: json.dumps(tokens)},
    )  # fmt: skip


def test_the_promises_hold_after_all_that(stack: Stack) -> None:
    done = stack.run("loadtests.verify")
    assert done.returncode == 0, done.stdout[-4000:]
    assert stack.unexpected() == []


def log_in(stack: Stack, role: str) -> tuple[str, str]:
    """The subject's id and token."""
    body = {"role": role, "index": 0}
    answer = httpx.post(f"{stack.gateway}/api/identity/v1/demo/logins", json=body, trust_env=False)
    login = answer.raise_for_status().json()
    return login["subject_id"], login["token"]


def bind(stack: Stack, staff_id: str) -> None:
    """To one of the merchants that were handed a day file, so that its doors open."""
    file = next((stack.state.folder / "history" / "day-files").rglob("*.csv"))
    headers = {"Authorization": f"Bearer {log_in(stack, 'admin')[1]}", "Idempotency-Key": "bind-merchant-admin"}
    target = f"{stack.gateway}/api/redemption/v1/merchants/{file.stem}/staff"
    answer = httpx.post(target, json={"staff_id": staff_id}, headers=headers, trust_env=False)
    assert answer.status_code == 201, answer.text
