"""The till's doors: query, undo, its merchant's day; `redeem_door.py` redeems. Requests and answers are signed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends
from starlette.responses import Response

from services.redemption.domain.wallet import tail_of
from services.redemption.entrypoints.act_bodies import DayPageView, StatusView
from services.redemption.entrypoints.bodies import After, Day, RequestNo
from services.redemption.entrypoints.till_door import SignedRequest, TillDoor, signed_route
from services.redemption.usecases.ports import Counter, Redemption, Shops
from services.redemption.usecases.undo_redemption import undo_redemption
from shared.kernel.decision import Refused
from shared.runtime.http_app import IdempotencyKey
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import refusal


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
    Signed = Annotated[SignedRequest, Depends(parts.door.check)]  # noqa: N806 - a type

    @router.get("/redemptions/{request_no}", response_model=StatusView)
    async def get_redemption(request_no: RequestNo, signed: Signed) -> Response:
        """What became of a request number: done, undone, or not done (with the last refusal, which binds nobody).

        What was refunded since is told with it.
        """
        async with parts.database.connection() as connection:
            counter = parts.counter(connection)
            known = await counter.redemptions.find(signed.till.store_id, request_no)
            if known is not None:
                return json_answer(200, _status(known) | await _refunded(counter, known))
            last = await parts.shops(connection).last_refusal(signed.till.store_id, request_no)
        return json_answer(200, {"status": "not_done", "last_refusal": last})

    @router.post("/redemptions/{request_no}/undo", status_code=201, response_model=StatusView)
    async def post_undo(request_no: RequestNo, key: IdempotencyKey, signed: Signed) -> Response:
        """Undo (撤销) a request number; one never seen is closed, so that a late redeem under it is refused."""
        async with parts.database.transaction() as transaction:
            outcome = await undo_redemption(
                parts.counter(transaction), signed.till, request_no=request_no, undo_key=key
            )
        if isinstance(outcome, Refused):
            return refusal(outcome)
        return json_answer(201, _status(outcome))

    @router.get("/campaigns/{campaign_id}/days/{day}/redemptions", response_model=DayPageView)
    async def get_day(campaign_id: str, day: Day, signed: Signed, after: After = None) -> Response:
        """The merchant's own list of a business day (当日核销明细), every till of it, undone ones marked.

        By pages: ask again `after` what `next` says until it says nothing. Whole once the day is closed; while it is
        open, the second in which a page ends may still get more.
        """
        async with parts.database.connection() as connection:
            page = await parts.shops(connection).day_of_merchant(signed.till.merchant_id, campaign_id, day, after)
        return json_answer(200, page._asdict())

    return router


def redeemed_view(redemption: Redemption) -> dict[str, Any]:
    """A redemption as its till is shown it, made of what never changes."""
    amount = redemption.order.amount_fen if redemption.order else 0
    discount = redemption.discount_fen or 0
    tail = tail_of(redemption.voucher_id or "")
    told = {"redemption_id": redemption.redemption_id, "discount_fen": discount, "to_pay_fen": amount - discount}
    return told | {"voucher_tail": tail}


def _status(redemption: Redemption) -> dict[str, Any]:
    found: dict[str, Any] = {"status": "done" if redemption.undone_at is None else "undone"}
    if redemption.redemption_id is not None:
        found |= redeemed_view(redemption) | {"redeemed_at": redemption.redeemed_at}
    if redemption.undone_at is not None:
        found["undone_at"] = redemption.undone_at
    return found


async def _refunded(counter: Counter, redemption: Redemption) -> dict[str, int]:
    if redemption.redemption_id is None:
        return {}
    so_far = await counter.refunds.so_far(redemption.redemption_id)
    return {"refunded_fen": so_far.amount_fen, "returned_fen": so_far.returned_fen} if so_far.amount_fen else {}


def json_answer(status: int, value: Any) -> Response:
    """An answer in JSON."""
    return Response(msgspec.json.encode(value), status_code=status, media_type="application/json")
