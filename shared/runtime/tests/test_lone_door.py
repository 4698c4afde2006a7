"""What a door with a process of its own does with what it should not be given, on the real server."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from deploy.local.servers import ROOT, free_port
from deploy.local.stack import http_command
from shared.contracts.refusals import REFUSALS, Code
from shared.runtime.tests.lone_echo import PATH

pytestmark = pytest.mark.integration
TRACE = "0af7651916cd43dd8448eb211c80319c"


@pytest.fixture(scope="module")
def door(servers_folder: Path) -> Iterator[httpx.Client]:
    port = free_port()
    command = http_command("echo", port, factory="shared.runtime.tests.lone_echo:lone", interface="rsgi")
    with (servers_folder / "echo.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=30) as client:
                _wait_for(client)
                yield client
        finally:
            process.terminate()
            process.wait(30)


def _wait_for(client: httpx.Client) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            assert client.get("/readyz").status_code == 200
        except httpx.TransportError:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        else:
            return


def refused(answer: httpx.Response, code: Code) -> None:
    assert (answer.status_code, answer.json()["code"]) == (REFUSALS[code].status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["trace_id"] == answer.headers["x-trace-id"]


def test_a_body_of_told_or_untold_length_reaches_the_door_whole(door: httpx.Client) -> None:
    headers = {"Idempotency-Key": "-key"}
    for content in (b"told", iter([b"unt", b"old"])):
        answer = door.post(PATH, content=content, headers=headers)
        assert (answer.status_code, answer.headers["content-type"]) == (201, "application/json")
        assert answer.content in {b"told-key", b"untold-key"}
    assert door.post(PATH, content=b"x" * 100).content == b"x" * 100


@pytest.mark.parametrize("size", [101, 200_000])
def test_a_body_that_is_too_large_is_refused_and_the_link_stays(door: httpx.Client, size: int) -> None:
    refused(door.post(PATH, content=b"x" * size), Code.TOO_LARGE)
    refused(door.post(PATH, content=iter([b"x" * size])), Code.TOO_LARGE)
    assert door.post(PATH, content=b"next").content == b"next"


def test_an_error_nobody_expected_asks_to_repeat_and_is_told_to_the_log(door: httpx.Client) -> None:
    answer = door.post(PATH, content=b"break")
    refused(answer, Code.BUSY_RETRY)
    assert int(answer.headers["retry-after"]) >= 1
    assert "as told" not in answer.text
    assert "jinqiu_http_unexpected_total 1.0" in door.get("/metrics").text


def test_another_path_or_method_is_refused(door: httpx.Client) -> None:
    refused(door.post("/v1/other"), Code.NOT_FOUND)
    refused(door.get(PATH), Code.METHOD_NOT_ALLOWED)
    refused(door.post(f"{PATH}/more", content=b"x" * 1_000), Code.NOT_FOUND)


def test_a_named_trace_is_kept_and_a_broken_one_replaced(door: httpx.Client) -> None:
    assert door.post(PATH, headers={"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"}).headers["x-trace-id"] == TRACE
    broken = door.post(PATH, headers={"traceparent": f"00-{TRACE.upper()}-00f067aa0ba902b7-01"})
    assert broken.headers["x-trace-id"] not in {TRACE, TRACE.upper()}


def test_a_header_that_is_no_text_is_none(door: httpx.Client) -> None:
    assert door.post(PATH, content=b"x", headers={b"Idempotency-Key": b"\xff\xfe"}).content == b"x"


def test_the_process_tells_about_itself(door: httpx.Client) -> None:
    assert door.get("/livez").json() == {"process": "echo", "alive": True}
    assert door.get("/version").json()["parts"]["granian"]
    door.post(PATH, content=b"x")
    assert f'jinqiu_http_seconds_count{{method="POST",route="{PATH}",status="201"}}' in door.get("/metrics").text
