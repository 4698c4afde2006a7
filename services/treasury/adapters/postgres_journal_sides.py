"""The journal as reconciliation sees it: transfers and what asked for them, balances and what they follow from.

Entries and settlements are held against their transfers beside their days; here are all other transfers. Treasury keeps
no table of what other services' facts moved: of those it is judged whether such a fact may move money so at all.
"""

from collections.abc import AsyncIterator

from services.treasury.adapters.postgres_day_sides import rows
from services.treasury.domain.journal import Kind
from services.treasury.domain.reconciliation import Pair, Row
from services.treasury.usecases.reconciliation_ports import Page, Scope
from shared.runtime.postgres import Connection

STRAYS_MAX = 20_000

_OURS = "'campaign', 'allocation', 'grant', 'payout', 'clawback'"  # what our own tables ask for
_WORD = "concat_ws(' ', {0}, {1}, '>', {2}, {3})"
_MOVED = """
select moved.event_id, moved.amount_fen, split_part(moved.event_id, ':', 1) as prefix, d.pool_id as debit,
       d.kind as debit_kind, c.pool_id as credit, c.kind as credit_kind,
       coalesce(d.program_id, c.program_id) as program_id
from account d join transfer moved on moved.debit_id = d.account_id
left join account c on c.account_id = moved.credit_id
where d.campaign_id = $1 and moved.booked_at <= $3
"""
_ASKED = """
with changed as (
    select program_id, sum(to_fen - from_fen) as more_fen from allocation_change
    where campaign_id = $1 and approved_by is not null group by program_id
), first as (
    select program_id, campaign_id, district_id, (allocated_fen - coalesce(more_fen, 0))::bigint as amount_fen
    from program left join changed using (program_id) where campaign_id = $1
)
select 'campaign:' || campaign_id as event_id, cap_fen as amount_fen, campaign_id as debit, 'source' as debit_kind,
       campaign_id as credit, 'unallocated' as credit_kind, '' as district_id
from campaign where campaign_id = $1 and state = 'APPROVED'
union all
select 'campaign:' || campaign_id, amount_fen, campaign_id, 'unallocated', program_id, 'allocated', first.district_id
from first join campaign using (campaign_id) where state = 'APPROVED' and amount_fen <> 0
union all
select 'allocation:' || change_id, abs(to_fen - from_fen), side.debit, side.debit_kind, side.credit, side.credit_kind,
       program.district_id
from allocation_change change join program using (program_id)
cross join lateral (values
    (true, change.campaign_id, 'unallocated', change.program_id, 'allocated'),
    (false, change.program_id, 'allocated', change.campaign_id, 'unallocated')
) side (is_more, debit, debit_kind, credit, credit_kind)
where change.campaign_id = $1 and approved_by is not null and is_more = (to_fen > from_fen)
union all
select 'grant:' || grant_id, amount_fen, program_id, 'allocated', pool_id, 'granted', district_id
from grant_of_money where campaign_id = $1 and state not in ('DRAFT', 'CANCELLED')
union all
select 'payout:' || payout_id, amount_fen, pool_id, 'payable', pool_id, 'paid', district_id
from payout where campaign_id = $1 and merchant_id is null and state in ('PAID', 'CLAWED_BACK')
union all
select 'clawback:' || payout_id, payout.amount_fen, pool_id, 'paid', program_id, 'allocated', district_id
from payout join payout_clawback back using (payout_id) where campaign_id = $1 and back.approved_by is not null
"""
# Of a campaign's plan each program's share is an item of its own.
_ITEM = "case when event_id like 'campaign:%' then concat(event_id, ' ', credit) else event_id end"
_HERE = f"""
select '', '', {_ITEM}, moved.amount_fen, {_WORD.format("debit", "debit_kind", "credit", "credit_kind")},
       coalesce(program.district_id, ''), false
from ({_MOVED}) moved left join program using (program_id)
where prefix in ({_OURS}) and ($2::text is null or program.district_id = $2)
"""  # noqa: S608 - our own words
# What was booked later than the second that is looked at was asked for later, too.
_THERE = f"""
select '', '', {_ITEM}, amount_fen, {_WORD.format("debit", "debit_kind", "credit", "credit_kind")}, district_id, false
from ({_ASKED}) asked
where ($2::text is null or district_id = $2) and not exists (
    select from transfer later where later.event_id = asked.event_id and later.booked_at > $3
)
"""  # noqa: S608
# What other services' facts may move within a pool, and between it and its program; of a round, and of a policy.
_MAY = """
with may (is_round, debit_kind, credit_kind) as (values
    (true, 'granted', 'outstanding'), (true, 'granted', 'allocated'), (true, 'outstanding', 'allocated'),
    (false, 'granted', 'outstanding'), (false, 'outstanding', 'granted'), (false, 'outstanding', 'payable'),
    (false, 'payable', 'outstanding'), (false, 'outstanding', 'paid'), (false, 'paid', 'allocated'),
    (false, 'granted', 'allocated'), (false, 'outstanding', 'allocated')
), pool as (
    select pool_id, min(program_id) as program_id, bool_or(terms <> 'null') as is_round from grant_of_money
    where campaign_id = $1 group by pool_id
)
"""
_STRAYS = f"""
{_MAY}
select '', '', moved.event_id, moved.amount_fen, {_WORD.format("debit", "debit_kind", "credit", "credit_kind")},
       coalesce(program.district_id, ''), false
from ({_MOVED}) moved left join program using (program_id) left join pool on pool.pool_id = moved.debit
left join may using (is_round, debit_kind, credit_kind)
where ($2::text is null or program.district_id = $2) and prefix not in ({_OURS})
    and (prefix = 'settlement' or may.is_round is null
         or moved.credit is distinct from case credit_kind when 'allocated' then pool.program_id else debit end)
    and not exists (select from merchant_entry entry where entry.event_id = moved.event_id and entry.booked_at <= $3)
    and not exists (select from settlement where 'settlement:' || settlement_id = moved.event_id)
order by moved.event_id limit {STRAYS_MAX}
"""  # noqa: S608
_BALANCES = """
select '', '', concat(account.pool_id, ' ', account.kind), account.balance_fen - coalesce(since.amount_fen, 0), '',
       coalesce(program.district_id, ''), false
from account left join program using (program_id) left join (
    select account_id, sum(amount_fen)::bigint as amount_fen from (
        select debit_id as account_id, -amount_fen as amount_fen from transfer where booked_at > $3
        union all select credit_id, amount_fen from transfer where booked_at > $3
    ) later group by account_id
) since using (account_id)
where account.campaign_id = $1 and ($2::text is null or program.district_id = $2)
"""
_SUMS = """
select '', '', concat(account.pool_id, ' ', account.kind), coalesce(until.amount_fen, 0), '',
       coalesce(program.district_id, ''), false
from account left join program using (program_id) left join (
    select account_id, sum(amount_fen)::bigint as amount_fen from (
        select debit_id as account_id, -amount_fen as amount_fen from transfer where booked_at <= $3
        union all select credit_id, amount_fen from transfer where booked_at <= $3
    ) before group by account_id
) until using (account_id)
where account.campaign_id = $1 and ($2::text is null or program.district_id = $2)
"""
_SUM_OF_ALL = f"""
select '', '', 'cap', sum(balance_fen)::bigint, '', '', false from account
where campaign_id = $1 and $2::text is null and kind <> '{Kind.SOURCE}' and $3::timestamptz is not null
having count(*) > 0
"""  # noqa: S608
_CAP = """
select '', '', 'cap', cap_fen, '', '', false from campaign
where campaign_id = $1 and $2::text is null and state = 'APPROVED' and $3::timestamptz is not null
"""


async def journal_pages(snapshot: Connection, scope: Scope) -> AsyncIterator[Page]:
    """What our own tables ask for, what nothing asks for, and where it all led to."""

    async def side(query: str) -> list[Row]:
        return rows(await snapshot.fetch(query, *scope))

    yield Page(Pair.JOURNAL, [*await side(_HERE), *await side(_STRAYS)], await side(_THERE))
    balances = [*await side(_BALANCES), *await side(_SUM_OF_ALL)]
    yield Page(Pair.BALANCE, balances, [*await side(_SUMS), *await side(_CAP)])
