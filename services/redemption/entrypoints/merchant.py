"""The doors of a merchant's desk (商户后台); officers see the same of the merchants of their district."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from services.redemption.entrypoints.bodies import After
from services.redemption.entrypoints.merchant_door import MerchantParts, merchant_in_district, own_merchant
from services.redemption.usecases.show_merchant import show_merchant
from services.redemption.usecases.show_outstanding import show_outstanding
from services.redemption.usecases.show_redemptions import show_redemptions
from services.redemption.usecases.show_today import show_today
from shared.kernel.decision import Refused
from shared.runtime.problem import refusal

ShownDay = Annotated[str | None, Query(max_length=80, description="the open day, or the last one, if none is named")]


def merchant_view_routes(parts: MerchantParts) -> APIRouter:
    """What merchants look at: themselves, their day, their redemptions, their money."""
    router = APIRouter(prefix="/api/redemption/v1", tags=["merchant"])
    _hang(router, "/merchant", own_merchant(parts), parts)
    _hang(router, "/merchants/{merchant_id}", merchant_in_district(parts), parts)
    return router


def _hang(router: APIRouter, prefix: str, whose: Any, parts: MerchantParts) -> None:
    Whose = Annotated[str, whose]  # noqa: N806 - a type

    @router.get(prefix)
    async def get_merchant(merchant: Whose) -> Any:
        """The merchant, its stores and tills, and the hold on its money if there is one."""
        async with parts.database.connection() as connection:
            return _or_refusal(await show_merchant(parts.views(connection), merchant))

    @router.get(f"{prefix}/campaigns/{{campaign_id}}/today")
    async def get_today(campaign_id: str, merchant: Whose) -> Any:
        """The open day, or the last one, by till."""
        async with parts.database.connection() as connection:
            return _or_refusal(await show_today(parts.views(connection), merchant, campaign_id))

    @router.get(f"{prefix}/campaigns/{{campaign_id}}/redemptions")
    async def get_redemptions(campaign_id: str, merchant: Whose, day: ShownDay = None, after: After = None) -> Any:
        """A day's redemptions by pages (`next` → `after`): refunds, and when each is paid or why not yet."""
        async with parts.database.connection() as connection:
            shown = await show_redemptions(
                parts.shops(connection), parts.views(connection), merchant, campaign_id, day=day, after=after
            )
        return _or_refusal(shown)

    @router.get(f"{prefix}/campaigns/{{campaign_id}}/outstanding")
    async def get_outstanding(campaign_id: str, merchant: Whose) -> dict[str, Any]:
        """Money owed and not yet paid: by business day, with its state and its age in days."""
        async with parts.database.connection() as connection:
            return await show_outstanding(parts.views(connection), merchant, campaign_id)


def _or_refusal(shown: dict[str, Any] | Refused) -> Any:
    return refusal(shown) if isinstance(shown, Refused) else shown
