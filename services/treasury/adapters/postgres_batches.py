"""Payout batches and what the bank said of them, in Postgres."""

from collections.abc import Sequence
from typing import Any

from services.treasury.adapters.payee_seals import PayeeSeals
from services.treasury.domain.bank_line import BankLine, Heard
from services.treasury.domain.payouts import BatchState, PayoutBatch
from shared.kernel.errors import BrokenPromiseError
from shared.runtime.postgres import Connection

RETRY_REFUSED = "30 seconds"  # a file that the bank would not take holds no other one up

_COLUMNS = """
batch_id, campaign_id, coalesce(program_id, '') as program_id, district_id, count, sum_fen, sha256, state, prepared_by,
approved_by, sent_at, coalesce(business_day, '') as business_day
"""
_ADD = """
insert into payout_batch (batch_id, campaign_id, program_id, district_id, count, sum_fen, sha256, state, prepared_by,
    file_sealed, business_day)
values ($1, $2, nullif($3, ''), $4, $5, $6, $7, $8, $9, $10, nullif($11, '')) on conflict do nothing returning true
"""
_SEE = f"select {_COLUMNS} from payout_batch where batch_id = $1"  # noqa: S608 - our own words
_LOAD = f"{_SEE} for update"
_OF_PAYOUTS = f"""
select {_COLUMNS} from payout_batch
where batch_id in (select batch_id from payout where payout_id = any($1::text[])) order by batch_id for update
"""  # noqa: S608
_SAVE = """
update payout_batch set state = $2, approved_by = $3, sent_at = $4,
    approved_at = coalesce(approved_at, case when $3::text is null then null else clock_timestamp() end),
    file_sealed = case when $2 = 'CANCELLED' then null else file_sealed end,
    bank_refusal = case when $2 = 'APPROVED' then bank_refusal else '' end
where batch_id = $1
"""
_FILE = "select file_sealed from payout_batch where batch_id = $1"
_OPEN_LINES = """
select touched.batch_id, count(payout.payout_id)::int as lines from unnest($1::text[]) as touched (batch_id)
left join payout on payout.batch_id = touched.batch_id and payout.state in ('APPROVED', 'UNKNOWN')
group by touched.batch_id
"""
_TO_SEND = f"""
select {_COLUMNS} from payout_batch
where state = 'APPROVED' and (refused_at is null or refused_at < clock_timestamp() - interval '{RETRY_REFUSED}')
order by approved_at, batch_id limit 1
"""  # noqa: S608
_REFUSED = "update payout_batch set bank_refusal = $2, refused_at = clock_timestamp() where batch_id = $1"
_SENT_AGAIN = "update payout_batch set sent_at = clock_timestamp(), bank_refusal = '' where batch_id = $1"
_MOVE = "update bank_cursor set fetched_to = $1"
_ADD_ANSWER = """
insert into bank_answer (answer_no, sha256, problem) values ($1, $2, $3)
on conflict (answer_no, sha256) do update set problem = excluded.problem
where bank_answer.problem not in ('', excluded.problem)
returning true
"""
_ADD_COPY = "insert into answer_copy (answer_no, sha256, handed_in_by) values ($1, $2, $3) on conflict do nothing"
_COPIES = "select handed_in_by from answer_copy where answer_no = $1 and sha256 = $2"
_KEEP = """
insert into bank_line (source, payout_id, amount_fen, result, reason, bank_ref, meaning, problem)
select $1, row.* from unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
    as row
"""


class PostgresBatches:
    """Batches as one transaction sees them; their files only sealed."""

    def __init__(self, transaction: Connection, seals: PayeeSeals) -> None:
        self._transaction = transaction
        self._seals = seals

    async def add(self, batch: PayoutBatch, file: bytes) -> bool:
        added = await self._transaction.fetchval(
            _ADD, batch.batch_id, batch.campaign_id, batch.program_id, batch.district_id, batch.count, batch.sum_fen,
            batch.sha256, batch.state, batch.prepared_by, self._seals.close_file(batch.batch_id, file),
            batch.business_day,
        )  # fmt: skip
        return bool(added)

    async def see(self, batch_id: str) -> PayoutBatch | None:
        return _batch(await self._transaction.fetchrow(_SEE, batch_id))

    async def load_for_update(self, batch_id: str) -> PayoutBatch | None:
        return _batch(await self._transaction.fetchrow(_LOAD, batch_id))

    async def of_payouts_for_update(self, payout_ids: Sequence[str]) -> dict[str, PayoutBatch]:
        rows = await self._transaction.fetch(_OF_PAYOUTS, list(payout_ids))
        return {batch.batch_id: batch for batch in map(_batch, rows) if batch is not None}

    async def save(self, batch: PayoutBatch) -> None:
        await self._transaction.execute(_SAVE, batch.batch_id, batch.state, batch.approved_by, batch.sent_at)

    async def file(self, batch_id: str) -> bytes:
        sealed = await self._transaction.fetchval(_FILE, batch_id)
        if sealed is None:
            raise BrokenPromiseError(f"no payment file of batch {batch_id}")
        return self._seals.open_file(batch_id, sealed)

    async def open_lines(self, batch_ids: Sequence[str]) -> dict[str, int]:
        return {row["batch_id"]: row["lines"] for row in await self._transaction.fetch(_OPEN_LINES, list(batch_ids))}

    async def first_to_send(self) -> PayoutBatch | None:
        return _batch(await self._transaction.fetchrow(_TO_SEND))

    async def note_sent_again(self, batch_id: str) -> None:
        await self._transaction.execute(_SENT_AGAIN, batch_id)

    async def note_refused(self, batch_id: str, reason: str) -> None:
        await self._transaction.execute(_REFUSED, batch_id, reason)


class PostgresBankLines:
    """The bank's words as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def fetched_to(self) -> int:
        return int(await self._transaction.fetchval("select fetched_to from bank_cursor"))

    async def move_fetched_to(self, answer_no: int) -> None:
        await self._transaction.execute(_MOVE, answer_no)

    async def add_answer(self, answer_no: int, sha256: str, problem: str = "") -> bool:
        return bool(await self._transaction.fetchval(_ADD_ANSWER, answer_no, sha256, problem))

    async def add_copy(self, answer_no: int, sha256: str, staff_id: str) -> frozenset[str]:
        await self._transaction.execute(
            "lock table answer_copy in share row exclusive mode"
        )  # the second sees the first
        await self._transaction.execute(_ADD_COPY, answer_no, sha256, staff_id)
        return frozenset(row["handed_in_by"] for row in await self._transaction.fetch(_COPIES, answer_no, sha256))

    async def keep(self, source: str, lines: Sequence[tuple[BankLine, Heard]]) -> None:
        await self._transaction.execute(
            _KEEP,
            source,
            [line.payout_id for line, _ in lines],
            [line.amount_fen for line, _ in lines],
            [line.result for line, _ in lines],
            [line.reason for line, _ in lines],
            [line.bank_ref for line, _ in lines],
            [heard.meaning for _, heard in lines],
            [heard.problem for _, heard in lines],
        )


def _batch(row: Any) -> PayoutBatch | None:
    return PayoutBatch(**{**row, "state": BatchState(row["state"])}) if row is not None else None
