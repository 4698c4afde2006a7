"""The gateway's own refusals, from a real nginx whose services are away: always of the one form."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from deploy.tests.gateway import running_gateway

pytestmark = pytest.mark.integration
IMPORTS = "/api/identity/v1/citizens/imports"
DOCUMENT = "/api/subsidies/v1/claims/C1/documents/invoice"


@pytest.fixture(scope="module")
def gateway(servers_folder: Path) -> Iterator[str]:
    with running_gateway(servers_folder / "refusing") as url:
        yield url


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
    assert (answer.headers["x-content-type-options"], answer.headers["cache-control"]) == ("nosniff", "no-store")
