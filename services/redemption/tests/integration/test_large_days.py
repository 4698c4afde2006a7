"""A day of many lines on real Postgres: read from the index on, page by page; and days that closed before they were
counted."""

import io
import re
import tempfile
import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from services.redemption.adapters.postgres_day_files import page_query
from services.redemption.adapters.xlsx_day_sheet import xlsx_day_sheet
from services.redemption.domain.day_file import START, DayFile, Head, Scope, read_day_file
from services.redemption.tests.view_worlds import RealViewWorld, day_file, open_campaign
from services.redemption.usecases.open_day_file import open_day_file
from services.redemption.usecases.write_day_file import write_day_file
from services.redemption.usecases.write_day_sheet import write_day_sheet
from shared.runtime.migrate import migrate
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
LINES = 20_000
_VOUCHERS = """
insert into voucher (voucher_id, citizen_id, stock_id, valid_until, issued_at, state, state_since)
select md5('v' || n)::uuid, md5('c' || n)::uuid, 's1', now(), now(), 'REDEEMED', now() from generate_series(1, $1) n
"""
_REDEMPTIONS = """
insert into redemption (store_id, request_no, redemption_id, voucher_id, campaign_id, business_day, merchant_id,
                        terminal_id, order_no, category, order_amount_fen, discount_fen, redeemed_at)
select 'st1', 'req-' || n, md5('r' || n)::uuid, md5('v' || n)::uuid, 'c1', 'day-1',
       case when n <= $2 then 'm1' else 'm9' end, 't' || n % 7, 'o-' || n, 'cars', 40000, 5000,
       date_trunc('second', now()) + n / 10 * interval '1 second' from generate_series(1, $1) n
"""


@pytest.fixture
async def world(postgres_server: Running) -> AsyncIterator[RealViewWorld]:
    """m1's first day has 20,000 lines, ten a second, m9's 2,000; both are closed."""
    async with fresh_database(postgres_server, "redemption") as (database, _):
        made = RealViewWorld(database)
        await open_campaign(made)
        async with database.connection() as connection:
            await connection.execute(_VOUCHERS, LINES + 2_000)
            await connection.execute(_REDEMPTIONS, LINES + 2_000, LINES)
            await connection.execute("analyze")
        await made.close("day-1")
        yield made


async def test_a_merchants_large_day_is_whole_however_it_is_cut(world: RealViewWorld) -> None:
    whole = await day_file(world, Scope.MERCHANT, "m1")
    assert whole == await day_file(world, Scope.MERCHANT, "m1", page=777)
    file = read_day_file(whole)
    assert isinstance(file, DayFile)
    assert (len(file.lines), len({line.redemption_id for line in file.lines})) == (LINES, LINES)


async def test_a_large_day_streams_in_the_memory_of_a_small_one(world: RealViewWorld) -> None:
    async def peak(of: str) -> int:
        files = world.files()
        head = await open_day_file(files, Scope.MERCHANT, of, "c1", "day-1")
        assert isinstance(head, Head)
        tracemalloc.start()
        try:
            async for _ in write_day_file(files, head):
                pass
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert await peak("m9") > 0  # statements are prepared
    assert await peak("m1") < 1.3 * await peak("m9")


async def test_a_page_reads_no_more_of_a_day_than_it_shows(world: RealViewWorld) -> None:
    files = world.files()
    for scope, of in ((Scope.MERCHANT, "m1"), (Scope.DISTRICT, "d1")):
        head = await open_day_file(files, scope, of, "c1", "day-1")
        assert isinstance(head, Head)
        page = await files.page(head, START)
        async with world.database.connection() as connection:
            rows = await connection.fetch(
                f"explain (analyze, costs off) {page_query(scope)}", "c1", "day-1", of, *page[-1].place, 500
            )
        plan = "\n".join(row[0] for row in rows)
        assert re.search(r"Index Scan using redemption_by_day on redemption r \(.* rows=500 loops=1\)", plan), plan


async def test_a_sheet_of_a_large_day_keeps_no_rows_and_leaves_no_file(world: RealViewWorld) -> None:
    files = world.files()
    head = await open_day_file(files, Scope.MERCHANT, "m9", "c1", "day-1")
    assert isinstance(head, Head)
    made = []
    for _ in range(2):
        async with xlsx_day_sheet(head) as sheet:
            await write_day_sheet(files, sheet, head)
        made.append(sheet.content)
    assert made[0] == made[1]
    assert io.BytesIO(made[0]).read(2) == b"PK"
    with pytest.raises(ZeroDivisionError):
        async with xlsx_day_sheet(head):
            raise ZeroDivisionError
    assert not list(Path(tempfile.gettempdir()).glob("day-sheet-*"))


async def test_days_that_closed_before_they_were_counted_are_counted_in_their_order(postgres_server: Running) -> None:
    async with fresh_database(postgres_server, "redemption") as (_, dsn):
        connection = await asyncpg.connect(dsn)
        try:
            await connection.execute("""
                drop table merchant_settlement, merchant_hold;
                drop index undone_by_day;
                delete from schema_migration where name like '%0004_create_merchants_view.sql';
                insert into business_day (campaign_id, day, starts_at, ends_at, closed_at)
                select campaign_id, day, now() - interval '9 days', now(), closed_at::timestamptz
                from (values ('c1', 'b', '2022-01-02'), ('c1', 'a', '2022-01-03'), ('c1', 'c', null),
                             ('c2', 'x', '2022-01-01')) as told (campaign_id, day, closed_at)""")
            await migrate(connection, "redemption")
            rows = await connection.fetch("select day, close_no from business_day order by campaign_id, close_no")
            assert [tuple(row) for row in rows] == [("b", 1), ("a", 2), ("c", None), ("x", 1)]
        finally:
            await connection.close()
