"""The claim's promises under concurrency, on the fake and on real Postgres alike."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from datetime import datetime
from typing import Protocol

import pytest

from services.vouchers.adapters.postgres_rounds import PostgresRounds
from services.vouchers.adapters.postgres_shelf import PostgresShelf
from services.vouchers.adapters.postgres_stocks import HOLDINGS, HOT_SETTINGS, PostgresStocks
from services.vouchers.domain.stock import Decision, Issued, Refusal, Replayed, RoundState
from services.vouchers.tests.builders import HOUR, NOW, citizen, grant, request
from services.vouchers.tests.fakes import FakeRounds, FakeStocks, Shop
from services.vouchers.usecases.accept_grant import accept_grant
from services.vouchers.usecases.claim_vouchers import claim_vouchers
from services.vouchers.usecases.move_round import move_round
from services.vouchers.usecases.ports import Rounds, Stocks
from shared.contracts.treasury_events import GrantApproved
from shared.kernel.decision import Refused
from shared.runtime.postgres import Database
from shared.testing.officers import ANN
from shared.testing.servers import Running, fresh_database

FAR = HOUR * 24 * 365 * 100


class World(Protocol):
    stocks: Stocks

    def rounds(self) -> AbstractAsyncContextManager[Rounds]: ...
    async def issued(self, stock_id: str) -> int: ...


class FakeWorld:
    def __init__(self) -> None:
        self.shop = Shop()
        self.stocks: Stocks = FakeStocks(self.shop)

    @asynccontextmanager
    async def rounds(self) -> AsyncIterator[Rounds]:
        async with AsyncExitStack() as locked:  # as in Postgres: a round waits for its stocks, in one order
            for stock_id in sorted(self.shop.stocks):
                await locked.enter_async_context(self.shop.locks.setdefault(stock_id, asyncio.Lock()))
            yield FakeRounds(self.shop)

    async def issued(self, stock_id: str) -> int:
        number = self.shop.stocks[stock_id].stock_no
        return sum(row[0] == number for row in self.shop.vouchers.values())


class RealWorld:
    def __init__(self, database: Database) -> None:
        self.database = database
        self.stocks: Stocks = PostgresStocks(database)

    @asynccontextmanager
    async def rounds(self) -> AsyncIterator[Rounds]:
        async with self.database.transaction() as transaction:
            yield PostgresRounds(transaction)

    async def issued(self, stock_id: str) -> int:
        query = "select count(*) from voucher join stock using (stock_no) where stock_id = $1"
        async with self.database.connection() as connection:
            return int(await connection.fetchval(query, stock_id))


@pytest.fixture(params=["fake", pytest.param("postgres", marks=pytest.mark.integration)])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    if request.param == "fake":
        yield FakeWorld()
        return
    server: Running = request.getfixturevalue("postgres_server")
    async with fresh_database(server, "vouchers", settings=HOT_SETTINGS) as (database, _):
        yield RealWorld(database)


async def fund(world: World, approved: GrantApproved) -> None:
    async with world.rounds() as rounds:
        await accept_grant(rounds, approved)


async def claim(world: World, stock_id: str, who: int, key: str) -> Decision:
    decided = await claim_vouchers(world.stocks, stock_id, [request(who, key, ticket_expires_at=_ever())])
    return decided.decisions[0]


def _ever() -> datetime:

    return NOW + FAR


async def test_sixteen_clients_race_each_last_voucher_and_one_wins(world: World) -> None:
    await fund(world, grant(quantity=1))
    for stock_id in ("a", "b"):
        decisions = await asyncio.gather(*(claim(world, stock_id, n, f"key-{stock_id}{n:02d}") for n in range(1, 17)))
        assert sum(isinstance(one, Issued) for one in decisions) == 1
        assert sum(one == Refused(Refusal.SOLD_OUT) for one in decisions) == 15
        assert await world.issued(stock_id) == 1


async def test_one_person_with_many_keys_gets_one_voucher_a_stock(world: World) -> None:
    await fund(world, grant(quantity=20))
    wishes = [(stock_id, f"key-{stock_id}{n:02d}") for n in range(8) for stock_id in ("a", "b")]
    decisions = await asyncio.gather(*(claim(world, stock_id, 1, key) for stock_id, key in wishes))
    assert sum(isinstance(one, Issued) for one in decisions) == 2
    assert sum(one == Refused(Refusal.PERSON_LIMIT) for one in decisions) == 14


async def test_the_same_key_at_two_stocks_at_once_is_one_voucher(world: World) -> None:
    await fund(world, grant(quantity=40))
    for n in range(1, 20):
        pair = await asyncio.gather(claim(world, "a", n, "same-key"), claim(world, "b", n, "same-key"))
        assert Counter(type(one) for one in pair) == Counter([Issued, Refused])
        assert Refused(Refusal.KEY_REUSED) in pair
    assert await world.issued("a") + await world.issued("b") == 19


async def test_a_voucher_that_was_forestalled_is_the_next_ones(world: World) -> None:
    """Two batches with one key race: whoever loses it leaves the last voucher to those behind it in the same batch."""
    for n in range(1, 20):
        await fund(world, grant(f"g{n}", round_id=f"last{n}", quantity=1, campaign_person_max=99))
        batches = [
            [request(1, f"same-{n}", ticket_expires_at=_ever()), request(who, f"own-{n}", ticket_expires_at=_ever())]
            for who in (2, 3)
        ]
        one, other = await asyncio.gather(
            claim_vouchers(world.stocks, f"last{n}.a", batches[0]),
            claim_vouchers(world.stocks, f"last{n}.b", batches[1]),
        )
        for stock_id, decided in ((f"last{n}.a", one), (f"last{n}.b", other)):
            assert await world.issued(stock_id) == 1, "the last voucher went to one of the two"
            assert decided.stock is not None
            assert decided.stock.remaining == 0
        told = Counter(type(decision) for decided in (one, other) for decision in decided.decisions)
        assert told == Counter([Issued, Issued, Refused, Refused])
        assert Refused(Refusal.KEY_REUSED) in (*one.decisions, *other.decisions)


async def test_the_campaign_limit_holds_over_two_stocks_at_once(world: World) -> None:
    await fund(world, grant(quantity=40, campaign_person_max=1))
    for n in range(1, 20):
        pair = await asyncio.gather(claim(world, "a", n, "key-aa"), claim(world, "b", n, "key-bb"))
        assert sum(isinstance(one, Issued) for one in pair) == 1
        assert Refused(Refusal.PERSON_LIMIT) in pair


async def test_a_key_taken_at_another_stock_gives_its_campaign_place_back(world: World) -> None:
    await fund(world, grant(quantity=40, campaign_person_max=2))
    for n in range(1, 20):
        twice = [request(n, "same-key", ticket_expires_at=_ever()) for _ in range(2)]
        pair = await asyncio.gather(*(claim_vouchers(world.stocks, stock_id, twice) for stock_id in ("a", "b")))
        kinds = Counter(type(one) for decided in pair for one in decided.decisions)
        assert kinds == Counter([Issued, Replayed, Refused, Refused])
        assert isinstance(await claim(world, "a", n, "new-key"), Issued | Refused)
        assert isinstance(await claim(world, "b", n, "new-keyb"), Issued | Refused)
    assert await world.issued("a") + await world.issued("b") == 2 * 19


async def test_a_claim_repeated_at_once_has_one_answer(world: World) -> None:
    await fund(world, grant(quantity=5))
    decisions = await asyncio.gather(*(claim(world, "a", 1, "key-01") for _ in range(10)))
    ids = {
        one.request.voucher_id if isinstance(one, Issued) else one.voucher_id
        for one in decisions
        if isinstance(one, Issued | Replayed)
    }
    assert len(ids) == 1
    assert await world.issued("a") == 1


async def test_claims_racing_the_closing_are_issued_before_it_or_not_at_all(world: World) -> None:
    await fund(world, grant(quantity=60))

    async def close() -> None:
        while await world.issued("a") == 0:
            await asyncio.sleep(0)
        async with world.rounds() as rounds:
            await move_round(rounds, "r1", RoundState.CLOSED, by=ANN)

    claims = [claim(world, stock_id, n, f"key-{stock_id}{n:02d}") for n in range(1, 31) for stock_id in ("a", "b")]
    decisions, _ = await asyncio.gather(asyncio.gather(*claims), close())
    won = sum(isinstance(one, Issued) for one in decisions)
    assert won == await world.issued("a") + await world.issued("b")
    assert {type(one) for one in decisions} <= {Issued, Refused}
    assert all(one == Refused(Refusal.ROUND_CLOSED) for one in decisions if isinstance(one, Refused))
    late = await claim(world, "a", 99, "key-late")
    assert late == Refused(Refusal.ROUND_CLOSED)


async def test_a_winner_gets_the_answer_again_after_closing(world: World) -> None:
    await fund(world, grant(quantity=2))
    first = await claim(world, "a", 1, "key-01")
    assert isinstance(first, Issued)
    async with world.rounds() as rounds:
        await move_round(rounds, "r1", RoundState.CLOSED, by=ANN)
    assert await claim(world, "a", 1, "key-01") == Replayed(first.request.voucher_id)


async def test_an_unknown_stock_is_refused(world: World) -> None:
    assert await claim(world, "none", 1, "key-01") == Refused(Refusal.NOT_FOUND)


@pytest.mark.integration
async def test_what_is_told_is_what_is_stored_and_counted(postgres_server: Running) -> None:
    async with fresh_database(postgres_server, "vouchers", settings=HOT_SETTINGS) as (database, _):
        world = RealWorld(database)
        await fund(world, grant(quantity=30))
        await asyncio.gather(*(claim(world, "a", n, f"key-{n:03d}") for n in range(1, 21)))
        async with database.connection() as connection:
            rows = await connection.fetch(
                "select data from outbox where type = 'vouchers.voucher.issued.v1' order by id"
            )
            stock = await connection.fetchrow("select total, remaining, version from stock where stock_id = 'a'")

        packs = [json.loads(row["data"]) for row in rows]
        assert [pack["version"] for pack in packs] == list(range(2, len(packs) + 2))
        assert sum(len(pack["vouchers"]) for pack in packs) == 20
        assert stock is not None
        assert (stock["total"] - stock["remaining"], stock["version"]) == (20, len(packs) + 1)
        version, winners = await PostgresShelf(database).winners("a")
        assert version == stock["version"]
        assert set(winners) == {citizen(n) for n in range(1, 21)}


@pytest.mark.integration
async def test_a_claim_that_waited_for_its_stock_is_decided_at_the_time_it_got_it(postgres_server: Running) -> None:
    async with fresh_database(postgres_server, "vouchers", settings=HOT_SETTINGS) as (database, _):
        world = RealWorld(database)
        await fund(world, grant())
        async with world.stocks.open("a") as first:
            await first.load()
            waiting = asyncio.create_task(claim_vouchers(world.stocks, "a", [request(ticket_expires_at=_ever())]))
            await _until_somebody_waits(database)
            async with database.connection() as connection:
                before: datetime = await connection.fetchval("select clock_timestamp()")
        decided = await waiting
    assert decided.now is not None
    assert decided.now > before


async def _until_somebody_waits(database: Database) -> None:
    async with asyncio.timeout(20), database.connection() as connection:
        while not await connection.fetchval(
            "select exists (select from pg_locks where not granted and locktype in ('transactionid', 'tuple'))"
        ):
            await asyncio.sleep(0.01)


@pytest.mark.integration
async def test_holdings_are_looked_up_by_index_on_a_fresh_table(postgres_server: Running) -> None:
    async with fresh_database(postgres_server, "vouchers", settings=HOT_SETTINGS) as (database, _):
        async with database.connection() as connection:
            ids = ", ".join(f"'{citizen(n)}'::uuid" for n in range(100))
            plan = await connection.fetch("explain " + HOLDINGS.replace("$1::uuid[]", f"array[{ids}]"))
        text = "\n".join(row[0] for row in plan)
        assert "Index" in text
        assert "Seq Scan on voucher" not in text
