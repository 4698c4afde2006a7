"""The promises that can be judged while the stack runs: from one snapshot of the databases, and what clients were told.

The checks are those of `verify`, which judges all the rest once the stack is at rest.
"""

from collections.abc import Iterator

import asyncpg

from loadtests.clients.history import Act
from loadtests.verify import checks_books, checks_logs, checks_subsidies, checks_vouchers
from loadtests.verify.evidence import Evidence, read_tables

TABLES = (
    "campaigns", "accounts", "grants", "stocks", "issued", "vouchers", "redemptions", "refunds", "policies",
    "subsidy_claims", "held_alone",
)  # fmt: skip
CHECKS = (
    checks_books.pools_issue_what_was_granted,
    checks_logs.acknowledged_is_durable,
    checks_logs.a_key_answers_the_same,
    checks_vouchers.person_limits_hold,
    checks_vouchers.vouchers_are_used_at_most_once,
    checks_subsidies.one_live_claim_for_each,
)
MAY_DIP = frozenset({"source", "outstanding", "payable"})  # the last two while two topics interleave
SHOWN_MAX = 5
_CLOSED_ROUNDS = "select round_id from vouchers.round where state = 'CLOSED'"
_MOVED_DAYS = """
select d.merchant_id, d.campaign_id, d.day, d.sum_fen, coalesce(now.sum_fen, 0) as now_fen
from redemption.merchant_day d left join lateral (
    select sum(r.discount_fen)::bigint as sum_fen from redemption.redemption r
    where r.merchant_id = d.merchant_id and r.campaign_id = d.campaign_id and r.business_day = d.day
      and r.undone_at is null
) now on true
where d.campaign_id like 'faults-%' and d.sum_fen <> coalesce(now.sum_fen, 0)
"""


class Judge:
    """Remembers which rounds were closed: none may open again."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._closed: set[str] = set()

    async def judge(self, acts: list[Act]) -> list[str]:
        """What is broken, as sentences; raises what asyncpg raises while Postgres is away."""
        heard = list(acts)  # before the snapshot: what was acknowledged by now must stand in it
        connection = await asyncpg.connect(self._dsn)
        try:
            async with connection.transaction(isolation="repeatable_read", readonly=True):
                evidence = Evidence(history=heard)
                await read_tables(connection, evidence, *TABLES)
                closed = {row["round_id"] for row in await connection.fetch(_CLOSED_ROUNDS)}
                moved = await connection.fetch(_MOVED_DAYS)
        finally:
            await connection.close()
        found = [sentence for check in CHECKS for sentence in check(evidence)]
        found += balances_are_whole(evidence)
        found += [f"{round_id} was closed and is open again" for round_id in sorted(self._closed - closed)]
        found += [
            f"{row['merchant_id']}: {row['day']} of {row['campaign_id']} was closed with {row['sum_fen']}, now has "
            f"{row['now_fen']}"
            for row in moved
        ]
        self._closed |= closed
        return found[:SHOWN_MAX]


def balances_are_whole(evidence: Evidence) -> Iterator[str]:
    """At every commit a campaign's balances sum to its cap, and what is promised to nobody is not negative."""
    for campaign in evidence.campaigns:
        own = [one for one in evidence.accounts if one["campaign_id"] == campaign["campaign_id"]]
        total = sum(one["balance_fen"] for one in own if one["kind"] in checks_books.BALANCES)
        if campaign["state"] == "APPROVED" and total != campaign["cap_fen"]:
            yield f"{campaign['campaign_id']}: balances sum to {total}, the cap is {campaign['cap_fen']}"
    for one in evidence.accounts:
        if one["kind"] not in MAY_DIP and one["balance_fen"] < 0:
            yield f"{one['pool_id']}:{one['kind']} is negative: {one['balance_fen']}"
