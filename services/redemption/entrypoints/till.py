"""The till's doors: redeem, query, undo. Every request and every answer is signed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends
from starlette.responses import Response

from services.redemption.domain.till_code import read_code
from services.redemption.domain.voucher import Order, Refusal
from services.redemption.domain.wallet import tail_of
from services.redemption.entrypoints.act_bodies import DayPageView, RedeemedView, StatusView
from services.redemption.entrypoints.bodies import After, RedeemBody, RequestNo
from services.redemption.entrypoints.till_door import SignedRequest, TillDoor, signed_route
from services.redemption.usecases.ports import Counter, Redemption, Shops
from services.redemption.usecases.redeem_voucher import redeem_voucher
from services.redemption.usecases.undo_redemption import undo_redemption
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen
from shared.runtime.http_app import IdempotencyKey
from shared.runtime.limits import Limit
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import problem, refusal

WRONG_CODES_A_MINUTE_MAX = 30  # a till: more than a cashier mistypes, too few to guess one of 2^30


@dataclass(frozen=True)
class TillParts:
    """What the till's doors stand on, chosen by `main`."""

    database: Database
    counter: Callable[[Connection], Counter]
    shops: Callable[[Connection], Shops]
    door: TillDoor
    code_key: bytes


def till_routes(parts: TillParts) -> APIRouter:
    """The contract of README.md, “The rules of the till”."""
    router = APIRouter(prefix="/api/redemption/v1", tags=["till"], route_class=signed_route(parts.door))
    wrong_codes = Limit(WRONG_CODES_A_MINUTE_MAX, 60)
    Signed = Annotated[SignedRequest, Depends(parts.door.check)]  # noqa: N806 - a type

    @router.post("/redemptions", status_code=201, response_model=RedeemedView)
    async def post_redemption(body: RedeemBody, key: IdempotencyKey, signed: Signed) -> Response:
        """Redeem a voucher (核销); the key is the request number, unique a store."""
        wait_s = wrong_codes.wait_s(signed.till.terminal_id)
        if wait_s > 0:
            return problem(Code.TOO_MANY, retry_after_s=wait_s)
        outcome = await _redeem(parts, signed, key, body, wrong_codes)
        if isinstance(outcome, Refused):
            async with parts.database.transaction() as transaction:
                await parts.shops(transaction).note_refusal(signed.till.store_id, key, outcome.reason)
            return refusal(outcome)
        return _json(201, _redeemed(outcome))

    @router.get("/redemptions/{request_no}", response_model=StatusView)
    async def get_redemption(request_no: RequestNo, signed: Signed) -> Response:
        """What became of a request number: done, undone, or not done (with the last refusal, which binds nobody).

        What was refunded since is told with it.
        """
        async with parts.database.connection() as connection:
            counter = parts.counter(connection)
            known = await counter.redemptions.find(signed.till.store_id, request_no)
            if known is not None:
                return _json(200, _status(known) | await _refunded(counter, known))
            last = await parts.shops(connection).last_refusal(signed.till.store_id, request_no)
        return _json(200, {"status": "not_done", "last_refusal": last})

    @router.post("/redemptions/{request_no}/undo", status_code=201, response_model=StatusView)
    async def post_undo(request_no: RequestNo, key: IdempotencyKey, signed: Signed) -> Response:
        """Undo (撤销) a request number; one never seen is closed, so that a late redeem under it is refused."""
        async with parts.database.transaction() as transaction:
            outcome = await undo_redemption(
                parts.counter(transaction), signed.till, request_no=request_no, undo_key=key
            )
        if isinstance(outcome, Refused):
            return refusal(outcome)
        return _json(201, _status(outcome))

    @router.get("/campaigns/{campaign_id}/days/{day}/redemptions", response_model=DayPageView)
    async def get_day(campaign_id: str, day: str, signed: Signed, after: After = None) -> Response:
        """The merchant's own list of a business day (当日核销明细), every till of it, undone ones marked.

        By pages: ask again `after` what `next` says until it says nothing. Whole once the day is closed; while it is
        open, the second in which a page ends may still get more.
        """
        async with parts.database.connection() as connection:
            page = await parts.shops(connection).day_of_merchant(signed.till.merchant_id, campaign_id, day, after)
        return _json(200, page._asdict())

    return router


async def _redeem(
    parts: TillParts, signed: SignedRequest, key: str, body: RedeemBody, wrong_codes: Limit
) -> Redemption | Refused:
    now = datetime.now(UTC)
    code = read_code(parts.code_key, body.code, now)
    if code is None:
        wrong_codes.count(signed.till.terminal_id)
        return Refused(Refusal.CODE_INVALID)
    order = Order(body.order_no, Fen(body.order_amount_fen), body.category)
    async with parts.database.transaction() as transaction:
        return await redeem_voucher(
            parts.counter(transaction),
            signed.till,
            request_no=key,
            voucher_no=code.voucher_no,
            order=order,
            code_expired=now >= code.expires_at,
        )


def _redeemed(redemption: Redemption) -> dict[str, Any]:
    amount = redemption.order.amount_fen if redemption.order else 0
    discount = redemption.discount_fen or 0
    tail = tail_of(redemption.voucher_id or "")
    told = {"redemption_id": redemption.redemption_id, "discount_fen": discount, "to_pay_fen": amount - discount}
    return told | {"voucher_tail": tail}


def _status(redemption: Redemption) -> dict[str, Any]:
    found: dict[str, Any] = {"status": "done" if redemption.undone_at is None else "undone"}
    if redemption.redemption_id is not None:
        found |= _redeemed(redemption) | {"redeemed_at": redemption.redeemed_at}
    if redemption.undone_at is not None:
        found["undone_at"] = redemption.undone_at
    return found


async def _refunded(counter: Counter, redemption: Redemption) -> dict[str, int]:
    if redemption.redemption_id is None:
        return {}
    so_far = await counter.refunds.so_far(redemption.redemption_id)
    return {"refunded_fen": so_far.amount_fen, "returned_fen": so_far.returned_fen} if so_far.amount_fen else {}


def _json(status: int, value: Any) -> Response:
    return Response(msgspec.json.encode(value), status_code=status, media_type="application/json")
