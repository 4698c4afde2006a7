"""Redemptions in Postgres, and all that an act at the counter touches."""

from collections.abc import Sequence
from datetime import datetime

import asyncpg

from services.redemption.adapters.postgres_days import PostgresDays
from services.redemption.adapters.postgres_refunds import PostgresRefunds
from services.redemption.adapters.postgres_uses import show, use
from services.redemption.adapters.postgres_voids import PostgresVoids
from services.redemption.adapters.postgres_vouchers import PostgresVouchers
from services.redemption.domain.voucher import Order
from services.redemption.usecases.ports import AtDesk, AtTill, Redemption, Shown, Use
from shared.contracts.fact import Event
from shared.kernel.fen import Fen
from shared.runtime import outbox
from shared.runtime.postgres import Connection

_COLUMNS = """
select store_id, request_no, redemption_id::text, voucher_id::text, merchant_id, terminal_id, campaign_id,
       business_day, order_no, category, order_amount_fen, discount_fen, redeemed_at, undone_at, undo_key
from redemption
"""
_FIND = f"{_COLUMNS} where store_id = $1 and request_no = $2"
_FIND_FOR_UPDATE = f"{_FIND} for update"
_FIND_OF_MERCHANT = f"{_COLUMNS} where merchant_id = $1 and redemption_id = $2"
_FIND_BY_UNDO_KEY = f"{_COLUMNS} where store_id = $1 and undo_key = $2"
_ADD = """
insert into redemption (store_id, request_no, redemption_id, voucher_id, merchant_id, terminal_id, campaign_id,
    business_day, order_no, category, order_amount_fen, discount_fen, redeemed_at, undone_at, undo_key)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict do nothing returning true
"""
_FIND_ALL = (
    f"{_COLUMNS} join unnest($1::text[], $2::text[]) as asked (store_id, request_no) using (store_id, request_no)"
)
# The undo's key is unique a store; taken by another it must refuse, not raise.
_MARK_UNDONE = """
update redemption set undone_at = $3, undo_key = $4
where store_id = $1 and request_no = $2 and undone_at is null
  and not exists (select from redemption other where other.store_id = $1 and other.undo_key = $4)
"""


class PostgresRedemptions:
    """Redemptions as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def find(self, store_id: str, request_no: str) -> Redemption | None:
        return _redemption(await self._transaction.fetchrow(_FIND, store_id, request_no))

    async def find_all(self, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Redemption]:
        rows = await self._transaction.fetch(_FIND_ALL, [store for store, _ in keys], [number for _, number in keys])
        found = (one for row in rows if (one := _redemption(row)) is not None)
        return {(one.store_id, one.request_no): one for one in found}

    async def find_for_update(self, store_id: str, request_no: str) -> Redemption | None:
        return _redemption(await self._transaction.fetchrow(_FIND_FOR_UPDATE, store_id, request_no))

    async def find_by_undo_key(self, store_id: str, undo_key: str) -> Redemption | None:
        return _redemption(await self._transaction.fetchrow(_FIND_BY_UNDO_KEY, store_id, undo_key))

    async def find_at(self, at: AtTill | AtDesk) -> Redemption | None:
        query, *names = _looked_up(at)
        return _redemption(await self._transaction.fetchrow(query, *names))

    async def find_at_for_update(self, at: AtTill | AtDesk) -> Redemption | None:
        query, *names = _looked_up(at)
        return _redemption(await self._transaction.fetchrow(f"{query} for update", *names))

    async def add(self, redemption: Redemption) -> bool:
        order = redemption.order
        return bool(
            await self._transaction.fetchval(
                _ADD, redemption.store_id, redemption.request_no, redemption.redemption_id, redemption.voucher_id,
                redemption.merchant_id, redemption.terminal_id, redemption.campaign_id, redemption.business_day,
                order.order_no if order else None, order.category if order else None,
                order.amount_fen if order else None, redemption.discount_fen, redemption.redeemed_at,
                redemption.undone_at, redemption.undo_key,
            )
        )  # fmt: skip

    async def mark_undone(self, redemption: Redemption) -> bool:
        row = (redemption.store_id, redemption.request_no, redemption.undone_at, redemption.undo_key)
        try:
            async with self._transaction.transaction():
                return await self._transaction.execute(_MARK_UNDONE, *row) == "UPDATE 1"
        except asyncpg.UniqueViolationError:  # the key was taken at the same moment
            return False


class PostgresCounter:
    """All that an act at the counter touches, as one transaction sees it."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction
        self.vouchers = PostgresVouchers(transaction)
        self.redemptions = PostgresRedemptions(transaction)
        self.refunds = PostgresRefunds(transaction)
        self.days = PostgresDays(transaction)
        self.voids = PostgresVoids(transaction)

    async def show(self, asked: Sequence[tuple[int, str, str]]) -> list[Shown]:
        return await show(self._transaction, asked)

    async def use(self, uses: Sequence[Use]) -> set[tuple[str, str]]:
        return await use(self._transaction, uses)

    async def now(self) -> datetime:
        now: datetime = await self._transaction.fetchval("select clock_timestamp()")
        return now

    async def tell(self, *told: tuple[str, Event]) -> None:
        await outbox.append(self._transaction, told)


def _looked_up(at: AtTill | AtDesk) -> tuple[str, str, str]:
    if isinstance(at, AtTill):
        return _FIND, at.till.store_id, at.request_no
    return _FIND_OF_MERCHANT, at.merchant_id, at.redemption_id


def _redemption(row: asyncpg.Record | None) -> Redemption | None:
    if row is None:
        return None
    columns = dict(row)
    order_no, category, amount = (columns.pop(name) for name in ("order_no", "category", "order_amount_fen"))
    order = Order(order_no, Fen(amount), category) if order_no is not None else None
    return Redemption(order=order, **columns)
