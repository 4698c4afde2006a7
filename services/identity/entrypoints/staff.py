"""Identity's doors for members of staff themselves: logging in."""

from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import Field

from services.identity.entrypoints.http import LoggedIn, Parts
from services.identity.entrypoints.password_guesses import PasswordGuesses
from services.identity.usecases.log_in_staff import log_in_staff
from services.identity.usecases.ports import StaffAccount
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused
from shared.kernel.errors import UnavailableError
from shared.runtime.http_app import Body
from shared.runtime.limits import caller_address
from shared.runtime.problem import ProblemError, refusal


class LogInStaff(Body):
    login: Annotated[str, Field(min_length=1, max_length=60)]
    password: Annotated[str, Field(min_length=1, max_length=200)]


def staff_routes(parts: Parts) -> APIRouter:
    """What a member of staff asks of identity."""
    router = APIRouter(prefix="/api/identity/v1", tags=["identity"])
    guesses = PasswordGuesses()
    accounts = _Accounts(parts)

    @router.post("/staff/logins", status_code=201, response_model=LoggedIn)
    async def post_staff_login(body: LogInStaff, request: Request) -> Any:
        """Log in as a member of staff."""
        address = caller_address(request)
        wait_s = guesses.take(body.login, address)
        if wait_s > 0:
            raise ProblemError(Code.TOO_MANY, retry_after_s=wait_s)
        try:
            outcome = await log_in_staff(accounts, parts.passwords, login=body.login, password=body.password)
        except UnavailableError:
            guesses.note_unanswered(body.login, address)
            raise
        if isinstance(outcome, Refused):
            return refusal(outcome)
        guesses.note_right(body.login, address)
        token = await parts.tokens.sign(outcome.staff_id, outcome.role, outcome.district_id)
        return LoggedIn(token=token, subject_id=outcome.staff_id)

    return router


class _Accounts:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def find(self, login: str) -> StaffAccount | None:
        """A connection for the look-up alone: a password takes its turn to be hashed after that."""
        async with self._parts.database.connection() as connection:
            return await self._parts.staff(connection).find(login)
