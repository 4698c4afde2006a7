"""Identity's doors for members of staff themselves: logging in, changing one's password."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import Field

from services.identity.entrypoints.http import NewPassword, Parts
from services.identity.entrypoints.logged_in import LoggedIn, Page, logged_in
from services.identity.entrypoints.password_guesses import PasswordGuesses
from services.identity.usecases.change_password import change_password
from services.identity.usecases.log_in_staff import log_in_staff
from services.identity.usecases.ports import StaffAccount
from services.identity.usecases.prove_password import prove_password
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused
from shared.kernel.errors import UnavailableError
from shared.runtime.audit import record_act
from shared.runtime.http_app import Body
from shared.runtime.limits import caller_address
from shared.runtime.problem import ProblemError, problem, refusal
from shared.runtime.tokens import Principal


class LogInStaff(Body):
    login: Annotated[str, Field(min_length=1, max_length=60)]
    password: Annotated[str, Field(min_length=1, max_length=200)]


class ChangePassword(LogInStaff):
    new_password: NewPassword


class PasswordChanged(Body):
    staff_id: str


def staff_routes(parts: Parts) -> APIRouter:
    """What a member of staff asks of identity."""
    router = APIRouter(prefix="/api/identity/v1", tags=["identity"])
    door = _Door(parts)

    @router.post("/staff/logins", status_code=201, response_model=LoggedIn)
    async def post_staff_login(body: LogInStaff, request: Request, page: Page) -> Any:
        """Log in as a member of staff; a password chosen by an administrator is changed first."""
        async with door.guessing(body.login, caller_address(request)) as guess:
            guess.outcome = await log_in_staff(door, parts.passwords, login=body.login, password=body.password)
        if isinstance(guess.outcome, Refused):
            return refusal(guess.outcome)
        account = guess.outcome
        return await logged_in(parts.tokens, page, account.staff_id, account.role, account.district_id)

    @router.put("/staff/password", response_model=PasswordChanged)
    async def put_password(body: ChangePassword, request: Request) -> Any:
        """Change one's own password; repeating it changes nothing and is answered alike."""
        if body.new_password == body.password:
            return problem(Code.MALFORMED, "new_password: another one than before")
        async with door.guessing(body.login, caller_address(request)) as guess:
            guess.outcome = await door.change(body)
        if isinstance(guess.outcome, Refused):
            return refusal(guess.outcome)
        return PasswordChanged(staff_id=guess.outcome.staff_id)

    return router


class _Guess:
    outcome: StaffAccount | Refused = Refused(Code.UNAUTHENTICATED)


class _Door:
    """Looks accounts up with a connection for that alone: passwords take their turn to be hashed after it."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._guesses = PasswordGuesses()

    async def find(self, login: str) -> StaffAccount | None:
        async with self._parts.database.connection() as connection:
            return await self._parts.staff(connection).find(login)

    @asynccontextmanager
    async def guessing(self, login: str, address: str) -> AsyncIterator[_Guess]:
        """Count what happens in the block as a guess; raises ProblemError for who has guessed too often."""
        wait_s = self._guesses.take(login, address)
        if wait_s > 0:
            raise ProblemError(Code.TOO_MANY, retry_after_s=wait_s)
        guess = _Guess()
        try:
            yield guess
        except UnavailableError:
            self._guesses.note_unanswered(login, address)
            raise
        if not (isinstance(guess.outcome, Refused) and guess.outcome.reason == Code.UNAUTHENTICATED):
            self._guesses.note_right(login, address)

    async def change(self, body: ChangePassword) -> StaffAccount | Refused:
        """Change it, on the audit chain; whoever has the new password already, for themselves, repeats the request."""
        passwords, login = self._parts.passwords, body.login
        account = await prove_password(self, passwords, login=login, password=body.password)
        if isinstance(account, Refused):
            repeated = await prove_password(self, passwords, login=login, password=body.new_password)
            return account if isinstance(repeated, Refused) or repeated.must_change else repeated
        password_hash = await passwords.hash(body.new_password)
        async with self._parts.database.transaction() as transaction:
            outcome = await change_password(self._parts.staff(transaction), account, password_hash=password_hash)
            if isinstance(outcome, StaffAccount):
                officer = Principal(account.staff_id, account.role, account.district_id)
                await record_act(transaction, officer, "staff.change_password", account.login, {})
        return outcome
