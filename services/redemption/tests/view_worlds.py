"""A campaign's days as merchants and officers look back on them: in memory, and in real Postgres."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from typing import Any, Protocol

from services.redemption.adapters.postgres_day_files import PostgresDayFiles
from services.redemption.adapters.postgres_merchant_views import PostgresMerchantViews
from services.redemption.adapters.postgres_redemptions import PostgresCounter
from services.redemption.adapters.postgres_settlements import PostgresSettlements
from services.redemption.domain.day_file import Head, Scope
from services.redemption.tests import builders as b
from services.redemption.tests.fakes import FakeCounter, FakeShops
from services.redemption.tests.view_fakes import Books, FakeDayFiles, FakeMerchantViews, FakeSettlements, RefundRow
from services.redemption.tests.worlds import FakeWorld, RealWorld, World
from services.redemption.usecases.close_day import close_day
from services.redemption.usecases.enrol_merchants import enrol_merchants
from services.redemption.usecases.open_day_file import open_day_file
from services.redemption.usecases.ports import BusinessDay
from services.redemption.usecases.view_ports import DayEnd, DayFiles, MerchantViews, Settlements
from services.redemption.usecases.write_day_file import write_day_file
from shared.kernel.ids import new_id
from shared.runtime.postgres import Database

DAY_1, DAY_2 = b.today(), BusinessDay("day-2", b.NOW - timedelta(hours=1), b.NOW + 2 * b.DAY)
_REFUND = """
insert into refund (refund_id, redemption_id, merchant_id, store_id, terminal_id, request_no, business_day, amount_fen,
                    returned_fen, refunded_at, voucher_id, campaign_id, staff_id, shopper_fen, is_full)
select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, redemption.voucher_id, redemption.campaign_id,
       case when $5::text is null then 'lin' end, $8::bigint - $9::bigint, false
from redemption where redemption_id = $2
"""
# What the closing of a day notes beside what `close_day` did by itself.
_COUNT_DAY = """
update business_day set close_no = (select 1 + count(close_no) from business_day where campaign_id = $1)
where campaign_id = $1 and day = $2 and close_no is null
"""
_COUNT_REFUNDS = """
insert into merchant_day (merchant_id, campaign_id, day, count, sum_fen, closed_at, refunds, refunded_fen)
select merchant_id, $1, $2, 0, 0, clock_timestamp(), count(*), sum(returned_fen) from refund
where campaign_id = $1 and business_day = $2 group by merchant_id
on conflict (merchant_id, campaign_id, day) do update
set refunds = excluded.refunds, refunded_fen = excluded.refunded_fen
"""


class ViewWorld(World, Protocol):
    def views(self) -> AbstractAsyncContextManager[MerchantViews]: ...
    def settlements(self) -> AbstractAsyncContextManager[Settlements]: ...
    def files(self, page: int = 500) -> DayFiles: ...
    async def next_day(self, day: BusinessDay) -> None: ...
    async def close(self, day: str) -> None: ...
    async def add_refund(self, row: RefundRow) -> None: ...
    async def bind(self, staff_id: str, merchant_id: str) -> None: ...


class FakeViewWorld(FakeWorld):
    def __init__(self) -> None:
        super().__init__()
        self._counter = FakeCounter()
        self._shops = FakeShops(self._counter)
        self._books = Books(self._counter, self._shops)

    @asynccontextmanager
    async def views(self) -> AsyncIterator[MerchantViews]:
        yield FakeMerchantViews(self._books)

    @asynccontextmanager
    async def settlements(self) -> AsyncIterator[Settlements]:
        yield FakeSettlements(self._books)

    def files(self, page: int = 500) -> DayFiles:
        return FakeDayFiles(self._books, page)

    async def next_day(self, day: BusinessDay) -> None:
        await self._shops.put_days("c1", [day])
        self._books.days[day.day] = day

    async def close(self, day: str) -> None:
        async with self.counter() as counter:
            await close_day(counter, "c1", day)
            end = DayEnd(len(self._books.ends) + 1, await counter.now())
        self._books.ends.setdefault(day, end)

    async def add_refund(self, row: RefundRow) -> None:
        self._books.refunds.append(row)

    async def bind(self, staff_id: str, merchant_id: str) -> None:
        self._shops.staff[staff_id] = merchant_id


class RealViewWorld(RealWorld):
    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.database = database

    @asynccontextmanager
    async def views(self) -> AsyncIterator[MerchantViews]:
        async with self.database.connection() as connection:
            yield PostgresMerchantViews(connection)

    @asynccontextmanager
    async def settlements(self) -> AsyncIterator[Settlements]:
        async with self.database.transaction() as transaction:
            yield PostgresSettlements(transaction)

    def files(self, page: int = 500) -> DayFiles:
        return PostgresDayFiles(self.database, page=page)

    async def next_day(self, day: BusinessDay) -> None:
        async with self.shops() as shops:
            await shops.put_days("c1", [day])

    async def close(self, day: str) -> None:
        async with self.database.transaction() as transaction:
            await close_day(PostgresCounter(transaction), "c1", day)
            await transaction.execute(_COUNT_DAY, "c1", day)
            await transaction.execute(_COUNT_REFUNDS, "c1", day)

    async def add_refund(self, row: RefundRow) -> None:
        async with self.database.transaction() as transaction:
            await transaction.execute(_REFUND, *row)

    async def bind(self, staff_id: str, merchant_id: str) -> None:
        query = "insert into merchant_staff (staff_id, merchant_id) values ($1, $2)"
        async with self.database.transaction() as transaction:
            await transaction.execute(query, staff_id, merchant_id)


async def open_campaign(world: ViewWorld) -> None:
    """Merchants m1, m9 and, in another district, m5; the first day open; vouchers 1 to 8 in the shopper's wallet."""
    async with world.shops() as shops:
        elsewhere = b.merchant("m5", "91131100000000003X", district_id="d2")
        await enrol_merchants(shops, [b.merchant(), b.merchant("m9", "91131100000000002X"), elsewhere])
    await world.next_day(DAY_1)
    async with world.counter() as counter:
        await b.receive(counter, *range(1, 9))


async def refund(world: ViewWorld, redemption: Any, amount_fen: int, returned_fen: int, **changes: Any) -> RefundRow:
    """A refund on the second day, at the merchant's desk if no till is named."""
    refund_id = new_id()
    row = RefundRow(
        refund_id, redemption.redemption_id, redemption.merchant_id, redemption.store_id, None, f"ref-{refund_id[:8]}",
        "day-2", amount_fen, returned_fen, b.NOW,
    )._replace(**changes)  # fmt: skip
    await world.add_refund(row)
    return row


async def day_file(world: ViewWorld, scope: Scope, of: str, day: str = "day-1", *, page: int = 500) -> bytes:
    """The file's bytes."""
    files = world.files(page)
    head = await open_day_file(files, scope, of, "c1", day)
    assert isinstance(head, Head), head
    return b"".join([part.content async for part in write_day_file(files, head)])
