"""Identity's doors: codes, registration, log-ins, staff, published keys."""

import csv
import io
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import AfterValidator, Field
from starlette.responses import Response

from services.identity.usecases.appoint_staff import appoint_staff
from services.identity.usecases.import_citizens import ROWS_PER_CHUNK, import_citizens
from services.identity.usecases.log_in_citizen import log_in_citizen
from services.identity.usecases.log_in_staff import log_in_staff
from services.identity.usecases.ports import Passwords, People, Staff, Texting, Tokens
from services.identity.usecases.register_citizen import register_citizen
from services.identity.usecases.send_code import send_code
from shared.contracts.refusals import Code
from shared.contracts.roles import STAFF_ROLES, Role
from shared.kernel.decision import Refused
from shared.runtime.desk import Desk
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import problem, refusal
from shared.runtime.tokens import Principal, TokenVerifier, guard

Phone = Annotated[str, Field(pattern=r"^1[3-9][0-9]{9}$")]


def _staff_role(role: str) -> str:
    if role not in STAFF_ROLES:
        raise ValueError("no such role")
    return role


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


class LogInStaff(Body):
    login: Annotated[str, Field(min_length=1, max_length=60)]
    password: Annotated[str, Field(min_length=1, max_length=200)]


class Appoint(Body):
    login: Annotated[str, Field(min_length=3, max_length=60, pattern=r"^[a-z0-9._-]+$")]
    password: Annotated[str, Field(min_length=12, max_length=200)]
    role: Annotated[str, AfterValidator(_staff_role)]
    district_id: Annotated[str, Field(max_length=60)] | None = None


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
    """Everything a person or an administrator asks of identity."""
    router = APIRouter(prefix="/api/identity/v1", tags=["identity"])
    desk: Desk[Connection] = Desk(parts.database, lambda transaction: transaction)
    Admin = Annotated[Principal, guard(parts.verifier, Role.ADMIN)]  # noqa: N806 - a type

    async def logged_in(subject_id: str | Refused, role: str, district_id: str | None = None) -> Response | LoggedIn:
        if isinstance(subject_id, Refused):
            return refusal(subject_id)
        token = await parts.tokens.sign(subject_id, role, district_id)
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
        return await logged_in(outcome, Role.CITIZEN)

    @router.post("/logins", status_code=201, response_model=LoggedIn)
    async def post_login(body: LogIn) -> Any:
        """Log in by the registered phone and a code sent to it."""
        async with parts.database.transaction() as transaction:
            outcome = await log_in_citizen(parts.people(transaction), phone=body.phone, code=body.code)
        return await logged_in(outcome, Role.CITIZEN)

    @router.post("/staff/logins", status_code=201, response_model=LoggedIn)
    async def post_staff_login(body: LogInStaff) -> Any:
        """Log in as a member of staff."""
        async with parts.database.connection() as connection:
            staff = parts.staff(connection)
            outcome = await log_in_staff(staff, parts.passwords, login=body.login, password=body.password)
        if isinstance(outcome, Refused):
            return refusal(outcome)
        return await logged_in(outcome.staff_id, outcome.role, outcome.district_id)

    @router.post("/staff", status_code=201)
    async def post_staff(body: Appoint, key: IdempotencyKey, admin: Admin) -> Response:
        """Appoint a member of staff."""

        async def do(transaction: Connection) -> Any:
            account = await appoint_staff(parts.staff(transaction), parts.passwords, **body.model_dump())
            if isinstance(account, Refused):
                return account
            return {"staff_id": account.staff_id, "login": account.login, "role": account.role}

        meaning = body.model_dump(exclude={"password"})
        return await desk.perform(admin, act="staff.appoint", subject=body.login, key=key, meaning=meaning, do=do)

    @router.post("/keys/rotations", status_code=201)
    async def post_rotation(key: IdempotencyKey, admin: Admin) -> Response:
        """Sign with a new key from now on; tokens of the old one stay good until they end."""

        async def do(transaction: Connection) -> Any:
            return {"key_id": await parts.rotate_key(transaction)}

        return await desk.perform(admin, act="keys.rotate", subject="tokens", key=key, meaning={}, do=do)

    @router.post("/citizens/imports", status_code=201)
    async def post_import(request: Request, admin: Admin) -> Any:  # noqa: ARG001 - the guard is the point
        """Import proved citizens from CSV (`name,national_id,phone`, ≤ 16 MB); repeating it adds nobody twice."""
        try:
            rows = _read_csv((await request.body()).decode("utf-8-sig"))
        except (UnicodeDecodeError, ValueError, csv.Error) as error:
            return problem(Code.MALFORMED, str(error)[:200] if isinstance(error, ValueError) else "not CSV in UTF-8")
        added = known = 0
        wrong: list[tuple[int, str]] = []
        async for first in _chunks(len(rows)):
            async with parts.database.transaction() as transaction:
                chunk = await import_citizens(
                    parts.people(transaction), first + 2, rows[first : first + ROWS_PER_CHUNK]
                )
            added, known = added + chunk.added, known + chunk.known
            wrong += chunk.wrong
        return {"added": added, "known": known, "wrong": [{"line": line, "code": code} for line, code in wrong]}

    return router


async def _chunks(count: int) -> AsyncIterator[int]:
    for first in range(0, count, ROWS_PER_CHUNK):
        yield first


def _read_csv(text: str) -> list[tuple[str, str, str]]:
    reader = csv.DictReader(io.StringIO(text))
    needed = ("name", "national_id", "phone")
    if not set(needed).issubset(reader.fieldnames or ()):
        raise ValueError("line 1: columns name, national_id, phone are needed")
    return [(row["name"] or "", row["national_id"] or "", row["phone"] or "") for row in reader]
