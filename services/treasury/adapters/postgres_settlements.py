"""Contradictions and how they were settled, in Postgres; the view `open_contradiction` says what is open."""

from services.treasury.domain.settlements import Contradiction, Outcome, Settlement
from shared.runtime.postgres import Connection

_CONTRADICTION = """
select line_no, payout_id, amount_fen, bank_ref from open_contradiction where payout_id = $1
order by line_no desc limit 1
"""
_DRAFT = """
select payout_id, line_no, outcome, reason, drafted_by, approved_by from settlement
where payout_id = $1 and approved_at is null order by line_no desc limit 1 for update
"""
_SAVE = """
insert into settlement (payout_id, line_no, outcome, reason, drafted_by, approved_by, approved_at)
values ($1, $2, $3, $4, $5, $6, case when $6::text is null then null else clock_timestamp() end)
on conflict (payout_id, line_no) do update set outcome = excluded.outcome, reason = excluded.reason,
    drafted_by = excluded.drafted_by, drafted_at = case when excluded.approved_by is null then now()
        else settlement.drafted_at end, approved_by = excluded.approved_by, approved_at = excluded.approved_at
"""
_HELD = "select distinct claim_no from open_contradiction where claim_no = any($1::text[])"


class PostgresSettlements:
    """Settlements as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def contradiction(self, payout_id: str) -> Contradiction | None:
        row = await self._transaction.fetchrow(_CONTRADICTION, payout_id)
        return Contradiction(**row) if row else None

    async def held(self, claim_nos: list[str]) -> set[str]:
        return {row["claim_no"] for row in await self._transaction.fetch(_HELD, claim_nos)}

    async def draft(self, payout_id: str) -> Settlement | None:
        row = await self._transaction.fetchrow(_DRAFT, payout_id)
        return Settlement(**{**row, "outcome": Outcome(row["outcome"])}) if row else None

    async def save(self, settlement: Settlement) -> None:
        await self._transaction.execute(
            _SAVE, settlement.payout_id, settlement.line_no, settlement.outcome, settlement.reason,
            settlement.drafted_by, settlement.approved_by,
        )  # fmt: skip
