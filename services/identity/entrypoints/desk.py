"""Identity's doors for administrators: staff, the keys that sign tokens, files of proved citizens."""

import csv
import hashlib
import io
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from pydantic import AfterValidator, Field
from starlette.responses import Response

from services.identity.entrypoints.http import DistrictId, NewPassword, Parts
from services.identity.usecases.appoint_staff import appoint_staff
from services.identity.usecases.approve_staff import approve_staff
from services.identity.usecases.import_citizens import ROWS_PER_CHUNK, import_citizens
from services.identity.usecases.ports import StaffAccount
from services.identity.usecases.withdraw_staff import withdraw_staff
from shared.contracts.refusals import Code
from shared.contracts.roles import STAFF_ROLES, Role
from shared.kernel.decision import Refused
from shared.runtime.audit import record_act
from shared.runtime.desk import Desk
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.postgres import Connection
from shared.runtime.problem import problem
from shared.runtime.tokens import Principal, city_guard

IMPORT_BYTES_MAX = 16 * 1024 * 1024  # some 100,000 citizens
LARGE_BODIES = {"/api/identity/v1/citizens/imports": IMPORT_BYTES_MAX}
FIRST_ROW = 2  # the first line of a file is its heading


def _staff_role(role: str) -> str:
    if role not in STAFF_ROLES:
        raise ValueError("no such role")
    return role


StaffId = Annotated[str, Path(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]


class Appoint(Body):
    login: Annotated[str, Field(min_length=3, max_length=60, pattern=r"^[a-z0-9._-]+$")]
    password: NewPassword
    role: Annotated[str, AfterValidator(_staff_role)]
    district_id: DistrictId | None = None


class StaffView(Body):
    staff_id: str
    login: str
    role: str
    district_id: str | None
    state: str
    must_change: bool


class RotatedView(Body):
    key_id: str


class WrongRow(Body):
    line: int
    code: str


class ImportedView(Body):
    added: int
    known: int
    wrong: list[WrongRow]


def desk_routes(parts: Parts) -> APIRouter:
    """What an administrator asks of identity."""
    router = APIRouter(prefix="/api/identity/v1", tags=["identity"])
    desk: Desk[Connection] = Desk(parts.database, lambda transaction: transaction)
    Admin = Annotated[Principal, city_guard(parts.verifier, Role.ADMIN)]  # noqa: N806 - a type

    @router.post("/staff", status_code=201, response_model=StaffView)
    async def post_staff(body: Appoint, key: IdempotencyKey, admin: Admin) -> Response:
        """Appoint a member of staff; a role that moves money, or makes such roles, waits for a second administrator."""
        password_hash = await parts.passwords.hash(body.password)
        meaning = body.model_dump(exclude={"password"})

        async def do(transaction: Connection) -> Any:
            staff = parts.staff(transaction)
            return _told(await appoint_staff(staff, password_hash=password_hash, by=admin.subject_id, **meaning))

        return await desk.perform(admin, act="staff.appoint", subject=body.login, key=key, meaning=meaning, do=do)

    @router.get("/staff", response_model=list[StaffView])
    async def get_staff(_: Admin) -> Any:
        """All accounts, by login."""
        async with parts.database.connection() as connection:
            return [_told(account) for account in await parts.staff(connection).all()]

    @router.post("/staff/{staff_id}/approvals", status_code=201, response_model=StaffView)
    async def post_approval(staff_id: StaffId, key: IdempotencyKey, admin: Admin) -> Response:
        """Approve an account that another administrator drafted."""

        async def do(transaction: Connection) -> Any:
            return _told(await approve_staff(parts.staff(transaction), staff_id, by=admin.subject_id))

        return await desk.perform(admin, act="staff.approve", subject=staff_id, key=key, meaning={}, do=do)

    @router.post("/staff/{staff_id}/withdrawals", status_code=201, response_model=StaffView)
    async def post_withdrawal(staff_id: StaffId, key: IdempotencyKey, admin: Admin) -> Response:
        """Withdraw an account for good; tokens it has are good until they end, two hours at most."""

        async def do(transaction: Connection) -> Any:
            return _told(await withdraw_staff(parts.staff(transaction), staff_id, by=admin.subject_id))

        return await desk.perform(admin, act="staff.withdraw", subject=staff_id, key=key, meaning={}, do=do)

    @router.post("/keys/rotations", status_code=201, response_model=RotatedView)
    async def post_rotation(key: IdempotencyKey, admin: Admin) -> Response:
        """Sign with a new key from now on; tokens of the old one stay good until they end."""

        async def do(transaction: Connection) -> Any:
            return {"key_id": await parts.rotate_key(transaction)}

        return await desk.perform(admin, act="keys.rotate", subject="tokens", key=key, meaning={}, do=do)

    @router.post("/citizens/imports", status_code=201, response_model=ImportedView)
    async def post_import(request: Request, admin: Admin) -> Any:
        """Import proved citizens from CSV (`name,national_id,phone`, ≤ 16 MB); repeating it adds nobody twice."""
        body = await request.body()
        try:
            rows = _read_csv(body.decode("utf-8-sig"))
        except (UnicodeDecodeError, ValueError, csv.Error) as error:
            return problem(Code.MALFORMED, str(error)[:200] if isinstance(error, ValueError) else "not CSV in UTF-8")
        file = hashlib.sha256(body).hexdigest()
        told: dict[str, Any] = {"added": 0, "known": 0, "wrong": []}
        for first in range(0, len(rows), ROWS_PER_CHUNK):
            some, line = rows[first : first + ROWS_PER_CHUNK], first + FIRST_ROW
            async with parts.database.transaction() as transaction:
                chunk = await import_citizens(parts.people(transaction), line, some)
                detail = {"line": line, "rows": len(some), "added": chunk.added, "known": chunk.known}
                await record_act(transaction, admin, "citizens.import", file, detail)
            told["added"] += chunk.added
            told["known"] += chunk.known
            told["wrong"] += [{"line": row, "code": code} for row, code in chunk.wrong]
        return told

    return router


def _told(account: StaffAccount | Refused) -> dict[str, Any] | Refused:
    if isinstance(account, Refused):
        return account
    names = ("staff_id", "login", "role", "district_id", "state", "must_change")
    return {name: getattr(account, name) for name in names}


def _read_csv(text: str) -> list[tuple[str, str, str]]:
    reader = csv.DictReader(io.StringIO(text))
    needed = ("name", "national_id", "phone")
    if not set(needed).issubset(reader.fieldnames or ()):
        raise ValueError("line 1: columns name, national_id, phone are needed")
    return [(row["name"] or "", row["national_id"] or "", row["phone"] or "") for row in reader]
