"""Treasury's doors for settling with merchants: who is held, and batches; approved and answered as payouts are."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from services.treasury.domain.settlements import Hold
from services.treasury.entrypoints.bodies import Day, Id, Ref
from services.treasury.entrypoints.payout_views import HANDLERS, PayoutParts
from services.treasury.entrypoints.settlement_bodies import HeldView, ProspectsView
from services.treasury.usecases.hold_merchant import hold_merchant
from services.treasury.usecases.judge_merchants import judge_merchants
from services.treasury.usecases.prepare_settlements import Settling, prepare_settlements
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.runtime.desk import Desk
from shared.runtime.fields import Why
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.problem import problem
from shared.runtime.tokens import Principal, guard


class SettlementBatchBody(Body):
    batch_id: Id
    campaign_id: Ref
    district_id: Ref
    business_day: Day


class HoldBody(Body):
    district_id: Ref
    is_held: bool
    reason: Why


def settlement_routes(parts: PayoutParts) -> APIRouter:
    """From agreed days to a batch; from there on a settlement goes the way of every payout."""
    router = APIRouter(prefix="/api/treasury/v1", tags=["settlements"])
    desk = Desk(parts.database, parts.books)
    Maker = Annotated[Principal, guard(parts.verifier, Role.TREASURY_MAKER, Role.FINANCE)]  # noqa: N806 - a type
    Handler = Annotated[Principal, guard(parts.verifier, *HANDLERS)]  # noqa: N806
    Reader = Annotated[Principal, guard(parts.verifier, *HANDLERS, Role.AUDITOR)]  # noqa: N806

    @router.post("/merchants/{merchant_id}/holds", status_code=201, response_model=Hold)
    async def post_hold(merchant_id: Ref, body: HoldBody, key: IdempotencyKey, officer: Handler) -> Response:
        """Keep what is due to a merchant out of batches, or let it go on; the merchant is shown the reason."""
        return await desk.perform(
            officer, act="merchant.hold", subject=merchant_id, key=key, meaning=body.model_dump(),
            do=lambda books: hold_merchant(books, merchant_id, officer=officer.officer, **body.model_dump()),
        )  # fmt: skip

    @router.post("/settlement-batches", status_code=201, response_model=Settling)
    async def post_batch(body: SettlementBatchBody, key: IdempotencyKey, maker: Maker) -> Response:
        """Prepare a batch of a district's merchants until a business day; approve it as any payout batch."""
        fields = body.model_dump()
        return await desk.perform(
            maker, act="settlement_batch.prepare", subject=body.batch_id, key=key, meaning=fields,
            do=lambda books: prepare_settlements(books, maker=maker.officer, **fields),
        )  # fmt: skip

    @router.get("/settlement-batches/prospects", response_model=ProspectsView)
    async def get_prospects(
        reader: Reader,
        campaign_id: Annotated[str, Query(max_length=80)],
        district_id: Annotated[str, Query(max_length=80)],
        business_day: Day,
    ) -> Any:
        """Who would be in a batch now, and who would not and why; nothing is changed."""
        if not reader.officer.acts_in(district_id):
            return problem(Code.FORBIDDEN)
        async with parts.database.transaction() as transaction:
            judged = await judge_merchants(parts.books(transaction), campaign_id, district_id, business_day)
        return {
            "merchants": len(judged.ready),
            "sum_fen": sum(day.told.net_fen for days in judged.ready for day in days),
            "left_out": [one._asdict() for one in judged.left_out],
        }

    @router.get("/merchant-holds", response_model=list[HeldView])
    async def get_holds(reader: Reader) -> list[dict[str, Any]]:
        """Whose money is kept out of batches, by whom and why."""
        async with parts.database.connection() as connection:
            return await parts.settlement_views(connection).holds(reader.district_id)

    return router
