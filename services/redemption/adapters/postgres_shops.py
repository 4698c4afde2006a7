"""Merchants, stores, tills, keys and business days in Postgres."""

from collections.abc import Sequence
from typing import Any

from services.redemption.domain.voucher import Till
from services.redemption.usecases.ports import DAY_PAGE, BusinessDay, DayPage, KeyOfTill, MerchantFile
from shared.runtime.postgres import Connection

_MERCHANT = """
insert into merchant (merchant_id, name, uscc, district_id, categories) values ($1, $2, $3, $4, $5)
on conflict (merchant_id) do update set name = excluded.name, categories = excluded.categories,
    version = merchant.version + 1
"""
_STORES = """
insert into store (store_id, merchant_id, name, address)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
on conflict (store_id) do update set name = excluded.name, address = excluded.address
"""
_TERMINALS = "insert into terminal select * from unnest($1::text[], $2::text[]) on conflict do nothing"
_KEYS = """
insert into terminal_key (key_id, terminal_id, public_key)
select * from unnest($1::text[], $2::text[], $3::bytea[]) on conflict do nothing
"""
_OTHERS_DISTRICT = """
select 'merchant ' || merchant_id || ' is enrolled in another district: there it needs another id' from merchant
join unnest($1::text[], $2::text[]) as row (merchant_id, district_id) using (merchant_id)
where merchant.district_id <> row.district_id order by merchant_id limit 1
"""
_OTHERS_STORE = """
select 'store ' || store_id || ' is another merchant''s' from store
join unnest($1::text[], $2::text[]) as row (store_id, merchant_id) using (store_id)
where store.merchant_id <> row.merchant_id order by store_id limit 1
"""
_OTHERS_TILL = """
select 'terminal ' || terminal_id || ' is another store''s' from terminal
join unnest($1::text[], $2::text[]) as row (terminal_id, store_id) using (terminal_id)
where terminal.store_id <> row.store_id order by terminal_id limit 1
"""
_OTHERS_KEY = """
select 'key ' || key_id || ' is another terminal''s, or was revoked' from terminal_key
join unnest($1::text[], $2::text[]) as row (key_id, terminal_id) using (key_id)
where terminal_key.terminal_id <> row.terminal_id or revoked_at is not null order by key_id limit 1
"""
_OTHER_TIMES = """
select known.day from business_day known
join unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) as row (day, starts_at, ends_at)
    on case when row.day = known.day then (row.starts_at, row.ends_at) <> (known.starts_at, known.ends_at)
            else row.starts_at < known.ends_at and known.starts_at < row.ends_at end
where known.campaign_id = $1 order by known.day limit 1
"""
_TILL = """
select k.public_key, k.revoked_at is not null as is_revoked, t.terminal_id, t.store_id, m.merchant_id, m.district_id,
       m.categories
from terminal_key k
join terminal t using (terminal_id) join store s using (store_id) join merchant m using (merchant_id)
where k.key_id = $1
"""
_LIVE_KEYS = "select count(*) from terminal_key where terminal_id = $1 and revoked_at is null"
STORES_PAGE = 200
_STORES_PAGE = """
select s.store_id, s.name as store_name, s.address, m.merchant_id, m.name, m.district_id, m.categories
from store s join merchant m using (merchant_id)
where s.store_id > $4 and ($1::text is null or m.district_id = $1) and ($2::text is null or $2 = any(m.categories))
  and position(lower($3) in lower(s.name || ' ' || m.name || ' ' || s.address)) > 0
order by s.store_id limit $5
"""
_WALLET = """
select v.voucher_id::text, v.state, v.valid_until, v.issued_at, v.state_since, s.stock_id, s.round_id, s.campaign_id,
       s.district_id, s.face_value_fen, s.threshold_fen, s.categories, store.name as store_name
from voucher v join stock s using (stock_id)
left join redemption r on r.voucher_id = v.voucher_id and r.undone_at is null
left join store on store.store_id = r.store_id
where v.citizen_id = $1 order by v.issued_at desc, v.voucher_id limit 500
"""
_DAYS = """
insert into business_day (campaign_id, day, starts_at, ends_at)
select $1, day, starts_at, ends_at from unnest($2::text[], $3::timestamptz[], $4::timestamptz[])
    as row (day, starts_at, ends_at)
on conflict do nothing
"""


class PostgresShops:
    """Shops as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def put(self, merchants: Sequence[MerchantFile]) -> None:
        for merchant in sorted(merchants, key=lambda one: one.merchant_id):
            await self._transaction.execute(
                _MERCHANT, merchant.merchant_id, merchant.name, merchant.uscc, merchant.district_id,
                list(merchant.categories),
            )  # fmt: skip
        stores = [
            (store.store_id, one.merchant_id, store.name, store.address) for one in merchants for store in one.stores
        ]
        await self._transaction.execute(_STORES, *_columns(stores, 4))
        tills = [
            (till.terminal_id, store.store_id) for one in merchants for store in one.stores for till in store.tills
        ]
        await self._transaction.execute(_TERMINALS, *_columns(tills, 2))
        keys = [
            (till.key_id, till.terminal_id, till.public_key)
            for one in merchants
            for store in one.stores
            for till in store.tills
            if till.key_id is not None
        ]
        await self._transaction.execute(_KEYS, *_columns(keys, 3))

    async def clash(self, merchants: Sequence[MerchantFile]) -> str | None:
        stores = [(store.store_id, one.merchant_id) for one in merchants for store in one.stores]
        tills = [(t.terminal_id, store.store_id) for one in merchants for store in one.stores for t in store.tills]
        keys = [(t.key_id, t.terminal_id) for one in merchants for store in one.stores for t in store.tills if t.key_id]
        places = [(one.merchant_id, one.district_id) for one in merchants]
        for query, rows in (
            (_OTHERS_DISTRICT, places), (_OTHERS_STORE, stores), (_OTHERS_TILL, tills), (_OTHERS_KEY, keys),
        ):  # fmt: skip
            found: str | None = await self._transaction.fetchval(query, *_columns(rows, 2))
            if found is not None:
                return found
        return None

    async def owner_of_key(self, key_id: str) -> tuple[str, bool] | None:
        query = "select terminal_id, revoked_at is not null as is_revoked from terminal_key where key_id = $1"
        row = await self._transaction.fetchrow(query, key_id)
        return (row["terminal_id"], row["is_revoked"]) if row else None

    async def day_in_the_way(self, campaign_id: str, days: Sequence[BusinessDay]) -> str | None:
        rows = [(day.day, day.starts_at, day.ends_at) for day in days]
        found: str | None = await self._transaction.fetchval(_OTHER_TIMES, campaign_id, *_columns(rows, 3))
        return found

    async def till_of_key(self, key_id: str) -> KeyOfTill | None:
        row = await self._transaction.fetchrow(_TILL, key_id)
        if row is None:
            return None
        till = Till(
            row["terminal_id"], row["store_id"], row["merchant_id"], row["district_id"], tuple(row["categories"])
        )
        return KeyOfTill(till, row["public_key"], is_revoked=row["is_revoked"])

    async def live_keys(self, terminal_id: str) -> int | None:
        lock = "select true from terminal where terminal_id = $1 for update"
        if not await self._transaction.fetchval(lock, terminal_id):
            return None
        count: int = await self._transaction.fetchval(_LIVE_KEYS, terminal_id)
        return count

    async def add_key(self, terminal_id: str, key_id: str, public_key: bytes) -> None:
        await self._transaction.execute(_KEYS, [key_id], [terminal_id], [public_key])

    async def revoke_key(self, key_id: str) -> bool:
        query = "update terminal_key set revoked_at = coalesce(revoked_at, now()) where key_id = $1"
        return await self._transaction.execute(query, key_id) == "UPDATE 1"

    async def bind_staff(self, staff_id: str, merchant_id: str) -> None:
        query = """insert into merchant_staff (staff_id, merchant_id)
                   select $1, merchant_id from merchant where merchant_id = $2 on conflict do nothing"""
        await self._transaction.execute(query, staff_id, merchant_id)

    async def merchant_of(self, staff_id: str) -> str | None:
        query = "select merchant_id from merchant_staff where staff_id = $1"
        merchant_id: str | None = await self._transaction.fetchval(query, staff_id)
        return merchant_id

    async def put_days(self, campaign_id: str, days: Sequence[BusinessDay]) -> None:
        rows = [(day.day, day.starts_at, day.ends_at) for day in days]
        await self._transaction.execute(_DAYS, campaign_id, *_columns(rows, 3))

    async def stores(
        self, district_id: str | None, category: str | None, words: str, after: str
    ) -> list[dict[str, Any]]:
        rows = await self._transaction.fetch(_STORES_PAGE, district_id, category, words, after, STORES_PAGE)
        return [dict(row) for row in rows]

    async def day_of_merchant(
        self, merchant_id: str, campaign_id: str, day: str, after: str | None = None, *, page: int = DAY_PAGE
    ) -> DayPage:
        query = """select redemption_id::text, request_no, store_id, terminal_id, order_no, category, order_amount_fen,
                          discount_fen, redeemed_at, undone_at from redemption
                   where merchant_id = $1 and campaign_id = $2 and business_day = $3
                     and ($4::uuid is null or (redeemed_at, redemption_id) >
                          (select redeemed_at, redemption_id from redemption where redemption_id = $4))
                   order by redeemed_at, redemption_id limit $5"""
        found = await self._transaction.fetch(query, merchant_id, campaign_id, day, after, page + 1)
        rows = [dict(row) for row in found[:page]]
        return DayPage(rows, rows[-1]["redemption_id"] if len(found) > page else None)

    async def wallet(self, citizen_id: str) -> list[dict[str, Any]]:
        return [dict(row) for row in await self._transaction.fetch(_WALLET, citizen_id)]

    async def voucher_no(self, voucher_id: str) -> tuple[int, str] | None:
        query = "select voucher_no, citizen_id::text from voucher where voucher_id = $1"
        row = await self._transaction.fetchrow(query, voucher_id)
        return (row["voucher_no"], row["citizen_id"]) if row else None

    async def note_refusal(self, store_id: str, request_no: str, code: str) -> None:
        query = """insert into last_refusal (store_id, request_no, code) values ($1, $2, $3)
                   on conflict (store_id, request_no) do update set code = excluded.code, at = clock_timestamp()"""
        await self._transaction.execute(query, store_id, request_no, code)

    async def last_refusal(self, store_id: str, request_no: str) -> str | None:
        query = "select code from last_refusal where store_id = $1 and request_no = $2"
        code: str | None = await self._transaction.fetchval(query, store_id, request_no)
        return code


def _columns(rows: Sequence[tuple[Any, ...]], width: int) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in range(width)]
