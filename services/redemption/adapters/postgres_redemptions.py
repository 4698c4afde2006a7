"""Redemptions and void orders in Postgres, and all that an act at the counter touches."""

from datetime import datetime
from typing import Any

import asyncpg

from services.redemption.adapters.postgres_days import PostgresDays
from services.redemption.adapters.postgres_refunds import PostgresRefunds
from services.redemption.adapters.postgres_vouchers import PostgresVouchers, voucher_of
from services.redemption.domain.voucher import Order, Voucher
from services.redemption.usecases.ports import AtDesk, AtTill, Redemption, Shown, VoidOrder
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
_INSERT = """
insert into redemption (store_id, request_no, redemption_id, voucher_id, merchant_id, terminal_id, campaign_id,
    business_day, order_no, category, order_amount_fen, discount_fen, redeemed_at, undone_at, undo_key)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict do nothing
"""
_ADD = f"{_INSERT} returning true"
# What is locked first is told second, so the time is that of the decision and not that of a wait.
_SHOW = """
with held as materialized (
    select v.voucher_id::text, v.citizen_id::text, v.state, v.version, s.*
    from voucher v join stock s using (stock_id) where v.voucher_no = $1 for no key update of v
), shown as materialized (select held.*, clock_timestamp() as now from held)
select shown.*, day, exists (select from redemption where store_id = $2 and request_no = $3) as is_known
from (select) asked left join shown on true left join lateral (
    select day from business_day
    where campaign_id = shown.campaign_id and starts_at <= shown.now and ends_at > shown.now and closed_at is null
    for share
) held_day on true
"""
# The place in the log is taken last, by what has locked all that it changes.
_USE = f"""
with added as ({_INSERT} returning voucher_id, redeemed_at), used as (
    update voucher set state = $16, version = $17, state_since = added.redeemed_at
    from added where voucher.voucher_id = added.voucher_id returning true
)
insert into outbox ({outbox.COLUMNS}) select $18::uuid, $19, $20, $21, $22::json from used
"""  # noqa: S608 - our own words
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
        return bool(await self._transaction.fetchval(_ADD, *_row(redemption)))

    async def mark_undone(self, redemption: Redemption) -> bool:
        row = (redemption.store_id, redemption.request_no, redemption.undone_at, redemption.undo_key)
        try:
            async with self._transaction.transaction():
                return await self._transaction.execute(_MARK_UNDONE, *row) == "UPDATE 1"
        except asyncpg.UniqueViolationError:  # the key was taken at the same moment
            return False


class PostgresVoids:
    """Void orders as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def add(self, order: VoidOrder) -> bool:
        query = """insert into void_order (void_id, voucher_ids, reason, drafted_by) values ($1, $2, $3, $4)
                   on conflict do nothing returning true"""
        ids = list(order.voucher_ids)
        return bool(await self._transaction.fetchval(query, order.void_id, ids, order.reason, order.drafted_by))

    async def load_for_update(self, void_id: str) -> VoidOrder | None:
        query = """select void_id, voucher_ids::text[], reason, drafted_by, approved_by from void_order
                   where void_id = $1 for update"""
        row = await self._transaction.fetchrow(query, void_id)
        return VoidOrder(**{**row, "voucher_ids": tuple(row["voucher_ids"])}) if row else None

    async def approve(self, void_id: str, checker: str) -> None:
        await self._transaction.execute("update void_order set approved_by = $2 where void_id = $1", void_id, checker)


class PostgresCounter:
    """All that an act at the counter touches, as one transaction sees it."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction
        self.vouchers = PostgresVouchers(transaction)
        self.redemptions = PostgresRedemptions(transaction)
        self.refunds = PostgresRefunds(transaction)
        self.days = PostgresDays(transaction)
        self.voids = PostgresVoids(transaction)

    async def show(self, voucher_no: int, store_id: str, request_no: str) -> Shown:
        row = await self._transaction.fetchrow(_SHOW, voucher_no, store_id, request_no)
        assert row is not None  # noqa: S101 - with or without a voucher there is one
        voucher = voucher_of(row) if row["voucher_id"] is not None else None
        return Shown(voucher, row["is_known"], row["now"], row["day"])

    async def use(self, voucher: Voucher, redemption: Redemption, told: tuple[str, Event]) -> bool:
        changes = voucher.state, voucher.version, *outbox.row(*told)
        return await self._transaction.execute(_USE, *_row(redemption), *changes) == "INSERT 0 1"

    async def now(self) -> datetime:
        now: datetime = await self._transaction.fetchval("select clock_timestamp()")
        return now

    async def tell(self, *told: tuple[str, Event]) -> None:
        await outbox.append(self._transaction, told)


def _looked_up(at: AtTill | AtDesk) -> tuple[str, str, str]:
    if isinstance(at, AtTill):
        return _FIND, at.till.store_id, at.request_no
    return _FIND_OF_MERCHANT, at.merchant_id, at.redemption_id


def _row(redemption: Redemption) -> tuple[Any, ...]:
    order = redemption.order
    return (
        redemption.store_id, redemption.request_no, redemption.redemption_id, redemption.voucher_id,
        redemption.merchant_id, redemption.terminal_id, redemption.campaign_id, redemption.business_day,
        order.order_no if order else None, order.category if order else None, order.amount_fen if order else None,
        redemption.discount_fen, redemption.redeemed_at, redemption.undone_at, redemption.undo_key,
    )  # fmt: skip


def _redemption(row: asyncpg.Record | None) -> Redemption | None:
    if row is None:
        return None
    columns = dict(row)
    order_no, category, amount = (columns.pop(name) for name in ("order_no", "category", "order_amount_fen"))
    order = Order(order_no, Fen(amount), category) if order_no is not None else None
    return Redemption(order=order, **columns)
