"""The web application of a service: routers in, refusals out as problem+json, health and OpenAPI beside them."""

import gc
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple

import asyncpg
import structlog
from fastapi import APIRouter, FastAPI, Header, Request
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from shared.contracts.refusals import REFUSALS, Code
from shared.kernel.errors import UnavailableError
from shared.runtime.logging import set_up_logging
from shared.runtime.middleware import Doorway, TooLargeError
from shared.runtime.ops import VERSION, ops_routes
from shared.runtime.problem import MEDIA_TYPE, ProblemError, problem
from shared.runtime.watchdog import watched

log = structlog.get_logger()

BODY_BYTES_MAX = 64 * 1024
NO_LARGE_BODIES: Mapping[str, int] = MappingProxyType({})
NO_SCHEMAS: Mapping[str, Any] = MappingProxyType({})
_PART = re.compile(r"\{(\w+)\}")
_told_at = 0.0
_BY_STATUS = {
    401: Code.UNAUTHENTICATED,
    403: Code.FORBIDDEN,
    404: Code.NOT_FOUND,
    405: Code.METHOD_NOT_ALLOWED,
    413: Code.TOO_LARGE,
}

KEY_PATTERN = r"^[0-9A-Za-z_-]{6,64}$"
IdempotencyKey = Annotated[
    str, Header(alias="Idempotency-Key", pattern=KEY_PATTERN, description="made and kept by the client")
]


class Body(BaseModel):
    """What a door takes: exact types, no unknown fields."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, str_max_length=2_000)


class RawRoute(NamedTuple):
    """A door that is plain ASGI because it earns it, with its OpenAPI path item written by hand.

    A `{name}` in the path stands for a part of it, which the door finds in `scope["path_params"]`. None as its
    application: a process of its own answers, and here it is only described.
    """

    path: str
    method: str
    app: ASGIApp | None
    openapi: dict[str, Any]
    models: tuple[type[BaseModel], ...] = ()
    """What the description refers to as `#/components/schemas/NAME`."""


class Problem(BaseModel):
    """A refusal (RFC 9457); `title` and `next_step` are the Chinese sentences a page shows."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    next_step: str
    trace_id: str
    retry_after_s: int | None = None


def build_http_app(
    service: str,
    routers: Sequence[APIRouter],
    *,
    ready: Callable[[], Awaitable[bool]],
    resources: Sequence[AbstractAsyncContextManager[Any]] = (),
    raw_routes: Sequence[RawRoute] = (),
    large_bodies: Mapping[str, int] = NO_LARGE_BODIES,
    schemas: Mapping[str, Any] = NO_SCHEMAS,
    log_format: str | None = None,
    kind: str = "http",
) -> "ServiceApp":
    """Put a service's web application together; `resources` are entered at start and left in reverse at stop.

    Bodies are 64 KiB at most; `large_bodies` gives paths (regular expressions) a limit of their own. `log_format`
    (`json` or `console`) sets the process's logging up; None leaves it as it is. `kind` names a process beside the
    usual one, `schemas` are shapes that its OpenAPI refers to and the framework does not know.
    """
    if log_format is not None:
        set_up_logging(f"{service}-{kind}", log_format=log_format)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(watched())
            for resource in resources:
                await stack.enter_async_context(resource)
            calm_the_collector()
            yield

    app = _fastapi(service, lifespan)
    for router in routers:
        app.include_router(router)
    app.router.routes.extend(ops_routes(f"{service}-{kind}", ready))
    # Also here, so that another method of a raw door's path is answered like that of any other.
    app.router.routes.extend(
        Route(raw.path, raw.app, methods=[raw.method], include_in_schema=False) for raw in raw_routes if raw.app
    )
    app.openapi = lambda: _openapi(app, raw_routes, schemas)  # type: ignore[method-assign]
    return ServiceApp(app, raw_routes, large_bodies)


def _fastapi(service: str, lifespan: Callable[[FastAPI], AbstractAsyncContextManager[None]]) -> FastAPI:
    app = FastAPI(
        title=f"Jinqiu {service}",
        version=VERSION,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,  # a redirect would repeat whatever host the caller named
        openapi_url="/openapi.json",
        responses={
            "4XX": {"description": "Refused", "content": {MEDIA_TYPE: {"schema": _problem_ref()}}},
            503: {
                "description": "Busy: repeat with the same Idempotency-Key after Retry-After",
                "content": {MEDIA_TYPE: {"schema": _problem_ref()}},
                "headers": {"Retry-After": {"schema": {"type": "integer"}}},
            },
        },
    )
    app.add_exception_handler(ProblemError, _on_problem)
    app.add_exception_handler(RequestValidationError, _on_malformed)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(UnavailableError, _on_unavailable)
    app.add_exception_handler(asyncpg.DataError, _on_bad_value)
    app.add_exception_handler(UnicodeEncodeError, _on_bad_value)
    app.add_exception_handler(asyncpg.IntegrityConstraintViolationError, _on_conflict)
    app.add_exception_handler(Exception, _on_unexpected)
    return app


async def expected_answer(app: FastAPI, request: Request, error: Exception) -> Response | None:
    """What the application answers an error that it expects; None for one that nobody expected."""
    kinds = (one for one in type(error).__mro__ if one is not Exception)
    handler: Any = next((app.exception_handlers[one] for one in kinds if one in app.exception_handlers), None)
    return await handler(request, error) if handler is not None else None


class ServiceApp:
    """A service's web application: raw doors first, everything else through FastAPI (`api`)."""

    def __init__(self, api: FastAPI, raw_routes: Sequence[RawRoute], large_bodies: Mapping[str, int]) -> None:
        self.api = api
        self._raw = [(re.compile(_PART.sub(r"(?P<\1>[^/]+)", raw.path)), raw, raw.app) for raw in raw_routes if raw.app]
        self._doorway = Doorway(self._dispatch, body_bytes_max=BODY_BYTES_MAX, large_bodies=large_bodies)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._doorway(scope, receive, send)

    async def _dispatch(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            for pattern, raw, app in self._raw:
                if scope["method"] == raw.method and (matched := pattern.fullmatch(scope["path"])):
                    scope["route_path"], scope["path_params"] = raw.path, matched.groupdict()
                    scope["app"] = self.api
                    await app(scope, receive, send)
                    return
        await self.api(scope, receive, send)


def calm_the_collector() -> None:
    """What start-up made lives as long as the process; without this, collections took a third of a rush's CPU."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)


async def _on_problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)  # noqa: S101 - registered for this type
    return problem(error.code, error.detail, retry_after_s=error.retry_after_s)


async def _on_malformed(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    # Where and what, never the input itself: it may be personal data.
    places = [f"{'.'.join(str(part) for part in item['loc'])}: {item['msg']}" for item in error.errors()[:5]]
    return problem(Code.MALFORMED, "; ".join(places)[:500])


async def _on_http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    if isinstance(error.__cause__, TooLargeError) or isinstance(error.__context__, TooLargeError):
        return problem(Code.TOO_LARGE)
    return problem(_BY_STATUS.get(error.status_code, Code.MALFORMED))


async def _on_unavailable(_: Request, error: Exception) -> Response:
    global _told_at  # noqa: PLW0603 - one line a second a process, not one a request
    if time.monotonic() > _told_at + 1:
        _told_at = time.monotonic()
        log.warning("unavailable", error=str(error)[:200])
    return problem(Code.BUSY_RETRY)


async def _on_unexpected(_: Request, __: Exception) -> Response:
    return problem(Code.BUSY_RETRY)  # the framework raises it again, and the doorway tells the log


async def _on_bad_value(_: Request, error: Exception) -> Response:
    # A value the schema let pass and the database cannot hold: NUL, a lone surrogate, an integer too large.
    log.warning("value_refused", error=type(error).__name__)
    return problem(Code.MALFORMED, "a value cannot be stored")


async def _on_conflict(_: Request, error: Exception) -> Response:
    # A constraint is the last line of defence; the transaction is gone, so nothing of the act stays.
    log.warning("constraint_refused", constraint=getattr(error, "constraint_name", ""))
    return problem(Code.CONFLICT)


def _problem_ref() -> dict[str, str]:
    return {"$ref": "#/components/schemas/Problem"}


def _openapi(app: FastAPI, raw_routes: Sequence[RawRoute], shapes: Mapping[str, Any]) -> dict[str, Any]:
    if app.openapi_schema:
        return app.openapi_schema
    schema = get_openapi(title=app.title, version=app.version, routes=app.routes)
    schemas = schema.setdefault("components", {}).setdefault("schemas", {})
    schemas.update(shapes)
    schemas["Problem"] = Problem.model_json_schema()
    schemas["Problem"]["properties"]["code"]["enum"] = [str(code) for code in REFUSALS]
    for framework_schema in ("HTTPValidationError", "ValidationError"):
        schemas.pop(framework_schema, None)
    for operations in schema["paths"].values():
        for operation in operations.values():
            operation.get("responses", {}).pop("422", None)  # the framework's; ours is 400, under 4XX
    for raw in raw_routes:
        schema["paths"].setdefault(raw.path, {}).update(raw.openapi)
        schemas.update({model.__name__: model.model_json_schema() for model in raw.models})
    app.openapi_schema = schema
    return schema
