"""The pull feed (拉取): all of a merchant's notices by their numbers, for its tills and for its desk."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from services.redemption.entrypoints.act_bodies import FeedView
from services.redemption.entrypoints.merchant_staff import MerchantStaff, merchant_guard
from services.redemption.entrypoints.notice_parts import AfterNotice, NoticeParts
from services.redemption.entrypoints.till_door import SignedRequest, TillDoor, signed_route
from services.redemption.usecases.notice_ports import NOTICE_PAGE_MAX
from shared.runtime.tokens import TokenVerifier

Limit = Annotated[int, Query(ge=1, le=NOTICE_PAGE_MAX)]


def feed_routes(parts: NoticeParts, verifier: TokenVerifier, door: TillDoor) -> APIRouter:
    """The same page behind both doors."""
    router = APIRouter(prefix="/api/redemption/v1")
    tills = APIRouter(tags=["till"], route_class=signed_route(door))
    desks = APIRouter(tags=["merchant"])
    Signed = Annotated[SignedRequest, Depends(door.check)]  # noqa: N806 - a type
    Merchant = Annotated[MerchantStaff, merchant_guard(parts.database, parts.shops, verifier)]  # noqa: N806

    @tills.get("/feed", response_model=FeedView)
    async def get_feed(signed: Signed, after: AfterNotice = 0, limit: Limit = NOTICE_PAGE_MAX) -> Response:
        """Notices after a number, in order, without gaps; ask again `after` what `next` says."""
        return await _page(parts, signed.till.merchant_id, after, limit)

    @desks.get("/merchant/feed", response_model=FeedView)
    async def get_merchant_feed(desk: Merchant, after: AfterNotice = 0, limit: Limit = NOTICE_PAGE_MAX) -> Response:
        """The same for somebody at the merchant's desk."""
        return await _page(parts, desk.merchant_id, after, limit)

    router.include_router(tills)
    router.include_router(desks)
    return router


async def _page(parts: NoticeParts, merchant_id: str, after: int, limit: int) -> Response:
    async with parts.database.connection() as connection:
        found = await parts.notices(connection).feed(merchant_id, after, limit)
    # Joined as they are stored: no notice is read or written anew on its way out.
    return Response(f'{{"notices":[{found.bodies}],"next":{found.next}}}', media_type="application/json")
