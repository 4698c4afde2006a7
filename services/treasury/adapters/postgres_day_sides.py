"""Merchants' days as reconciliation sees them: what redemption told, our entries, and the transfers booked for them."""

from collections.abc import AsyncIterator
from typing import Any

from services.treasury.domain.reconciliation import Pair, Row
from services.treasury.usecases.reconciliation_ports import Page, Scope
from shared.runtime.postgres import Connection

ROWS_A_PAGE = 10_000
MAY_COME_FOR = "1 minute"  # so long after its close a day that does not agree waits for facts of other keys

_DAYS = f"""
select business_day, merchant_id, max(district_id) as district_id, bool_or(is_closed) as is_closed,
       bool_or(may_come) as may_come, sum(entries)::bigint as entries
from (
    select business_day, merchant_id, district_id, false as is_closed, false as may_come, count(*) as entries
    from merchant_entry where campaign_id = $1 and ($2::text is null or district_id = $2) and booked_at <= $3
    group by business_day, merchant_id, district_id
    union all
    select business_day, merchant_id, district_id, true,
           (agreed_at is null or agreed_at > $3) and told_at > $3 - interval '{MAY_COME_FOR}', 0
    from merchant_day where campaign_id = $1 and ($2::text is null or district_id = $2) and told_at <= $3
) known
group by business_day, merchant_id order by business_day, merchant_id
"""  # noqa: S608 - our own words
_PAGE = """
from unnest($3::text[], $4::text[], $5::text[], $6::bool[]) as day (business_day, merchant_id, district_id, may_come)
"""
_ENTRY = """
join merchant_entry entry on (entry.merchant_id, entry.campaign_id, entry.business_day)
    = (day.merchant_id, $1, day.business_day) and entry.booked_at <= $2
"""
_DAY = "day.business_day, day.merchant_id"
_MARKS = "day.district_id, day.may_come"
_BOOKED_SUMS = f"""
select {_DAY}, part.item_id, part.amount_fen, part.word, {_MARKS} {_PAGE}
cross join lateral (
    select count(*) filter (where kind = 'REDEEMED') - count(*) filter (where kind = 'UNDONE') as redemptions,
           coalesce(sum(amount_fen) filter (where kind <> 'REFUNDED'), 0) as redeemed_fen,
           count(*) filter (where kind = 'REFUNDED') as refunds,
           coalesce(-sum(amount_fen) filter (where kind = 'REFUNDED'), 0) as refunded_fen
    from merchant_entry entry where (entry.merchant_id, entry.campaign_id, entry.business_day)
        = (day.merchant_id, $1, day.business_day) and entry.booked_at <= $2
) booked
cross join lateral (values ('redeemed', redeemed_fen, redemptions::text), ('refunded', refunded_fen, refunds::text))
    part (item_id, amount_fen, word)
"""  # noqa: S608
_CLOSED_SUMS = f"""
select {_DAY}, part.item_id, part.amount_fen, part.word, {_MARKS} {_PAGE}
join merchant_day told on (told.merchant_id, told.campaign_id, told.business_day)
    = (day.merchant_id, $1, day.business_day) and told.told_at <= $2
cross join lateral (values ('redeemed', told.sum_fen, told.count::text),
    ('refunded', told.refunded_fen, told.refunds::text)) part (item_id, amount_fen, word)
"""
# A redemption that was undone on its day stands in no list.
_ENTRIES = f"""
select {_DAY}, entry.entry_id, sum(entry.amount_fen), concat_ws(' ', max(entry.redemption_id), max(entry.pool_id),
    max(entry.program_id)), {_MARKS} {_PAGE} {_ENTRY}
group by day.business_day, day.merchant_id, entry.entry_id, day.district_id, day.may_come
having count(*) filter (where kind <> 'UNDONE') <> count(*) filter (where kind = 'UNDONE')
"""
_LISTED = f"""
select {_DAY}, listed.entry_id, listed.amount_fen,
    concat_ws(' ', listed.redemption_id, listed.pool_id, listed.program_id), {_MARKS} {_PAGE}
join listed_row listed on (listed.campaign_id, listed.business_day, listed.merchant_id)
    = ($1, day.business_day, day.merchant_id) and listed.came_at <= $2
"""
# Refunds are booked with the settlement that carries them.
_TO_BOOK = f"""
select {_DAY}, entry.event_id, entry.amount_fen, '', day.district_id, false {_PAGE} {_ENTRY}
where entry.kind <> 'REFUNDED'
"""
_TRANSFERS = f"""
select {_DAY}, entry.event_id,
    case when (d.pool_id, c.pool_id, d.kind, c.kind) = (entry.pool_id, entry.pool_id, 'payable', 'outstanding')
         then -moved.amount_fen else moved.amount_fen end,
    case when (d.pool_id, c.pool_id) = (entry.pool_id, entry.pool_id) and (d.kind, c.kind)
              in (('outstanding', 'payable'), ('payable', 'outstanding')) then ''
         else concat(d.pool_id, ' ', d.kind, ' > ', c.pool_id, ' ', c.kind) end,
    day.district_id, false {_PAGE} {_ENTRY}
join transfer moved on moved.event_id = entry.event_id and moved.booked_at <= $2
join account d on d.account_id = moved.debit_id join account c on c.account_id = moved.credit_id
"""
_CLOSED_PAIRS = ((Pair.CLOSE, _BOOKED_SUMS, _CLOSED_SUMS), (Pair.LIST, _ENTRIES, _LISTED))


async def day_pages(snapshot: Connection, scope: Scope) -> AsyncIterator[Page]:
    """Some merchants' days after others."""
    days: list[Any] = []
    entries = 0
    for day in await snapshot.fetch(_DAYS, *scope):
        days.append(day)
        entries += day["entries"]
        if entries >= ROWS_A_PAGE:
            async for page in _pages_of(snapshot, scope, days):
                yield page
            days, entries = [], 0
    async for page in _pages_of(snapshot, scope, days):
        yield page


async def _pages_of(snapshot: Connection, scope: Scope, days: list[Any]) -> AsyncIterator[Page]:
    async def side(query: str, of: list[Any]) -> list[Row]:
        columns = ([day[name] for day in of] for name in ("business_day", "merchant_id", "district_id", "may_come"))
        return rows(await snapshot.fetch(query, scope.campaign_id, scope.as_at, *columns))

    closed = [day for day in days if day["is_closed"]]
    for pair, here, there in _CLOSED_PAIRS:
        yield Page(pair, await side(here, closed), await side(there, closed))
    yield Page(Pair.JOURNAL, await side(_TRANSFERS, days), await side(_TO_BOOK, days))


def rows(found: list[Any]) -> list[Row]:
    """Rows of a query that names day, merchant, item, amount, word, district and whether more may come."""
    return [Row(day, merchant, item, int(amount), *rest) for day, merchant, item, amount, *rest in found]
