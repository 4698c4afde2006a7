"""Close a business day (日终): no undo after it, and what each merchant is owed is told, by rows and in sum."""

from services.redemption.usecases.ports import Counter
from shared.contracts.redemption_events import DayClosed, DayListed


async def close_day(counter: Counter, campaign_id: str, day: str) -> None:
    """Close it once, after the days before it; redeems, undos and refunds of that day that are under way come first."""
    now = await counter.now()
    sums = await counter.days.close(campaign_id, day, now)
    if sums is None:
        return
    async for parts in counter.days.listed(campaign_id, day):
        await counter.tell(
            *((one.merchant_id, DayListed(one.merchant_id, campaign_id, day, one.part, one.rows)) for one in parts)
        )
    closed = [
        DayClosed(
            merchant_id=one.merchant_id,
            version=1,
            campaign_id=campaign_id,
            business_day=day,
            count=one.redemptions,
            sum_fen=one.sum_fen,
            closed_at=now,
            district_id=one.district_id,
            refunds=one.refunds,
            refunded_fen=one.refunded_fen,
        )
        for one in sums
    ]
    await counter.tell(*((one.merchant_id, one) for one in closed))
