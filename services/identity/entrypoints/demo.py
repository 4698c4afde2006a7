"""The demo's log-ins: any role without proof. This door exists only in a stack started as a demo."""

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field

from services.identity.entrypoints.http import DistrictId, Parts
from services.identity.entrypoints.logged_in import LoggedIn, Page, logged_in
from services.identity.usecases.ports import StaffAccount
from shared.contracts.refusals import Code
from shared.contracts.roles import STAFF_ROLES, Role
from shared.kernel.ids import new_id
from shared.runtime.http_app import Body
from shared.runtime.problem import problem

LOGINS_MAX = 5_000


class DemoLogin(Body):
    """One log-in by `index`, or many by `from` and `count`."""

    role: Annotated[Role, Field(strict=False)]
    index: Annotated[int, Field(ge=0, le=10_000_000)] | None = None
    first: Annotated[int, Field(ge=0, le=10_000_000, alias="from")] = 0
    count: Annotated[int, Field(ge=1, le=LOGINS_MAX)] | None = None
    district_id: DistrictId | None = None


def demo_routes(parts: Parts) -> APIRouter:
    """`POST /demo/logins`, to be added in demo mode only."""
    router = APIRouter(prefix="/api/identity/v1", tags=["demo"])

    @router.post("/demo/logins", status_code=201, response_model=LoggedIn | list[LoggedIn])
    async def post_demo_login(body: DemoLogin, page: Page) -> Any:
        """Log in as the n-th citizen, or as a member of staff made for the purpose."""
        if (body.index is None) == (body.count is None):
            return problem(Code.MALFORMED, "either index, or from and count")
        first, count = (body.index, 1) if body.index is not None else (body.first, body.count or 1)
        if body.role == Role.CITIZEN:
            async with parts.database.connection() as connection:
                subjects = await parts.people(connection).numbered(first, count)
        else:
            subjects = [await _staff(parts, body.role, first + n, body.district_id) for n in range(count)]
        if not subjects:
            return problem(Code.NOT_FOUND, "no such citizen: import or register some first")
        if body.index is not None:
            return await logged_in(parts.tokens, page, subjects[0], body.role, body.district_id)
        signed = [await parts.tokens.sign(subject, body.role, body.district_id) for subject in subjects]
        return [
            LoggedIn(
                token=one.token, subject_id=subject, role=body.role, district_id=body.district_id,
                expires_at=one.expires_at,
            )
            for subject, one in zip(subjects, signed, strict=True)
        ]  # fmt: skip

    return router


async def _staff(parts: Parts, role: str, index: int, district_id: str | None) -> str:
    assert role in STAFF_ROLES  # noqa: S101 - the other role is the citizen's
    login = f"demo-{role}-{index}-{district_id or 'city'}"
    async with parts.database.transaction() as transaction:
        staff = parts.staff(transaction)
        await staff.add(StaffAccount(new_id(), login, "no password", role, district_id))
        account = await staff.find(login)
    assert account is not None  # noqa: S101 - just added, or there before
    return account.staff_id
