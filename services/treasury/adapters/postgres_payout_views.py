"""Batches, payouts and contradictions as people look at them, from Postgres: accounts masked, never a name."""

from typing import Any

from services.treasury.adapters.payee_seals import PayeeSeals
from shared.runtime.postgres import Connection

LINES_A_PAGE = 1_000

_BATCH = """
select batch_id, campaign_id, program_id, district_id, count, sum_fen, sha256, state, prepared_by, prepared_at,
       approved_by, approved_at, sent_at, bank_refusal
from payout_batch
"""
_BATCHES = f"""{_BATCH} where ($1::text is null or program_id = $1) and ($2::text is null or district_id = $2)
order by prepared_at desc, batch_id limit 500"""
_ONE_BATCH = f"{_BATCH} where batch_id = $1 and ($2::text is null or district_id = $2)"
_STATES = """
select state, count(*)::int as lines, sum(amount_fen)::bigint as sum_fen from payout where batch_id = $1
group by state order by state
"""
_PAYOUT = """
select payout_id, pays, merchant_id, program_id, district_id, pool_id, batch_id, amount_fen, requested_at, state,
       bank_ref, paid_as, asked_at, payee_sealed, coalesce((select reason from bank_line
           where bank_line.payout_id = payout.payout_id and meaning = 'FAILED' limit 1), '') as reason
from payout
"""
_LINES = f"{_PAYOUT} where batch_id = $1 order by requested_at, payout_id offset $2 limit {LINES_A_PAGE}"
_ONE_PAYOUT = f"{_PAYOUT} where payout_id = $1 and ($2::text is null or district_id = $2)"
_CLAWBACK = """
select amount_fen, reason, drafted_by, drafted_at, approved_by, approved_at from payout_clawback where payout_id = $1
"""
_HELD_BY = """
select line_no, payout_id, amount_fen, bank_ref, problem, came_at from open_contradiction where pays = $1
order by line_no limit 100
"""
_RULINGS = """
select line_no, outcome, reason, drafted_by, drafted_at, approved_by, approved_at from ruling where payout_id = $1
order by line_no limit 100
"""
_DUE = """
select program_id, count(*)::int as payouts, sum(amount_fen)::bigint as sum_fen, min(requested_at) as since,
       coalesce(array_agg(payout_id order by payout_id)
           filter (where pays in (select pays from open_contradiction)), '{}') as held
from payout where state = 'DUE' and merchant_id is null and ($1::text is null or district_id = $1)
group by program_id order by program_id
"""
_CONTRADICTIONS = """
select line_no, source, payout_id, bank_line.amount_fen, result, reason, bank_line.bank_ref, problem, came_at
from bank_line left join payout using (payout_id)
where problem <> '' and line_no > $1 and ($2::text is null or district_id = $2) order by line_no limit 500
"""
_UNREAD = """
select null::bigint as line_no, answer_no::text as source, null::text as payout_id, null::bigint as amount_fen,
       null::text as result, '' as reason, '' as bank_ref, problem, came_at
from bank_answer where problem <> '' order by answer_no limit 500
"""


class PostgresPayoutViews:
    """Reads only."""

    def __init__(self, connection: Connection, seals: PayeeSeals) -> None:
        self._connection = connection
        self._seals = seals

    async def batches(self, program_id: str | None, district_id: str | None) -> list[dict[str, Any]]:
        return [dict(row) for row in await self._connection.fetch(_BATCHES, program_id, district_id)]

    async def due(self, district_id: str | None) -> list[dict[str, Any]]:
        return [dict(row) for row in await self._connection.fetch(_DUE, district_id)]

    async def batch(self, batch_id: str, district_id: str | None, after: int) -> dict[str, Any] | None:
        row = await self._connection.fetchrow(_ONE_BATCH, batch_id, district_id)
        if row is None:
            return None
        states = await self._connection.fetch(_STATES, batch_id)
        lines = await self._connection.fetch(_LINES, batch_id, after)
        return {
            **row,
            "states": {one["state"]: {"lines": one["lines"], "sum_fen": one["sum_fen"]} for one in states},
            "lines": [self._masked(one) for one in lines],
        }

    async def payout(self, payout_id: str, district_id: str | None) -> dict[str, Any] | None:
        row = await self._connection.fetchrow(_ONE_PAYOUT, payout_id, district_id)
        if row is None:
            return None
        clawback = await self._connection.fetchrow(_CLAWBACK, payout_id)
        held_by = await self._connection.fetch(_HELD_BY, row["pays"])
        rulings = await self._connection.fetch(_RULINGS, payout_id)
        return self._masked(row) | {
            "clawback": dict(clawback) if clawback else None,
            "held_by": [dict(one) for one in held_by],
            "rulings": [dict(one) for one in rulings],
        }

    async def contradictions(self, district_id: str | None, after: int) -> list[dict[str, Any]]:
        unread = await self._connection.fetch(_UNREAD) if after == 0 and district_id is None else []
        said = await self._connection.fetch(_CONTRADICTIONS, after, district_id)
        return [dict(row) for row in [*unread, *said]]

    def _masked(self, row: Any) -> dict[str, Any]:
        shown = dict(row)
        payee = self._seals.open(row["payout_id"], shown.pop("payee_sealed"))
        return shown | {"account": payee.masked_account}
