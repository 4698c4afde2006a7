"""The counter and its shops as tests meet them: in memory, and in real Postgres; and the acts of a test's people."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Protocol

from services.redemption.adapters.postgres_redemptions import PostgresCounter
from services.redemption.adapters.postgres_shops import PostgresShops
from services.redemption.domain.voucher import VoucherState
from services.redemption.tests import builders as b
from services.redemption.tests.fakes import FakeCounter, FakeShops
from services.redemption.usecases.ports import Counter, Redemption, Shops
from shared.kernel.decision import Refused
from shared.runtime.postgres import Database


class World(Protocol):
    def counter(self) -> AbstractAsyncContextManager[Counter]: ...
    def shops(self) -> AbstractAsyncContextManager[Shops]: ...
    async def told(self) -> list[tuple[str, str]]:
        """(key, type) of every fact told."""
        ...


class FakeWorld:
    def __init__(self) -> None:
        self._counter = FakeCounter()
        self._shops = FakeShops(self._counter)
        self._lock = asyncio.Lock()

    @asynccontextmanager
    async def counter(self) -> AsyncIterator[Counter]:
        async with self._lock:
            yield self._counter

    @asynccontextmanager
    async def shops(self) -> AsyncIterator[Shops]:
        yield self._shops

    async def told(self) -> list[tuple[str, str]]:
        return [(key, event.TYPE) for key, event in self._counter.told]


class RealWorld:
    def __init__(self, database: Database) -> None:
        self._database = database

    @asynccontextmanager
    async def counter(self) -> AsyncIterator[Counter]:
        async with self._database.transaction() as transaction:
            yield PostgresCounter(transaction)

    @asynccontextmanager
    async def shops(self) -> AsyncIterator[Shops]:
        async with self._database.transaction() as transaction:
            yield PostgresShops(transaction)

    async def told(self) -> list[tuple[str, str]]:
        async with self._database.connection() as connection:
            return [(row["key"], row["type"]) for row in await connection.fetch("select * from outbox order by id")]


async def redeem(world: World, number: int, request_no: str, **where: Any) -> Redemption | Refused:
    async with world.counter() as counter:
        return await b.redeem(counter, number, request_no, **where)


async def undo(world: World, request_no: str, undo_key: str, **where: Any) -> Redemption | Refused:
    async with world.counter() as counter:
        return await b.undo(counter, request_no, undo_key, **where)


async def state(world: World, number: int) -> VoucherState:
    async with world.counter() as counter:
        (voucher,) = await counter.vouchers.by_ids([b.voucher_id(number)])
    return voucher.state


def story(told: list[tuple[str, str]], number: int) -> list[str]:
    """What was told of a voucher, by its verb."""
    return [kind.split(".")[2] for key, kind in told if key == b.voucher_id(number)]
