"""What every process tells about itself: /livez, /readyz, /metrics, /version."""

import json
from collections.abc import Awaitable, Callable
from importlib.metadata import version

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

VERSION = "0.1.0"


def ops_routes(process: str, ready: Callable[[], Awaitable[bool]]) -> list[Route]:
    """The four routes; `ready` answers within a bound of its own."""

    async def livez(_: Request) -> Response:
        return JSONResponse({"process": process, "alive": True})

    async def readyz(_: Request) -> Response:
        is_ready = await ready()
        return JSONResponse({"process": process, "ready": is_ready}, status_code=200 if is_ready else 503)

    async def metrics(_: Request) -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    async def tell_version(_: Request) -> Response:
        parts = {name: version(name) for name in ("fastapi", "granian", "asyncpg", "aiokafka")}
        return Response(
            json.dumps({"process": process, "version": VERSION, "parts": parts}), media_type="application/json"
        )

    return [
        Route("/livez", livez),
        Route("/readyz", readyz),
        Route("/metrics", metrics),
        Route("/version", tell_version),
    ]


def ops_app(process: str, ready: Callable[[], Awaitable[bool]]) -> Starlette:
    """An application of these routes alone, for workers."""
    return Starlette(routes=ops_routes(process, ready))
