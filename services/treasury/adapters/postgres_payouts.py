"""Payouts in Postgres: set-based, and who is paid only sealed."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from services.treasury.adapters.payee_seals import PayeeSeals
from services.treasury.domain.payees import Payee
from services.treasury.domain.payouts import Clawback, LineState, Payout
from shared.runtime.postgres import Connection

_COLUMNS = """
payout_id, pays, campaign_id, coalesce(program_id, '') as program_id, district_id, coalesce(pool_id, '') as pool_id,
amount_fen, requested_at, state, batch_id, bank_ref, paid_as, coalesce(merchant_id, '') as merchant_id
"""
_OLDEST_FIRST = "order by requested_at, payout_id"
_BEING_PAID = "select pays, payout_id from payout where pays = any($1::text[]) and state <> 'FAILED'"
_ADD = """
insert into payout (payout_id, pays, campaign_id, program_id, district_id, pool_id, amount_fen, requested_at,
    payee_sealed, merchant_id, state)
select payout_id, pays, campaign_id, nullif(program_id, ''), district_id, nullif(pool_id, ''), amount_fen,
       requested_at, payee_sealed, nullif(merchant_id, ''), 'DUE'
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::timestamptz[],
    $9::bytea[], $10::text[])
    as row (payout_id, pays, campaign_id, program_id, district_id, pool_id, amount_fen, requested_at, payee_sealed,
            merchant_id)
"""
_DUE = f"""
select {_COLUMNS} from payout where program_id = $1 and state = 'DUE'
    and pays not in (select pays from open_contradiction) {_OLDEST_FIRST} limit $2 for update
"""  # noqa: S608 - our own words
_DUE_TO_MERCHANTS = f"""
select {_COLUMNS} from payout where campaign_id = $1 and district_id = $2 and merchant_id is not null and state = 'DUE'
    and pays not in (select pays from open_contradiction)
    and merchant_id not in (select merchant_id from merchant_hold where is_held)
{_OLDEST_FIRST} limit $3 for update
"""  # noqa: S608
_PAY_TO = """
update payout set payee_sealed = row.payee_sealed from unnest($1::text[], $2::bytea[]) as row (payout_id, payee_sealed)
where payout.payout_id = row.payout_id and payout.state = 'DUE'
"""
_HELD_DUE = f"""
select payout_id from payout where program_id = $1 and state = 'DUE'
    and pays in (select pays from open_contradiction) {_OLDEST_FIRST}
"""  # noqa: S608
_DUE_BESIDE = f"select {_COLUMNS} from payout where pays = $1 and state = 'DUE' for update"  # noqa: S608
_LOAD = f"""
select {_COLUMNS} from payout where payout_id = any($1::text[]) order by payout_id for update
"""  # noqa: S608
_OF_BATCH = f"select {_COLUMNS} from payout where batch_id = $1 {_OLDEST_FIRST} for update"  # noqa: S608
_PAYEES = "select payout_id, payee_sealed from payout where payout_id = any($1::text[])"
_SAVE = """
update payout set state = row.state, batch_id = row.batch_id, bank_ref = row.bank_ref,
    paid_as = row.paid_as
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
    as row (payout_id, state, batch_id, bank_ref, paid_as)
where payout.payout_id = row.payout_id
"""
# Nothing was heard of a payout for that long since it was sent or asked about; UNKNOWN is asked about at once.
_TO_ASK = f"""
select {_COLUMNS} from payout where payout_id in (
    select payout_id from payout join payout_batch using (batch_id)
    where payout.state in ('APPROVED', 'UNKNOWN') and payout_batch.state = 'SENT'
      and (payout.state = 'UNKNOWN' or payout_batch.sent_at < clock_timestamp() - $1::interval)
      and (payout.asked_at is null or payout.asked_at < clock_timestamp() - $1::interval)
    order by payout.asked_at nulls first, payout_id limit $2
) {_OLDEST_FIRST}
"""  # noqa: S608
_ASKED = "update payout set asked_at = clock_timestamp() where payout_id = any($1::text[])"
_ADD_CLAWBACK = """
insert into payout_clawback (payout_id, amount_fen, reason, drafted_by) values ($1, $2, $3, $4)
on conflict do nothing returning true
"""
_CLAWBACK = """
select payout_id, amount_fen, reason, drafted_by, approved_by from payout_clawback where payout_id = $1 for update
"""
_SAVE_CLAWBACK = "update payout_clawback set approved_by = $2, approved_at = now() where payout_id = $1"


class PostgresPayouts:
    """Payouts as one transaction sees them."""

    def __init__(self, transaction: Connection, seals: PayeeSeals) -> None:
        self._transaction = transaction
        self._seals = seals

    async def being_paid(self, claim_nos: Sequence[str]) -> dict[str, str]:
        rows = await self._transaction.fetch(_BEING_PAID, list(claim_nos))
        return {row["pays"]: row["payout_id"] for row in rows}

    async def add(self, lines: Sequence[tuple[Payout, Payee]]) -> None:
        payouts = [payout for payout, _ in lines]
        await self._transaction.execute(
            _ADD,
            [payout.payout_id for payout in payouts],
            [payout.pays for payout in payouts],
            [payout.campaign_id for payout in payouts],
            [payout.program_id for payout in payouts],
            [payout.district_id for payout in payouts],
            [payout.pool_id for payout in payouts],
            [payout.amount_fen for payout in payouts],
            [payout.requested_at for payout in payouts],
            [self._seals.close(payout.payout_id, payee) for payout, payee in lines],
            [payout.merchant_id for payout in payouts],
        )

    async def due_for_update(self, program_id: str, most: int) -> list[Payout]:
        return [_payout(row) for row in await self._transaction.fetch(_DUE, program_id, most)]

    async def due_to_merchants_for_update(self, campaign_id: str, district_id: str, most: int) -> list[Payout]:
        rows = await self._transaction.fetch(_DUE_TO_MERCHANTS, campaign_id, district_id, most)
        return [_payout(row) for row in rows]

    async def pay_to(self, payees: Mapping[str, Payee]) -> None:
        sealed = [self._seals.close(payout_id, payee) for payout_id, payee in payees.items()]
        await self._transaction.execute(_PAY_TO, list(payees), sealed)

    async def held_due(self, program_id: str) -> list[str]:
        return [row["payout_id"] for row in await self._transaction.fetch(_HELD_DUE, program_id)]

    async def due_beside_for_update(self, pays: str) -> Payout | None:
        row = await self._transaction.fetchrow(_DUE_BESIDE, pays)
        return _payout(row) if row else None

    async def load_for_update(self, payout_ids: Sequence[str]) -> dict[str, Payout]:
        rows = await self._transaction.fetch(_LOAD, list(payout_ids))
        return {row["payout_id"]: _payout(row) for row in rows}

    async def of_batch_for_update(self, batch_id: str) -> list[Payout]:
        return [_payout(row) for row in await self._transaction.fetch(_OF_BATCH, batch_id)]

    async def payees(self, payout_ids: Sequence[str]) -> dict[str, Payee]:
        rows = await self._transaction.fetch(_PAYEES, list(payout_ids)) if payout_ids else []
        return {row["payout_id"]: self._seals.open(row["payout_id"], row["payee_sealed"]) for row in rows}

    async def save(self, payouts: Sequence[Payout]) -> None:
        if payouts:
            await self._transaction.execute(
                _SAVE,
                [payout.payout_id for payout in payouts],
                [payout.state for payout in payouts],
                [payout.batch_id for payout in payouts],
                [payout.bank_ref for payout in payouts],
                [payout.paid_as for payout in payouts],
            )

    async def to_ask(self, silent_for: timedelta, most: int) -> list[Payout]:
        return [_payout(row) for row in await self._transaction.fetch(_TO_ASK, silent_for, most)]

    async def note_asked(self, payout_ids: Sequence[str]) -> None:
        await self._transaction.execute(_ASKED, list(payout_ids))

    async def add_clawback(self, clawback: Clawback) -> bool:
        own = (clawback.payout_id, clawback.amount_fen, clawback.reason, clawback.drafted_by)
        return bool(await self._transaction.fetchval(_ADD_CLAWBACK, *own))

    async def clawback_for_update(self, payout_id: str) -> Clawback | None:
        row = await self._transaction.fetchrow(_CLAWBACK, payout_id)
        return Clawback(**row) if row else None

    async def save_clawback(self, clawback: Clawback) -> None:
        await self._transaction.execute(_SAVE_CLAWBACK, clawback.payout_id, clawback.approved_by)


def _payout(row: Any) -> Payout:
    return Payout(**{**row, "state": LineState(row["state"])})
