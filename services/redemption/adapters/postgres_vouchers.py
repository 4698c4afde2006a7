"""Vouchers after issue, in Postgres; set-based on the way in and out."""

from collections.abc import Sequence
from datetime import datetime

import asyncpg

from services.redemption.domain.voucher import Terms, Voucher, VoucherState, whole_second
from services.redemption.usecases.ports import ArrivingVoucher
from shared.kernel.fen import Fen
from shared.runtime.postgres import Connection

_KEEP_TERMS = """
insert into stock (stock_id, round_id, campaign_id, program_id, district_id, pool_id, face_value_fen, threshold_fen,
                   categories, valid_until)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing
"""
_ADD = """
insert into voucher (voucher_id, citizen_id, stock_id, valid_until, issued_at, state, state_since)
select row.voucher_id, row.citizen_id, $3, $4, $5, 'ISSUED', $5
from unnest($1::uuid[], $2::uuid[]) as row (voucher_id, citizen_id)
on conflict do nothing
"""
_SELECT = """
select v.voucher_id::text, v.citizen_id::text, v.state, v.version, s.*
from voucher v join stock s using (stock_id)
"""
_BY_IDS = f"{_SELECT} where v.voucher_id = any($1::uuid[]) order by v.voucher_id for no key update of v"
_DUE = f"""
{_SELECT} where v.state = 'ISSUED' and v.valid_until <= clock_timestamp()
order by v.valid_until limit $1 for no key update of v skip locked
"""
_SAVE = """
update voucher set state = row.state, version = row.version,
    state_since = case when voucher.state = row.state then state_since else $4 end
from unnest($1::uuid[], $2::text[], $3::int[]) as row (voucher_id, state, version)
where voucher.voucher_id = row.voucher_id
"""


class PostgresVouchers:
    """Vouchers as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def keep_terms(self, terms: Sequence[Terms]) -> None:
        for one in sorted({one.stock_id: one for one in terms}.values(), key=lambda one: one.stock_id):
            await self._transaction.execute(
                _KEEP_TERMS, one.stock_id, one.round_id, one.campaign_id, one.program_id, one.district_id,
                one.pool_id, one.face_value_fen, one.threshold_fen, list(one.categories), one.valid_until,
            )  # fmt: skip

    async def add(self, terms: Terms, arriving: Sequence[ArrivingVoucher], issued_at: datetime) -> None:
        await self._transaction.execute(
            _ADD,
            [one.voucher_id for one in arriving],
            [one.citizen_id for one in arriving],
            terms.stock_id,
            terms.valid_until,
            issued_at,
        )

    async def by_ids(self, voucher_ids: Sequence[str]) -> list[Voucher]:
        return [voucher_of(row) for row in await self._transaction.fetch(_BY_IDS, list(voucher_ids))]

    async def due_to_expire(self, limit: int) -> list[Voucher]:
        return [voucher_of(row) for row in await self._transaction.fetch(_DUE, limit)]

    async def save(self, vouchers: Sequence[Voucher], now: datetime) -> None:
        await self._transaction.execute(
            _SAVE,
            [voucher.voucher_id for voucher in vouchers],
            [voucher.state for voucher in vouchers],
            [voucher.version for voucher in vouchers],
            whole_second(now),
        )


def voucher_of(row: asyncpg.Record) -> Voucher:
    """The voucher in a row, which has its stock's terms too."""
    terms = Terms(
        stock_id=row["stock_id"],
        round_id=row["round_id"],
        campaign_id=row["campaign_id"],
        program_id=row["program_id"],
        district_id=row["district_id"],
        pool_id=row["pool_id"],
        face_value_fen=Fen(row["face_value_fen"]),
        threshold_fen=Fen(row["threshold_fen"]),
        categories=tuple(row["categories"]),
        valid_until=row["valid_until"],
    )
    return Voucher(row["voucher_id"], row["citizen_id"], terms, VoucherState(row["state"]), row["version"])
