"""Identity's doors for everybody: codes, registration, log-ins, published keys."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from services.identity.usecases.log_in_citizen import log_in_citizen
from services.identity.usecases.ports import Passwords, People, Staff, Texting, Tokens
from services.identity.usecases.register_citizen import register_citizen
from services.identity.usecases.send_code import send_code
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.http_app import Body
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import refusal
from shared.runtime.tokens import TokenVerifier

Phone = Annotated[str, Field(pattern=r"^1[3-9][0-9]{9}$")]


class SendCode(Body):
    phone: Phone


class Register(Body):
    name: Annotated[str, Field(min_length=1, max_length=40)]
    national_id: Annotated[str, Field(min_length=15, max_length=40)]
    phone: Phone
    code: Annotated[str, Field(pattern=r"^[0-9]{6}$")]
    consents: Annotated[list[str], Field(max_length=10)]


class LogIn(Body):
    phone: Phone
    code: Annotated[str, Field(pattern=r"^[0-9]{6}$")]


class LoggedIn(Body):
    token: str
    subject_id: str


class CodeSent(Body):
    expires_at: datetime


@dataclass(frozen=True)
class Parts:
    """What the doors stand on, chosen by `main`."""

    database: Database
    people: Callable[[Connection], People]
    staff: Callable[[Connection], Staff]
    passwords: Passwords
    texting: Texting
    tokens: Tokens
    published_keys: Callable[[], Any]
    rotate_key: Callable[[Connection], Any]
    verifier: TokenVerifier


def routes(parts: Parts) -> APIRouter:
    """What a person asks of identity."""
    router = APIRouter(prefix="/api/identity/v1", tags=["identity"])

    async def logged_in(subject_id: str | Refused) -> Response | LoggedIn:
        if isinstance(subject_id, Refused):
            return refusal(subject_id)
        token = await parts.tokens.sign(subject_id, Role.CITIZEN, None)
        return LoggedIn(token=token, subject_id=subject_id)

    @router.get("/keys")
    async def keys() -> dict[str, list[dict[str, Any]]]:
        """The public keys that tokens are checked with (JWKS)."""
        published: dict[str, list[dict[str, Any]]] = await parts.published_keys()
        return published

    @router.post("/codes", status_code=201, response_model=CodeSent)
    async def post_code(body: SendCode) -> Any:
        """Send a one-time code to a phone."""
        async with parts.database.transaction() as transaction:
            outcome = await send_code(parts.people(transaction), parts.texting, body.phone)
        return refusal(outcome) if isinstance(outcome, Refused) else CodeSent(expires_at=outcome)

    @router.post("/registrations", status_code=201, response_model=LoggedIn)
    async def post_registration(body: Register) -> Any:
        """Register under one's real name and be logged in; the same person always gets the same subject."""
        async with parts.database.transaction() as transaction:
            outcome = await register_citizen(parts.people(transaction), **body.model_dump())
        return await logged_in(outcome)

    @router.post("/logins", status_code=201, response_model=LoggedIn)
    async def post_login(body: LogIn) -> Any:
        """Log in by the registered phone and a code sent to it."""
        async with parts.database.transaction() as transaction:
            outcome = await log_in_citizen(parts.people(transaction), phone=body.phone, code=body.code)
        return await logged_in(outcome)

    return router
