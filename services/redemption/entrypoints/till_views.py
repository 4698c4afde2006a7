"""What a till is shown of its own, signed like all that a till is answered."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends
from starlette.responses import Response

from services.redemption.entrypoints.till import TillParts
from services.redemption.entrypoints.till_door import SignedRequest, signed_route
from services.redemption.usecases.show_shift import show_shift
from services.redemption.usecases.show_till import show_till
from services.redemption.usecases.view_ports import TillViews
from shared.runtime.fields import Instant
from shared.runtime.http_app import Body
from shared.runtime.postgres import Connection


class OpenDayView(Body):
    campaign_id: str
    day: str
    starts_at: datetime
    ends_at: datetime


class TillView(Body):
    terminal_id: str
    store_id: str
    store_name: str
    merchant_id: str
    merchant_name: str
    district_id: str
    categories: list[str]
    days: list[OpenDayView]
    server_time: datetime


class DoneView(Body):
    """A redemption of this till; `undone_at` is null while it stands, its day says whether it can be undone."""

    request_no: str
    redemption_id: str
    campaign_id: str
    business_day: str
    order_no: str
    category: str
    order_amount_fen: int
    discount_fen: int
    voucher_tail: str
    redeemed_at: datetime
    undone_at: datetime | None


class ShiftSumsView(Body):
    since: datetime
    count: int
    sum_fen: int
    undone: int
    undone_fen: int


class ShiftView(Body):
    redemptions: list[DoneView]
    shift: ShiftSumsView
    server_time: datetime


def till_view_routes(parts: TillParts, views: Callable[[Connection], TillViews]) -> APIRouter:
    """For the screen of a till in a browser."""
    router = APIRouter(prefix="/api/redemption/v1", tags=["till"], route_class=signed_route(parts.door))
    Signed = Annotated[SignedRequest, Depends(parts.door.check)]  # noqa: N806 - a type

    @router.get("/till", response_model=TillView)
    async def get_till(signed: Signed) -> Response:
        """Who the till is, and which business days are open."""
        async with parts.database.connection() as connection:
            return _json(TillView, await show_till(views(connection), signed.till))

    @router.get("/till/redemptions", response_model=ShiftView)
    async def get_shift(signed: Signed, since: Instant | None = None) -> Response:
        """The till's last ten redemptions, and its total since an instant, or since the open day began."""
        async with parts.database.connection() as connection:
            return _json(ShiftView, await show_shift(views(connection), signed.till, since))

    return router


def _json(model: type[Body], value: dict[str, Any]) -> Response:
    """Of the model's form, and whole, so that it can be signed."""
    return Response(msgspec.json.encode(model(**value).model_dump()), media_type="application/json")
