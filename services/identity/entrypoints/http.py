"""Identity's doors for everybody: codes, registration, log-ins, published keys."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import Field
from starlette.responses import Response

from services.identity.domain.person import Refusal
from services.identity.entrypoints.code_pace import CodePace
from services.identity.entrypoints.logged_in import LoggedIn, Page, logged_in
from services.identity.usecases.log_in_citizen import log_in_citizen
from services.identity.usecases.ports import Passwords, People, Staff, Texting, Tokens
from services.identity.usecases.register_citizen import register_citizen
from services.identity.usecases.send_code import send_code
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.kernel.errors import UnavailableError
from shared.runtime.http_app import Body
from shared.runtime.limits import caller_address
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import ProblemError, refusal
from shared.runtime.tokens import TokenVerifier

_GUESSES = frozenset({Refusal.OTP_WRONG, Refusal.OTP_EXPIRED})
Phone = Annotated[str, Field(pattern=r"^1[3-9][0-9]{9}$")]


DistrictId = Annotated[str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z._-]{0,59}$")]
NewPassword = Annotated[str, Field(min_length=12, max_length=200)]


class SendCode(Body):
    phone: Phone


class Register(Body):
    name: Annotated[str, Field(min_length=1, max_length=40)]
    national_id: Annotated[str, Field(min_length=15, max_length=40)]
    phone: Phone
    code: Annotated[str, Field(pattern=r"^[0-9]{6}$")]
    consents: Annotated[list[str], Field(max_length=10)]
    consent_version: Annotated[str | None, Field(max_length=20, description="of the text that was shown")] = None


class LogIn(Body):
    phone: Phone
    code: Annotated[str, Field(pattern=r"^[0-9]{6}$")]


class CodeSent(Body):
    expires_at: datetime


@dataclass(frozen=True)
class Parts:
    """What the doors stand on, chosen by `main`."""

    database: Database
    people: Callable[[Connection], People]
    staff: Callable[[Connection], Staff]
    passwords: Passwords
    texting: Texting | None
    tokens: Tokens
    published_keys: Callable[[], Any]
    rotate_key: Callable[[Connection], Any]
    verifier: TokenVerifier


def routes(parts: Parts) -> APIRouter:
    """What a person asks of identity."""
    router = APIRouter(prefix="/api/identity/v1", tags=["identity"])

    pace = CodePace()

    async def guessed(
        phone: str, address: str, page: str | None, act: Callable[[People], Awaitable[str | Refused]]
    ) -> Response:
        """Whom a code let in; counted as a guess first, so that guesses at the same time are no way round."""
        wait_s = pace.take_guess(phone, address)
        if wait_s > 0:
            raise ProblemError(Code.TOO_MANY, retry_after_s=wait_s)
        try:
            async with parts.database.transaction() as transaction:
                outcome = await act(parts.people(transaction))
        except UnavailableError:
            pace.note_no_guess(phone, address)
            raise
        if not (isinstance(outcome, Refused) and outcome.reason in _GUESSES):
            pace.note_no_guess(phone, address)
        if isinstance(outcome, Refused):
            return refusal(outcome)
        return await logged_in(parts.tokens, page, outcome, Role.CITIZEN, None)

    @router.get("/keys")
    async def keys() -> dict[str, list[dict[str, Any]]]:
        """The public keys that tokens are checked with (JWKS)."""
        published: dict[str, list[dict[str, Any]]] = await parts.published_keys()
        return published

    @router.post("/codes", status_code=201, response_model=CodeSent)
    async def post_code(body: SendCode, request: Request) -> Any:
        """Send a one-time code to a phone."""
        address = caller_address(request)
        wait_s = pace.take_code(body.phone, address)
        if wait_s > 0:
            raise ProblemError(Code.TOO_MANY, retry_after_s=wait_s)
        async with parts.database.transaction() as transaction:
            outcome = await send_code(parts.people(transaction), parts.texting, body.phone)
        if isinstance(outcome, Refused):
            return refusal(outcome)
        pace.note_sent(body.phone, address)
        return CodeSent(expires_at=outcome)

    @router.post("/registrations", status_code=201, response_model=LoggedIn)
    async def post_registration(body: Register, request: Request, page: Page) -> Any:
        """Register under one's real name and be logged in; the same person always gets the same subject."""
        return await guessed(
            body.phone, caller_address(request), page, lambda people: register_citizen(people, **body.model_dump())
        )

    @router.post("/logins", status_code=201, response_model=LoggedIn)
    async def post_login(body: LogIn, request: Request, page: Page) -> Any:
        """Log in by the registered phone and a code sent to it."""
        return await guessed(
            body.phone, caller_address(request), page, lambda people: log_in_citizen(people, **body.model_dump())
        )

    return router
