"""The subsidies' figures: what the databases say by program, beside what buyers were told."""

from typing import Any

import asyncpg

from loadtests.demo.subsidies.play import SubsidyScore
from loadtests.demo.subsidies.stage import UNDER_WAY, SubsidyStage

_CLAIMS = """
select count(*) filter (where filed_at is not null)::int as filed,
       count(*) filter (where state = 'PAID')::int as paid,
       coalesce(sum(settled_fen) filter (where state = 'PAID'), 0)::bigint as paid_fen,
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
                **dict(claims or {}),
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
        if any(amount < 0 for amount in money.values()):
            wrong.append(f"{name}: a balance is negative: {money}")
        in_kind = money["outstanding_fen"] > 0
        if not in_kind and money["paid_fen"] != one["paid_fen"]:
            wrong.append(f"{name}: paid by the books {money['paid_fen']}, by the claims {one['paid_fen']}")
        if one["reserved_fen"] or (money["payable_fen"] and not in_kind):
            wrong.append(f"{name}: {one['reserved_fen']} reserved, {money['payable_fen']} payable at the end")
    return wrong
