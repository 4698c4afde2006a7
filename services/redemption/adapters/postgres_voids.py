"""Void orders in Postgres."""

from services.redemption.usecases.void_ports import VOIDS_PAGE, ListedVoid, VoidOrder, VoidPage, VoidState
from shared.runtime.postgres import Connection

_ADD = """
insert into void_order (void_id, voucher_ids, reason, drafted_by) values ($1, $2, $3, $4)
on conflict do nothing returning true
"""
_LOAD = """
select void_id, voucher_ids::text[], reason, drafted_by, approved_by from void_order where void_id = $1 for update
"""
_APPROVE = "update void_order set approved_by = $2, approved_at = clock_timestamp() where void_id = $1"
_PAGE = """
select void_id, voucher_ids::text[], reason, drafted_by, drafted_at, approved_by, approved_at, district_ids, vouchers,
       unused, sum_fen
from void_order
cross join lateral (
    select array_agg(distinct district_id order by district_id) as district_ids, count(*)::int as vouchers,
           count(*) filter (where state = 'ISSUED')::int as unused, sum(face_value_fen)::bigint as sum_fen
    from voucher join stock using (stock_id) where voucher_id = any(voucher_ids)) as named
where ($1::text is null or $1 = all(district_ids))
  and ($2::text is null or ($2 = 'APPROVED') = (approved_by is not null))
  and ($3::text is null or (drafted_at, void_id) < (select drafted_at, void_id from void_order where void_id = $3))
order by drafted_at desc, void_id desc limit $4
"""


class PostgresVoids:
    """Void orders as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def add(self, order: VoidOrder) -> bool:
        ids = list(order.voucher_ids)
        return bool(await self._transaction.fetchval(_ADD, order.void_id, ids, order.reason, order.drafted_by))

    async def load_for_update(self, void_id: str) -> VoidOrder | None:
        row = await self._transaction.fetchrow(_LOAD, void_id)
        return VoidOrder(**{**row, "voucher_ids": tuple(row["voucher_ids"])}) if row else None

    async def approve(self, void_id: str, checker: str) -> None:
        await self._transaction.execute(_APPROVE, void_id, checker)

    async def page(
        self, district_id: str | None, state: VoidState | None, after: str | None = None, *, page: int = VOIDS_PAGE
    ) -> VoidPage:
        found = await self._transaction.fetch(_PAGE, district_id, state, after, page + 1)
        lists = ("voucher_ids", "district_ids")
        voids = [ListedVoid(**{**row, **{name: tuple(row[name]) for name in lists}}) for row in found[:page]]
        return VoidPage(voids, voids[-1].void_id if len(found) > page else None)
