"""Identity's doors for browsers: a log-in's token becomes a cookie that no script can read (会话)."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from joserfc import jws
from joserfc.util import to_str
from msgspec import json

from services.identity.entrypoints.http import Parts
from services.identity.usecases.renew_session import renew_session
from shared.contracts.roles import Role
from shared.runtime.http_app import Body
from shared.runtime.problem import refusal
from shared.runtime.tokens import SESSION_COOKIE, Principal, guard

_PATH = "/api"


class SessionView(Body):
    """Who is logged in, and until when without another log-in."""

    subject_id: str
    role: Role
    district_id: str | None
    ends_at: datetime


class CurrentSession(Body):
    """`session` is null for who is not logged in: to ask is no mistake."""

    session: SessionView | None


def session_routes(parts: Parts) -> APIRouter:
    """What a page asks of identity."""
    router = APIRouter(prefix="/api/identity/v1", tags=["identity"])
    Anyone = Annotated[Principal, guard(parts.verifier, *Role)]  # noqa: N806 - a type

    @router.post("/sessions", status_code=201, response_model=SessionView)
    async def post_session(request: Request, response: Response, bearer: Anyone) -> Any:
        """Keep the bearer token of this request as the browser's session; it ends when the token does."""
        token = _token(request)
        _keep(request, response, token)
        return _view(bearer, token)

    @router.post("/sessions/renewals", status_code=201, response_model=SessionView)
    async def post_renewal(request: Request, response: Response, bearer: Anyone) -> Any:
        """Prolong the session by two hours: a shift's work needs one log-in, a wall's month too."""
        claims = _claims(_token(request))
        logged_in_at = datetime.fromtimestamp(claims.get("auth_time", claims["iat"]), UTC)
        who = {"subject_id": bearer.subject_id, "role": bearer.role}
        async with parts.database.transaction() as transaction:
            staff, now = parts.staff(transaction), datetime.now(UTC)
            refused = await renew_session(staff, **who, logged_in_at=logged_in_at, now=now)
        if refused is not None:
            return refusal(refused)
        token = await parts.tokens.sign(bearer.subject_id, bearer.role, bearer.district_id, logged_in_at)
        _keep(request, response, token)
        return _view(bearer, token)

    @router.get("/sessions/current", response_model=CurrentSession)
    async def get_session(request: Request) -> Any:
        """Whose session this browser has."""
        token = request.cookies.get(SESSION_COOKIE, "")
        found = await parts.verifier.verify(token) if token else None
        return CurrentSession(session=_view(found, token) if found else None)

    @router.delete("/sessions/current", status_code=204)
    async def delete_session(response: Response, _: Anyone) -> None:
        """Log out: the browser forgets its session."""
        response.delete_cookie(SESSION_COOKIE, path=_PATH, httponly=True, samesite="strict")

    return router


def _token(request: Request) -> str:
    """The one that let this request in."""
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    return bearer if scheme.lower() == "bearer" else request.cookies[SESSION_COOKIE]


def _keep(request: Request, response: Response, token: str) -> None:
    left_s = int(_claims(token)["exp"] - datetime.now(UTC).timestamp())
    is_https = request.headers.get("x-forwarded-proto", request.url.scheme) == "https"
    response.set_cookie(
        SESSION_COOKIE, token, max_age=left_s, path=_PATH, httponly=True, samesite="strict", secure=is_https
    )


def _view(bearer: Principal, token: str) -> SessionView:
    return SessionView(
        subject_id=bearer.subject_id,
        role=Role(bearer.role),
        district_id=bearer.district_id,
        ends_at=datetime.fromtimestamp(_claims(token)["exp"], UTC),
    )


def _claims(token: str) -> dict[str, Any]:
    """Of a token that was verified."""
    claims: dict[str, Any] = json.decode(to_str(jws.extract_compact(token.encode()).payload))
    return claims
