"""Set a campaign's business days (营业日) at the tills."""

from collections.abc import Sequence
from itertools import pairwise

from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.ports import BusinessDay, Shops
from shared.kernel.decision import Refused


async def set_business_days(shops: Shops, campaign_id: str, days: Sequence[BusinessDay]) -> dict[str, int] | Refused:
    """Add days, which must follow one another. Days that are there stay as they are."""
    for before, after in pairwise(days):
        if after.starts_at < before.ends_at:
            return Refused(Refusal.MALFORMED, f"day {after.day} starts before {before.day} ends")
    if any(day.ends_at <= day.starts_at for day in days):
        return Refused(Refusal.MALFORMED, "a day ends before it starts")
    in_the_way = await shops.day_in_the_way(campaign_id, days)
    if in_the_way is not None:
        return Refused(Refusal.CONFLICT, f"day {in_the_way} is there at other times or overlaps")
    await shops.put_days(campaign_id, days)
    return {"days": len(days)}
