"""The subsidies' figures: what the databases say by program, beside what buyers were told."""

from typing import Any

import asyncpg

from loadtests.demo.subsidies.play import SubsidyScore
from loadtests.demo.subsidies.stage import UNDER_WAY, SubsidyStage

_CLAIMS = """
select count(*) filter (where filed_at is not null)::int as filed,
       count(*) filter (where state in ('CITY_APPROVED', 'PUBLICISED', 'IN_BATCH', 'PAY_FAILED', 'PAID',
           'CLAWED_BACK'))::int as approved,
       count(*) filter (where state = 'PAID')::int as paid,
       coalesce(sum(settled_fen), 0)::bigint as handed_over_fen,
       count(*) filter (where state = 'WAITLISTED')::int as waitlisted,
       count(*) filter (where filed_state = 'WAITLISTED')::int as waited,
       count(*) filter (where state = 'LAPSED')::int as lapsed,
       count(*) filter (where state = 'CLAWED_BACK')::int as clawed_back,
       count(*) filter (where payouts > 1)::int as accounts_mended,
       coalesce(sum(amount_fen) filter (where state = any($2)), 0)::bigint as reserved_fen,
       coalesce(extract(epoch from percentile_cont(0.5) within group (order by office_time)
           filter (where state = 'PAID')), 0)::int as median_office_time_s,
       coalesce(extract(epoch from max(office_time) filter (where state = 'PAID')), 0)::int as longest_office_time_s
from subsidies.subsidy_claim where policy_id = $1
"""
_TAKEN_BACK = """
select coalesce((select sum(value_fen) from subsidies.fuel_card where policy_id = $1 and state = 'RETURNED'), 0)::bigint
     + coalesce((select sum(amount_fen) from treasury.payout where pool_id = $1 and state = 'CLAWED_BACK'), 0)::bigint
"""
_UNUSED = """
select coalesce(sum(face_value_fen), 0)::bigint from redemption.voucher join redemption.stock using (stock_id)
where pool_id = $1 and state in ('EXPIRED', 'VOID')
"""
_GRANTED = """
select coalesce(sum(amount_fen), 0)::bigint from treasury.grant_of_money
where pool_id = $1 and state in ('APPROVED', 'ACCEPTED', 'CLOSED')
"""
_REJECTED = """
select rejected_for, count(*)::int from subsidies.subsidy_claim where policy_id = $1 and state = 'REJECTED'
group by rejected_for order by rejected_for
"""
_MONEY = """
select kind, balance_fen from treasury.account
where pool_id = $1 and kind in ('granted', 'outstanding', 'payable', 'paid')
"""
_SERVICE = """
select extract(epoch from (body->>'service_time')::interval)::int from subsidies.policy where policy_id = $1
"""


async def subsidy_figures(
    reader: "asyncpg.Connection[Any]", stage: SubsidyStage, score: SubsidyScore
) -> list[dict[str, Any]]:
    """A row a program."""
    found = []
    for window in stage.windows:
        policy_id = window.policy_id
        claims = await reader.fetchrow(_CLAIMS, policy_id, UNDER_WAY)
        rejected = {row[0]: row[1] for row in await reader.fetch(_REJECTED, policy_id)}
        money = {f"{row['kind']}_fen": row["balance_fen"] for row in await reader.fetch(_MONEY, policy_id)}
        found.append(
            {
                "program_id": window.program_id,
                "district_id": window.district_id,
                "policy_granted_fen": await reader.fetchval(_GRANTED, policy_id),
                **dict(claims or {}),
                "paid_fen": money.get("paid_fen", 0),
                "taken_back_fen": await reader.fetchval(_TAKEN_BACK, policy_id),
                "unused_fen": await reader.fetchval(_UNUSED, policy_id),
                "rejected": rejected,
                "refused": dict(sorted(score.buyers.refused[policy_id].items())),
                "service_time_s": await reader.fetchval(_SERVICE, policy_id),
                "money": money,
            }
        )
    return found


def subsidies_close(programs: list[dict[str, Any]]) -> list[str]:
    """What must be equal once everything is paid; a sentence for each that is not."""
    wrong = []
    for one in programs:
        name, money = one["program_id"], one["money"]
        kept = money["outstanding_fen"] + money["payable_fen"] + money["paid_fen"]
        handed_over = one["handed_over_fen"] - one["taken_back_fen"] - one["unused_fen"]
        if any(amount < 0 for amount in money.values()):
            wrong.append(f"{name}: a balance is negative: {money}")
        if kept != handed_over:
            wrong.append(f"{name}: the books keep {kept} for buyers, handed over and not come back is {handed_over}")
        if one["reserved_fen"]:
            wrong.append(f"{name}: {one['reserved_fen']} reserved at the end")
    return wrong
