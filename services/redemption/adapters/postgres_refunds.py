"""Refunds in Postgres."""

from dataclasses import astuple

from services.redemption.domain.refund import Refund, Refunded
from shared.runtime.postgres import Connection

_FIND = """
select refund_id::text, redemption_id::text, voucher_id::text, store_id, request_no, merchant_id, terminal_id, staff_id,
       campaign_id, business_day, amount_fen, returned_fen, shopper_fen, is_full, refunded_at
from refund where store_id = $1 and request_no = $2
"""
_SO_FAR = """
select coalesce(sum(amount_fen), 0)::bigint as amount_fen, coalesce(sum(returned_fen), 0)::bigint as returned_fen
from refund where redemption_id = $1
"""
_ADD = """
insert into refund (refund_id, redemption_id, voucher_id, store_id, request_no, merchant_id, terminal_id, staff_id,
    campaign_id, business_day, amount_fen, returned_fen, shopper_fen, is_full, refunded_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
on conflict (store_id, request_no) do nothing returning true
"""


class PostgresRefunds:
    """Refunds as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def find(self, store_id: str, request_no: str) -> Refund | None:
        row = await self._transaction.fetchrow(_FIND, store_id, request_no)
        return Refund(**row) if row else None

    async def so_far(self, redemption_id: str) -> Refunded:
        row = await self._transaction.fetchrow(_SO_FAR, redemption_id)
        assert row is not None  # noqa: S101 - a sum always has a row
        return Refunded(**row)

    async def add(self, refund: Refund) -> bool:
        return bool(await self._transaction.fetchval(_ADD, *astuple(refund)))
