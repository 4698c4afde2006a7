"""Show a merchant the redemptions of a day, each with its refunds and its pay (到账), or why it is not paid yet."""

from collections import defaultdict
from typing import Any

from services.redemption.domain.settlement import pay_of
from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.ports import Shops
from services.redemption.usecases.view_ports import MerchantViews
from shared.kernel.decision import Refused


async def show_redemptions(
    shops: Shops, views: MerchantViews, merchant_id: str, campaign_id: str, *, day: str | None, after: str | None
) -> dict[str, Any] | Refused:
    """A page of a day, the open or last one if none is named; one that was undone is not paid.

    Refunds stand on later days than their redemption and are settled with those.
    """
    shown = await views.day_to_show(campaign_id, day)
    if shown is None:
        return Refused(Refusal.NOT_FOUND)
    page = await shops.day_of_merchant(merchant_id, campaign_id, shown.day, after)
    refunds = defaultdict(list)
    for refund in await views.refunds_of([row["redemption_id"] for row in page.redemptions]):
        refunds[refund["redemption_id"]].append(refund)
    settlements = await views.settlements(merchant_id, campaign_id)
    pay = pay_of(shown.day, settlements, await views.hold(merchant_id), is_closed=shown.is_closed)._asdict()
    redemptions = [
        {**row, "refunds": refunds[row["redemption_id"]], "pay": pay if row["undone_at"] is None else None}
        for row in page.redemptions
    ]
    return {**shown._asdict(), "redemptions": redemptions, "next": page.next}
