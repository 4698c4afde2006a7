"""How a log-in is answered (登录), and which pages may ask for one.

A log-in that comes from a page of ours (its `Origin` is the host it was sent to) becomes a cookie that no script can
read; a program, which sends no `Origin`, is told the token. A page of somebody else's logs nobody in or out.
"""

from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request
from starlette.responses import Response

from services.identity.usecases.ports import Tokens
from shared.contracts.roles import Role
from shared.runtime.http_app import Body
from shared.runtime.tokens import SESSION_COOKIE, own_origin

COOKIE_PATH = "/api"


async def _page(request: Request) -> str | None:
    return own_origin(request)


Page = Annotated[str | None, Depends(_page)]
"""The origin of our own page that asks, None for a program; a foreign page is refused."""


class LoggedIn(Body):
    """`token` is empty where it went into the cookie."""

    token: str
    subject_id: str
    role: Role
    district_id: str | None
    expires_at: datetime


async def logged_in(
    tokens: Tokens, page: str | None, subject_id: str, role: str, district_id: str | None, *, status: int = 201,
    logged_in_at: datetime | None = None,
) -> Response:  # fmt: skip
    """The answer to a log-in, or to one of then that goes on: the token in the cookie for a page, in the body for a
    program."""
    signed = await tokens.sign(subject_id, role, district_id, logged_in_at)
    told = LoggedIn(
        token="" if page else signed.token, subject_id=subject_id, role=Role(role), district_id=district_id,
        expires_at=signed.expires_at,
    )  # fmt: skip
    answer = Response(told.model_dump_json(), status_code=status, media_type="application/json")
    answer.headers["Cache-Control"] = "no-store"
    if page is not None:
        answer.set_cookie(
            SESSION_COOKIE, signed.token, path=COOKIE_PATH, httponly=True, samesite="strict",
            secure=page.startswith("https://"), expires=signed.expires_at,
        )  # fmt: skip
    return answer
