"""Who is at a merchant's desk (商户端): bound to one merchant by an administrator, looked up at each request."""

from collections.abc import Callable
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends
from starlette.responses import Response

from services.redemption.entrypoints.act_bodies import Bound
from services.redemption.entrypoints.bodies import StaffBody
from services.redemption.usecases.bind_staff import bind_staff
from services.redemption.usecases.ports import Shops
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.runtime.desk import Desk
from shared.runtime.http_app import IdempotencyKey
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import ProblemError
from shared.runtime.tokens import Principal, TokenVerifier, city_guard, guard


class MerchantStaff(NamedTuple):
    """A merchant_admin, and the one merchant they act for."""

    staff: Principal
    merchant_id: str


def merchant_guard(database: Database, shops: Callable[[Connection], Shops], verifier: TokenVerifier) -> Any:
    """The dependency of a door of the merchant's desk: `own: Annotated[MerchantStaff, merchant_guard(…)]`."""

    async def own(staff: Annotated[Principal, guard(verifier, Role.MERCHANT_ADMIN)]) -> MerchantStaff:
        async with database.connection() as connection:
            merchant_id = await shops(connection).merchant_of(staff.subject_id)
        if merchant_id is None:
            raise ProblemError(Code.FORBIDDEN, "bound to no merchant")
        return MerchantStaff(staff, merchant_id)

    dependency: Callable[..., Any] = own
    return Depends(dependency)


def staff_routes(database: Database, shops: Callable[[Connection], Shops], verifier: TokenVerifier) -> APIRouter:
    """The administrator's act."""
    router = APIRouter(prefix="/api/redemption/v1", tags=["desk"])
    desk = Desk(database, shops)
    Admin = Annotated[Principal, city_guard(verifier, Role.ADMIN)]  # noqa: N806 - a type

    @router.post("/merchants/{merchant_id}/staff", status_code=201, response_model=Bound)
    async def post_staff(merchant_id: str, body: StaffBody, key: IdempotencyKey, admin: Admin) -> Response:
        """Bind a merchant_admin to the merchant they act for; one merchant a person."""
        return await desk.perform(
            admin, act="merchant_staff.bind", subject=merchant_id, key=key, meaning=body.model_dump(),
            do=lambda shops: bind_staff(shops, merchant_id, body.staff_id),
        )  # fmt: skip

    return router
