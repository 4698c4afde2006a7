"""What the databases say of settling: every fen redeemed is paid, failed, unknown or carried over."""

from typing import Any

import asyncpg

_FIGURES = """
with entry as (
    select e.*, s.state from treasury.merchant_entry e
    left join treasury.merchant_day d using (merchant_id, campaign_id, business_day)
    left join treasury.settlement s on s.settlement_id = d.settlement_id
    where e.campaign_id = $1
)
select count(distinct merchant_id)::int as merchants,
       count(distinct business_day)::int as days,
       count(*) filter (where kind = 'REDEEMED')::int as lines,
       coalesce(sum(amount_fen) filter (where kind <> 'REFUNDED'), 0)::bigint as redeemed_fen,
       coalesce(-sum(amount_fen) filter (where kind = 'REFUNDED'), 0)::bigint as refunded_fen,
       coalesce(sum(amount_fen) filter (where state in ('PAID', 'NETTED')), 0)::bigint as paid_fen,
       coalesce(sum(amount_fen) filter (where state = 'FAILED'), 0)::bigint as failed_fen,
       coalesce(sum(amount_fen) filter (where state in ('UNKNOWN', 'APPROVED')), 0)::bigint as unknown_fen,
       coalesce(sum(amount_fen) filter (where state is null), 0)::bigint as carried_fen
from entry
"""
_NOT_AGREED = "select count(*) from treasury.merchant_day where campaign_id = $1 and agreed_at is null"
_PAID = """
select coalesce(sum(amount_fen), 0)::bigint from treasury.payout
where campaign_id = $1 and merchant_id is not null and state = 'PAID'
"""
_CAME_BACK = """
select coalesce(sum(amount_fen), 0)::bigint from treasury.journal
where campaign_id = $1 and from_kind = 'paid' and to_kind = 'allocated' and event_id like 'settlement:%'
"""
_OWED = """
select coalesce(sum(net_fen), 0)::bigint from (
    select merchant_id, sum(amount_fen) as net_fen from treasury.merchant_entry e
    left join treasury.merchant_day d using (merchant_id, campaign_id, business_day)
    where e.campaign_id = $1 and d.settlement_id is null group by merchant_id
) as unsettled where net_fen > 0
"""


async def settlement_figures(reader: "asyncpg.Connection[Any]", campaign_id: str) -> dict[str, Any]:
    """Merchants, days and redemptions; where their money is; what is owed to a merchant and in no settlement."""
    row = await reader.fetchrow(_FIGURES, campaign_id)
    return {
        **(row or {}),
        "paid_by_bank_fen": await reader.fetchval(_PAID, campaign_id),
        "came_back_fen": await reader.fetchval(_CAME_BACK, campaign_id),
        "owed_fen": await reader.fetchval(_OWED, campaign_id),
        "not_agreed": await reader.fetchval(_NOT_AGREED, campaign_id),
    }


def settlement_closes(one: dict[str, Any]) -> list[str]:
    """What must be equal once all days are settled; a sentence for each that is not."""
    spread = one["paid_fen"] + one["failed_fen"] + one["unknown_fen"] + one["carried_fen"]
    checks = {
        "paid + failed + unknown + carried = redeemed − refunded": (spread, one["redeemed_fen"] - one["refunded_fen"]),
        "what the bank paid is what settled days come to": (one["paid_by_bank_fen"], one["paid_fen"]),
        "nothing is owed that is in no settlement": (one["owed_fen"], 0),
        "days that do not agree": (one["not_agreed"], 0),
        "differences": (one["differences"], 0),
    }
    return [f"settlement: {rule}: {left} ≠ {right}" for rule, (left, right) in checks.items() if left != right]
