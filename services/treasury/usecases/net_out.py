"""Net out (轧差): days whose redemptions and refunds even out to nothing need no bank and are settled at once."""

from collections.abc import Sequence
from datetime import datetime

from services.treasury.domain.journal import Transfer
from services.treasury.domain.settlements import days_to_settle, draw_up, net_of, postings_of
from services.treasury.usecases import facts
from services.treasury.usecases.ports import Books

LAST_DAY = "9999-12-31"


async def net_out(
    books: Books, campaign_id: str, district_id: str, merchant_ids: Sequence[str], now: datetime
) -> list[Transfer]:
    """Settle without a bank what evens out to nothing, of merchants with no open settlement; its postings."""
    unsettled = await books.days.unsettled(campaign_id, district_id, merchant_ids)
    still_open = await books.settlements.open_among(campaign_id, sorted(unsettled))
    ready = {
        merchant: days_to_settle(days, LAST_DAY) for merchant, days in unsettled.items() if merchant not in still_open
    }
    netted = [draw_up(days, now) for _, days in sorted(ready.items()) if days and net_of(days) == 0]
    if not netted:
        return []
    await books.settlements.add(netted)
    await books.days.settle(netted)
    await books.tell(*(facts.settlement_moved(one) for one in netted))
    return postings_of(await books.days.pool_sums([one.settlement_id for one in netted]))
