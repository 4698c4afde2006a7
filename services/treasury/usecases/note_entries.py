"""Note entries (登记商户往来): each redemption, undo and refund stands in its merchant's account, by business day.

A closed day is agreed once our own count and sums equal what redemption closed it with; till then nothing of it, or of
any later day of the merchant, is settled.
"""

from collections.abc import Sequence
from datetime import datetime

from services.treasury.domain.journal import Transfer
from services.treasury.domain.settlements import (
    DayKey,
    DaySums,
    Entry,
    EntryKind,
    MerchantDay,
)
from services.treasury.usecases.net_out import net_out
from services.treasury.usecases.ports import Books
from shared.contracts.events import Fact
from shared.contracts.redemption_events import (
    DayClosed,
    DayListed,
    VoucherRedeemed,
    VoucherRefunded,
    VoucherUndone,
)


async def note_entries(books: Books, facts: Sequence[Fact]) -> list[Transfer]:
    """Keep entries, lists and closes, agree the days that can be; the postings of what evened out, to be booked."""
    entries = [entry for fact in facts if (entry := _entry(fact)) is not None]
    closed = [_closed(fact.data) for fact in facts if isinstance(fact.data, DayClosed)]
    listed = [fact.data for fact in facts if isinstance(fact.data, DayListed)]
    if listed:
        await books.days.add_listed(listed)
    if entries:
        await books.days.add_entries(entries)
    if closed:
        await books.days.add_closed(closed)
    touched = {DayKey(one.merchant_id, one.campaign_id, one.business_day) for one in entries}
    touched |= {day.key for day in closed}
    waiting = await books.days.not_agreed(sorted(touched)) if touched else []
    agreed = [day for day in waiting if day.told == day.booked]
    if not agreed:
        return []
    now = await books.now()
    await books.days.agree([day.key for day in agreed], now)
    places = sorted({(day.key.campaign_id, day.district_id) for day in agreed})
    merchants = sorted({day.key.merchant_id for day in agreed})
    return [one for place in places for one in await net_out(books, *place, merchants, now)]


def _entry(fact: Fact) -> Entry | None:
    match fact.data:
        case VoucherRedeemed() as told:
            return _made(fact, told, EntryKind.REDEEMED, told.redemption_id, told.discount_fen, told.redeemed_at)
        case VoucherUndone() as told:
            return _made(fact, told, EntryKind.UNDONE, told.redemption_id, -told.discount_fen, told.undone_at)
        case VoucherRefunded() as told:
            return _made(fact, told, EntryKind.REFUNDED, told.refund_id, -told.returned_fen, told.refunded_at)
    return None


def _made(
    fact: Fact,
    told: VoucherRedeemed | VoucherUndone | VoucherRefunded,
    kind: EntryKind,
    entry_id: str,
    amount_fen: int,
    at: datetime,
) -> Entry:
    return Entry(
        event_id=fact.event_id,
        kind=kind,
        entry_id=entry_id,
        redemption_id=told.redemption_id,
        merchant_id=told.merchant_id,
        campaign_id=told.campaign_id,
        district_id=told.district_id,
        program_id=told.program_id,
        pool_id=told.pool_id,
        business_day=told.business_day,
        amount_fen=amount_fen,
        at=at,
    )


def _closed(told: DayClosed) -> MerchantDay:
    return MerchantDay(
        DayKey(told.merchant_id, told.campaign_id, told.business_day),
        told.district_id,
        DaySums(told.count, told.sum_fen, told.refunds, told.refunded_fen),
        told.closed_at,
    )
