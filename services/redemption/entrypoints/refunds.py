"""The doors of refunds (退款): for the tills of a store, and for its merchant's desk."""

from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends
from starlette.responses import Response

from services.redemption.domain.refund import Refund, Shares
from services.redemption.entrypoints.act_bodies import RefundedView, SharesView
from services.redemption.entrypoints.bodies import RedemptionId, RefundAmount, RefundBody, RequestNo
from services.redemption.entrypoints.merchant_staff import MerchantStaff, merchant_guard
from services.redemption.entrypoints.till import TillParts
from services.redemption.entrypoints.till_door import SignedRequest, signed_route
from services.redemption.usecases.ports import AtDesk, AtTill, Counter, Shops
from services.redemption.usecases.preview_refund import preview_refund
from services.redemption.usecases.refund_redemption import refund_redemption
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen, yuan_text
from shared.runtime.desk import Desk
from shared.runtime.http_app import IdempotencyKey
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import refusal
from shared.runtime.tokens import TokenVerifier


def till_refund_routes(parts: TillParts) -> APIRouter:
    """What a till may give back of its own store's redemptions."""
    router = APIRouter(prefix="/api/redemption/v1", tags=["till"], route_class=signed_route(parts.door))
    Signed = Annotated[SignedRequest, Depends(parts.door.check)]  # noqa: N806 - a type

    @router.post("/redemptions/{request_no}/refunds", status_code=201, response_model=RefundedView)
    async def post_refund(request_no: RequestNo, body: RefundBody, key: IdempotencyKey, signed: Signed) -> Response:
        """Refund (退款) a request number whose business day is closed; the key is the refund's own number."""
        at, amount = AtTill(signed.till, request_no), Fen(body.amount_fen)
        async with parts.database.transaction() as transaction:
            outcome = await refund_redemption(parts.counter(transaction), at, refund_no=key, amount_fen=amount)
        return refusal(outcome) if isinstance(outcome, Refused) else _json(201, _refunded(outcome))

    @router.get("/redemptions/{request_no}/refunds/preview", response_model=SharesView)
    async def get_preview(request_no: RequestNo, amount_fen: RefundAmount, signed: Signed) -> Response:
        """What a refund would give (退款预览): to the shopper, and back to the pool."""
        return await _previewed(parts.database, parts.counter, AtTill(signed.till, request_no), amount_fen)

    return router


def merchant_refund_routes(
    database: Database,
    shops: Callable[[Connection], Shops],
    counter: Callable[[Connection], Counter],
    verifier: TokenVerifier,
) -> APIRouter:
    """What a merchant's desk may give back of the merchant's redemptions, whichever store's."""
    router = APIRouter(prefix="/api/redemption/v1/merchant", tags=["merchant"])
    desk = Desk(database, counter)
    Own = Annotated[MerchantStaff, merchant_guard(database, shops, verifier)]  # noqa: N806 - a type

    @router.post("/redemptions/{redemption_id}/refunds", status_code=201, response_model=RefundedView)
    async def post_refund(redemption_id: RedemptionId, body: RefundBody, key: IdempotencyKey, own: Own) -> Response:
        """Refund (退款) a redemption whose business day is closed; the key is the refund's number at its store."""
        at, amount = AtDesk(own.merchant_id, own.staff.subject_id, redemption_id), Fen(body.amount_fen)

        async def do(counter: Counter) -> dict[str, Any] | Refused:
            outcome = await refund_redemption(counter, at, refund_no=key, amount_fen=amount)
            return outcome if isinstance(outcome, Refused) else _refunded(outcome)

        return await desk.perform(
            own.staff, act="redemption.refund", subject=redemption_id, key=key, meaning=body.model_dump(), do=do
        )

    @router.get("/redemptions/{redemption_id}/refunds/preview", response_model=SharesView)
    async def get_preview(redemption_id: RedemptionId, amount_fen: RefundAmount, own: Own) -> Response:
        """What a refund would give (退款预览): to the shopper, and back to the pool."""
        at = AtDesk(own.merchant_id, own.staff.subject_id, redemption_id)
        return await _previewed(database, counter, at, amount_fen)

    return router


async def _previewed(
    database: Database, counter: Callable[[Connection], Counter], at: AtTill | AtDesk, amount_fen: int
) -> Response:
    async with database.transaction() as transaction:  # days are held while it is weighed
        outcome = await preview_refund(counter(transaction), at, Fen(amount_fen))
    return refusal(outcome) if isinstance(outcome, Refused) else _json(200, _shared_out(outcome))


def _shared_out(shares: Shares) -> dict[str, Any]:
    return {
        "amount_fen": shares.amount_fen,
        "shopper_fen": shares.shopper_fen,
        "returned_fen": shares.returned_fen,
        "is_full": shares.is_full,
        "left_fen": shares.left_fen,
        "sentence": f"退还顾客 {yuan_text(shares.shopper_fen)}元，退回资金池 {yuan_text(shares.returned_fen)}元",
    }


def _refunded(refund: Refund) -> dict[str, Any]:
    """Of the refund's own row alone: the answer is the same for ever."""
    return {
        "refund_id": refund.refund_id,
        "amount_fen": refund.amount_fen,
        "shopper_fen": refund.shopper_fen,
        "returned_fen": refund.returned_fen,
        "is_full": refund.is_full,
        "refunded_at": refund.refunded_at,
    }


def _json(status: int, value: dict[str, Any]) -> Response:
    return Response(msgspec.json.encode(value), status_code=status, media_type="application/json")
