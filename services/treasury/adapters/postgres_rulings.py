"""Contradictions and how they were settled, in Postgres; the view `open_contradiction` says what is open."""

from services.treasury.domain.rulings import Contradiction, Outcome, Ruling
from shared.runtime.postgres import Connection

_CONTRADICTION = """
select line_no, payout_id, amount_fen, bank_ref from open_contradiction where payout_id = $1
order by line_no desc limit 1
"""
_DRAFT = """
select payout_id, line_no, outcome, reason, drafted_by, approved_by from ruling
where payout_id = $1 and approved_at is null order by line_no desc limit 1 for update
"""
_SAVE = """
insert into ruling (payout_id, line_no, outcome, reason, drafted_by, approved_by, approved_at)
values ($1, $2, $3, $4, $5, $6, case when $6::text is null then null else clock_timestamp() end)
on conflict (payout_id, line_no) do update set outcome = excluded.outcome, reason = excluded.reason,
    drafted_by = excluded.drafted_by, drafted_at = case when excluded.approved_by is null then now()
        else ruling.drafted_at end, approved_by = excluded.approved_by, approved_at = excluded.approved_at
"""
_HELD = "select distinct pays from open_contradiction where pays = any($1::text[])"


class PostgresRulings:
    """Rulings as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def contradiction(self, payout_id: str) -> Contradiction | None:
        row = await self._transaction.fetchrow(_CONTRADICTION, payout_id)
        return Contradiction(**row) if row else None

    async def held(self, claim_nos: list[str]) -> set[str]:
        return {row["pays"] for row in await self._transaction.fetch(_HELD, claim_nos)}

    async def draft(self, payout_id: str) -> Ruling | None:
        row = await self._transaction.fetchrow(_DRAFT, payout_id)
        return Ruling(**{**row, "outcome": Outcome(row["outcome"])}) if row else None

    async def save(self, ruling: Ruling) -> None:
        await self._transaction.execute(
            _SAVE, ruling.payout_id, ruling.line_no, ruling.outcome, ruling.reason,
            ruling.drafted_by, ruling.approved_by,
        )  # fmt: skip
