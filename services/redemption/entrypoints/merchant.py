"""The doors of a merchant's desk (商户后台); officers see the same of the merchants of their district."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from services.redemption.entrypoints.bodies import After, Named, RedemptionId, Words
from services.redemption.entrypoints.merchant_bodies import (
    CountedView,
    DayRedemptionsView,
    MerchantsView,
    MerchantView,
    OutstandingView,
    ReturnsView,
    TodayView,
)
from services.redemption.entrypoints.merchant_door import (
    LOOKERS,
    READERS,
    MerchantParts,
    merchant_in_district,
    own_merchant,
)
from services.redemption.usecases.show_merchant import show_merchant
from services.redemption.usecases.show_outstanding import show_outstanding
from services.redemption.usecases.show_redemption import show_redemption
from services.redemption.usecases.show_redemptions import show_redemptions
from services.redemption.usecases.show_returns import show_returns
from services.redemption.usecases.show_today import show_today
from shared.kernel.decision import Refused
from shared.runtime.problem import refusal
from shared.runtime.tokens import Principal, guard

AfterMerchant = Annotated[str, Query(max_length=80, description="`next` of the page before")]
ShownDay = Annotated[str | None, Query(max_length=80, description="the open day, or the last one, if none is named")]


def merchant_view_routes(parts: MerchantParts) -> APIRouter:
    """What merchants look at: themselves, their day, their redemptions, their money."""
    router = APIRouter(prefix="/api/redemption/v1", tags=["merchant"])
    own = own_merchant(parts)
    _hang_merchant(router, "/merchant", own, parts)
    _hang_money(router, "/merchant", own, parts)
    _hang_list(router, parts)
    _hang_merchant(router, "/merchants/{merchant_id}", merchant_in_district(parts, *LOOKERS), parts)
    _hang_money(router, "/merchants/{merchant_id}", merchant_in_district(parts, *READERS), parts)
    _hang_redemption(router, parts)
    return router


def _hang_redemption(router: APIRouter, parts: MerchantParts) -> None:
    Whose = Annotated[str, merchant_in_district(parts, *READERS)]  # noqa: N806 - a type

    @router.get("/merchants/{merchant_id}/redemptions/{redemption_id}", response_model=CountedView)
    async def get_redemption(redemption_id: RedemptionId, merchant: Whose) -> Any:
        """One redemption as the counter knows it; treasury's door of the same name follows it to the bank."""
        async with parts.database.connection() as connection:
            return _or_refusal(await show_redemption(parts.views(connection), merchant, redemption_id))


def _hang_list(router: APIRouter, parts: MerchantParts) -> None:
    Looker = Annotated[Principal, guard(parts.verifier, *LOOKERS)]  # noqa: N806 - a type

    @router.get("/merchants", response_model=MerchantsView)
    async def get_merchants(
        looker: Looker, district_id: Named = None, words: Words = "", after: AfterMerchant = ""
    ) -> Any:
        """Merchants by id, a page at a time (`next` → `after`); staff of a district see the district's."""
        district = looker.district_id or district_id
        async with parts.database.connection() as connection:
            return await parts.views(connection).merchants(district, words, after)


def _hang_merchant(router: APIRouter, prefix: str, whose: Any, parts: MerchantParts) -> None:
    Whose = Annotated[str, whose]  # noqa: N806 - a type

    @router.get(prefix, response_model=MerchantView)
    async def get_merchant(merchant: Whose) -> Any:
        """The merchant, its stores, tills and their keys, and the hold on its money if there is one."""
        async with parts.database.connection() as connection:
            return _or_refusal(await show_merchant(parts.views(connection), merchant))


def _hang_money(router: APIRouter, prefix: str, whose: Any, parts: MerchantParts) -> None:
    Whose = Annotated[str, whose]  # noqa: N806 - a type

    @router.get(f"{prefix}/campaigns/{{campaign_id}}/today", response_model=TodayView)
    async def get_today(campaign_id: str, merchant: Whose) -> Any:
        """The open day, or the last one, by till."""
        async with parts.database.connection() as connection:
            return _or_refusal(await show_today(parts.views(connection), merchant, campaign_id))

    @router.get(f"{prefix}/campaigns/{{campaign_id}}/redemptions", response_model=DayRedemptionsView)
    async def get_redemptions(campaign_id: str, merchant: Whose, day: ShownDay = None, after: After = None) -> Any:
        """A day's redemptions by pages (`next` → `after`): refunds, and when each is paid or why not yet."""
        async with parts.database.connection() as connection:
            shown = await show_redemptions(
                parts.shops(connection), parts.views(connection), merchant, campaign_id, day=day, after=after
            )
        return _or_refusal(shown)

    @router.get(f"{prefix}/campaigns/{{campaign_id}}/returns", response_model=ReturnsView)
    async def get_returns(campaign_id: str, merchant: Whose, day: ShownDay = None, after: After = None) -> Any:
        """What was taken back on a day (`next` → `after`): its undone redemptions, and refunds that stand on it."""
        async with parts.database.connection() as connection:
            return _or_refusal(await show_returns(parts.views(connection), merchant, campaign_id, day=day, after=after))

    @router.get(f"{prefix}/campaigns/{{campaign_id}}/outstanding", response_model=OutstandingView)
    async def get_outstanding(campaign_id: str, merchant: Whose) -> dict[str, Any]:
        """Money owed and not yet paid: by business day, with its state and its age in days."""
        async with parts.database.connection() as connection:
            return await show_outstanding(parts.views(connection), merchant, campaign_id)


def _or_refusal(shown: dict[str, Any] | Refused) -> Any:
    return refusal(shown) if isinstance(shown, Refused) else shown
