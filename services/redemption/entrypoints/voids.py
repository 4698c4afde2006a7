"""The doors of void orders (作废单): one officer names vouchers and a reason, another voids them, others look."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from services.redemption.entrypoints.act_bodies import VoidsView
from services.redemption.entrypoints.bodies import VoidBody
from services.redemption.entrypoints.merchant_door import READERS
from services.redemption.usecases.approve_void import approve_void
from services.redemption.usecases.draft_void import draft_void
from services.redemption.usecases.ports import Counter
from services.redemption.usecases.void_ports import VoidOrder, VoidState
from shared.contracts.roles import Role
from shared.runtime.desk import Desk
from shared.runtime.http_app import IdempotencyKey
from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import Principal, TokenVerifier, guard

AfterVoid = Annotated[str | None, Query(max_length=80, description="the `next` of the page before")]


def void_routes(database: Database, counter: Callable[[Connection], Counter], verifier: TokenVerifier) -> APIRouter:
    """Staff of a district see and touch the orders that name their district's vouchers alone."""
    router = APIRouter(prefix="/api/redemption/v1", tags=["desk"])
    desk = Desk(database, counter)
    Maker = Annotated[Principal, guard(verifier, Role.TREASURY_MAKER)]  # noqa: N806 - a type
    Checker = Annotated[Principal, guard(verifier, Role.TREASURY_CHECKER)]  # noqa: N806
    Reader = Annotated[Principal, guard(verifier, *READERS)]  # noqa: N806

    @router.get("/voids", response_model=VoidsView)
    async def get_voids(reader: Reader, state: VoidState | None = None, after: AfterVoid = None) -> Any:
        """Void orders, the newest first, a page at a time (`next` → `after`)."""
        async with database.connection() as connection:
            page = await counter(connection).voids.page(reader.district_id, state, after)
        return page._asdict()

    @router.post("/voids", status_code=201, response_model=VoidOrder)
    async def post_void(body: VoidBody, key: IdempotencyKey, maker: Maker) -> Response:
        """Ask for vouchers to be voided (作废)."""
        return await desk.perform(
            maker, act="void.draft", subject=body.void_id, key=key, meaning=body.model_dump(),
            do=lambda counter: draft_void(counter, maker=maker.officer, **body.model_dump()),
        )  # fmt: skip

    @router.post("/voids/{void_id}/approvals", status_code=201, response_model=VoidOrder)
    async def post_void_approval(void_id: str, key: IdempotencyKey, checker: Checker) -> Response:
        """Void them: all or none."""
        return await desk.perform(
            checker, act="void.approve", subject=void_id, key=key, meaning={},
            do=lambda counter: approve_void(counter, void_id, checker=checker.officer),
        )  # fmt: skip

    return router
