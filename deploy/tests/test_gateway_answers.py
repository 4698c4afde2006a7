"""What the gateway adds to the answers of services, from a real nginx before a service that answers everything."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from deploy.local.stack import SERVICES
from deploy.tests.gateway import running_gateway

pytestmark = pytest.mark.integration
COMMENTS, DOCUMENT = "/api/jobfair/v1/rooms/r1/comments", "/api/subsidies/v1/reviews/C1/documents/invoice"
SAYS = {
    COMMENTS: {"Cache-Control": "max-age=1"},
    DOCUMENT: {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"},
}


async def _answer(request: web.Request) -> web.Response:
    return web.json_response({}, headers=SAYS.get(request.path))


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", _answer)
    tmp_path.chmod(0o755)
    async with TestServer(app) as server:
        at = f"{server.host}:{server.port}"
        with running_gateway(tmp_path / "gateway", dict.fromkeys(SERVICES, at), [at], [at]) as url:
            async with httpx.AsyncClient(base_url=url, trust_env=False) as client:
                yield client


async def test_an_answer_is_taken_for_what_it_is_and_kept_no_longer_than_it_says(browser: httpx.AsyncClient) -> None:
    said: dict[str, str] = {}
    for path in (*(f"/api/{service}/v1/anything" for service in SERVICES), DOCUMENT, COMMENTS):
        answer = await browser.get(path)
        assert answer.headers.get_list("x-content-type-options") == ["nosniff"]
        said[path] = ",".join(answer.headers.get_list("cache-control"))
    assert said.pop(COMMENTS) == "max-age=1"
    assert set(said.values()) == {"no-store"}
