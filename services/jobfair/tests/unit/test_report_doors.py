"""The doors of the report: for the bureau and auditors of the city, as files with their names."""

from collections.abc import AsyncIterator

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OKPKey

from services.jobfair.adapters.typst_report import TypstReport
from services.jobfair.adapters.xlsx_report import XlsxReport
from services.jobfair.entrypoints.report import report_routes
from services.jobfair.tests.report_fakes import ROOM, MemoryShelf
from services.jobfair.usecases.report_ports import ReportWriter
from shared.runtime.http_app import build_http_app
from shared.runtime.tokens import ALGORITHM, TokenVerifier

KEY = OKPKey.generate_key("Ed25519", {"kid": "k1"})


class PublishedKeys(TokenVerifier):
    """A verifier that has fetched the keys."""

    def __init__(self) -> None:
        super().__init__("http://nowhere.invalid")
        self._keys = KeySet([KEY])


async def ready() -> bool:
    return True


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    writers: dict[str, ReportWriter] = {"xlsx": XlsxReport(), "pdf": TypstReport()}
    app = build_http_app("jobfair", [report_routes(MemoryShelf(r1=ROOM), writers, PublishedKeys())], ready=ready)
    base = "http://city/api/jobfair/v1/rooms"
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=base) as client:
        yield client


def who(role: str, district: str | None = None) -> dict[str, str]:
    claims = {"sub": "ann", "role": role, "district": district, "exp": 4_000_000_000}
    token = jwt.encode({"alg": ALGORITHM, "kid": "k1"}, claims, KEY, algorithms=[ALGORITHM])
    return {"Authorization": f"Bearer {token}"}


@pytest.mark.parametrize(("ending", "beginning"), [("xlsx", b"PK"), ("pdf", b"%PDF")])
@pytest.mark.parametrize("role", ["bureau", "auditor"])
async def test_the_bureau_gets_the_file(client: httpx.AsyncClient, ending: str, beginning: bytes, role: str) -> None:
    answer = await client.get(f"/r1/report.{ending}", headers=who(role))
    assert answer.status_code == 200
    assert answer.content.startswith(beginning)
    assert f'filename="r1-report.{ending}"' in answer.headers["content-disposition"]


@pytest.mark.parametrize(("headers", "status"), [({}, 401), (who("citizen"), 403), (who("bureau", "d1"), 403)])
async def test_nobody_else_does(client: httpx.AsyncClient, headers: dict[str, str], status: int) -> None:
    assert (await client.get("/r1/report.pdf", headers=headers)).status_code == status


async def test_a_room_without_figures_is_not_found(client: httpx.AsyncClient) -> None:
    assert (await client.get("/r2/report.pdf", headers=who("bureau"))).status_code == 404
    assert (await client.get("/R%202/report.pdf", headers=who("bureau"))).status_code == 400
