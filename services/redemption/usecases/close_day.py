"""Close a business day (日终): no undo after it, and each merchant's count and sum are told."""

from services.redemption.usecases.ports import Counter
from shared.contracts.redemption_events import DayClosed


async def close_day(counter: Counter, campaign_id: str, day: str) -> None:
    """Close it once; redeems and undos of that day that are under way come first."""
    now = await counter.now()
    sums = await counter.redemptions.close_day(campaign_id, day, now)
    if sums is not None:
        await counter.tell(
            *(
                (one.merchant_id, DayClosed(one.merchant_id, 1, campaign_id, day, one.redemptions, one.sum_fen, now))
                for one in sums
            )
        )
