"""The gateway's own refusals, from a real nginx whose services are away: always of the one form."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from deploy.local.servers import free_port
from deploy.local.stack import SERVICES
from deploy.nginx.render import render_gateway

pytestmark = pytest.mark.integration
IMPORTS = "/api/identity/v1/citizens/imports"
DOCUMENT = "/api/subsidies/v1/claims/C1/documents/invoice"
WITHIN_S = 30


@pytest.fixture(scope="module")
def gateway(servers_folder: Path) -> Iterator[str]:
    listen = f"127.0.0.1:{free_port()}"
    away = f"127.0.0.1:{free_port()}"
    own = servers_folder / "gateway"
    own.mkdir()
    config = own / "nginx.conf"
    config.write_text(render_gateway(listen, own, dict.fromkeys(SERVICES, away), [away], [away]))
    log = (own / "log").open("wb")
    running = subprocess.Popen(("nginx", "-e", "stderr", "-c", str(config)), stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + WITHIN_S
        while not _answers(f"http://{listen}/"):
            assert running.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.05)
        yield f"http://{listen}"
    finally:
        running.terminate()
        running.wait(WITHIN_S)
        log.close()


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, trust_env=False).is_success
    except httpx.TransportError:
        return False


@pytest.mark.parametrize(
    ("target", "megabytes", "code", "status"),
    [
        (IMPORTS, 2, "BUSY_RETRY", 503),
        (DOCUMENT, 2, "BUSY_RETRY", 503),
        ("/api/identity/v1/codes", 0, "BUSY_RETRY", 503),
        (IMPORTS, 17, "TOO_LARGE", 413),
        (DOCUMENT, 12, "TOO_LARGE", 413),
        ("/api/identity/v1/codes", 2, "TOO_LARGE", 413),
    ],
)
def test_a_refusal_has_the_one_form_whatever_body_was_sent(
    gateway: str, target: str, megabytes: int, code: str, status: int
) -> None:
    answer = httpx.post(gateway + target, content=b"x" * (megabytes * 1024 * 1024 + 1), trust_env=False, timeout=30)
    assert (answer.headers["content-type"], answer.json()["code"]) == ("application/problem+json", code)
    assert answer.status_code == status
    assert ("retry-after" in answer.headers) == (status == 503)
