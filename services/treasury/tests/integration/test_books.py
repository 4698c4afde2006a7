"""The books on the fake and on real Postgres alike; the constraints that hold whatever the code does."""

import asyncio
from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from services.treasury.domain.journal import Account, Kind, Transfer
from services.treasury.tests import builders as b
from services.treasury.tests.worlds import RealWorld, World, money, post
from services.treasury.usecases.book_facts import book_facts
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.fen import Fen
from shared.testing.servers import Running, fresh_database

OVERDRAWN = (BrokenPromiseError, asyncpg.CheckViolationError)
NO_ACCOUNT = (BrokenPromiseError, asyncpg.NotNullViolationError)


GRANTED, OUTSTANDING = Account("r1", Kind.GRANTED), Account("r1", Kind.OUTSTANDING)


async def test_a_campaign_from_approval_to_its_end_books_to_the_fen(world: World) -> None:
    story = [b.accepted(), b.issued("v1", "v2"), b.redeemed("v1"), b.undone("v1"), b.redeemed("v1", 1), b.expired("v2"),
             b.closed(2)]  # fmt: skip
    for fact in story:
        async with world.books() as books:
            await book_facts(books, [fact])
    for _ in range(2):  # told again, all at once
        async with world.books() as books:
            await book_facts(books, story)
    assert await money(world) == {
        "source": -1000, "unallocated": 200, "allocated": 700,
        "granted": 0, "outstanding": 0, "payable": 100, "paid": 0,
    }  # fmt: skip


async def test_a_grant_is_looked_at_while_somebody_decides_on_it(world: World) -> None:
    async with world.books() as deciding, world.books() as looking:
        held = await deciding.grants.load_for_update("g1")
        assert held is not None
        assert await looking.grants.find("g1") == held
        assert await looking.grants.find("nothing") is None


async def test_more_than_was_granted_cannot_be_issued(world: World) -> None:
    with pytest.raises(OVERDRAWN):
        await post(world, Transfer("e1", 0, GRANTED, OUTSTANDING, Fen(601)))
    assert (await money(world))["granted"] == 600
    await post(world, Transfer("e1", 0, GRANTED, OUTSTANDING, Fen(600)))


async def test_a_posting_to_a_missing_account_books_nothing_of_its_batch(world: World) -> None:
    right = Transfer("e1", 0, GRANTED, OUTSTANDING, Fen(1))
    wrong = Transfer("e2", 0, GRANTED, Account("nowhere", Kind.PAID), Fen(1))
    with pytest.raises(NO_ACCOUNT):
        await post(world, right, wrong)
    assert (await money(world))["outstanding"] == 0


async def test_outstanding_may_dip_while_topics_interleave(world: World) -> None:
    async with world.books() as books:
        await book_facts(books, [b.redeemed("v1")])
    assert (await money(world))["outstanding"] == -100
    async with world.books() as books:
        await book_facts(books, [b.issued("v1")])
    assert (await money(world))["outstanding"] == 0


@pytest.mark.integration
async def test_balances_as_at_an_instant_are_those_of_then(postgres_server: Running) -> None:
    async with fresh_database(postgres_server, "treasury") as (database, _):
        world = RealWorld(database)
        before = datetime.now(UTC) - timedelta(seconds=1)
        async with world.books() as books:
            await b.funded(books)
        async with world.books() as books:
            then = await books.now()
        await post(world, Transfer("e1", 0, GRANTED, OUTSTANDING, Fen(100)))
        assert (await money(world, then))["granted"] == 600
        assert (await money(world))["granted"] == 500
        assert set((await money(world, before)).values()) == {0}


@pytest.mark.integration
async def test_many_bookings_at_once_neither_deadlock_nor_lose_a_fen(postgres_server: Running) -> None:
    async with fresh_database(postgres_server, "treasury") as (database, _):
        world = RealWorld(database)
        async with world.books() as books:
            await b.funded(books)
        allocated = Account("p1", Kind.ALLOCATED)
        there = [Transfer(f"out-{n}", 0, GRANTED, OUTSTANDING, Fen(1)) for n in range(100)]
        back = [Transfer(f"back-{n}", 0, GRANTED, allocated, Fen(1)) for n in range(100)]
        await asyncio.gather(
            *(post(world, *pair) for pair in zip(there, back, strict=True)),
            *(post(world, *there[:5]) for _ in range(5)),
        )
        found = await money(world)
        assert (found["granted"], found["outstanding"], found["allocated"]) == (400, 100, 300)


@pytest.mark.integration
async def test_nobody_can_be_maker_and_checker_even_in_the_table(postgres_server: Running) -> None:
    async with fresh_database(postgres_server, "treasury") as (database, _):
        async with RealWorld(database).books() as books:
            await b.funded(books)
        with pytest.raises(asyncpg.CheckViolationError):
            async with database.transaction() as transaction:
                await transaction.execute("update grant_of_money set approved_by = drafted_by")
