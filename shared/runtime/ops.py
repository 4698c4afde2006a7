"""What every process tells about itself: /livez, /readyz, /metrics, /version."""

import json
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from typing import NamedTuple

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

VERSION = "0.1.0"
OPS_PATHS = ("/livez", "/readyz", "/metrics", "/version")
_JSON = "application/json"
_PARTS = ("fastapi", "granian", "asyncpg", "aiokafka")


class Told(NamedTuple):
    """Status, media type and body."""

    status: int
    media_type: str
    body: bytes


class Ops:
    """A process's word on itself; `ready` answers within a bound of its own."""

    def __init__(self, process: str, ready: Callable[[], Awaitable[bool]]) -> None:
        self._process = process
        self._ready = ready

    async def tell(self, path: str) -> Told:
        """What stands at one of the four paths."""
        if path == "/metrics":
            return Told(200, CONTENT_TYPE_LATEST, generate_latest())
        if path == "/version":
            return self._json(version=VERSION, parts={name: version(name) for name in _PARTS})
        if path == "/livez":
            return self._json(alive=True)
        is_ready = await self._ready()
        return self._json(200 if is_ready else 503, ready=is_ready)

    def _json(self, status: int = 200, **told: object) -> Told:
        return Told(status, _JSON, json.dumps({"process": self._process, **told}).encode())


def ops_routes(process: str, ready: Callable[[], Awaitable[bool]]) -> list[Route]:
    """The four as routes."""
    ops = Ops(process, ready)

    async def tell(request: Request) -> Response:
        told = await ops.tell(request.url.path)
        return Response(told.body, told.status, media_type=told.media_type)

    return [Route(path, tell) for path in OPS_PATHS]


def ops_app(process: str, ready: Callable[[], Awaitable[bool]]) -> Starlette:
    """An application of these routes alone, for workers."""
    return Starlette(routes=ops_routes(process, ready))
