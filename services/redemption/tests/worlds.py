"""The counter and its shops as tests meet them: in memory, and in real Postgres; and the acts of a test's people."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Protocol, TypeVar

import msgspec

from services.redemption.adapters.postgres_deliveries import PostgresDeliveries
from services.redemption.adapters.postgres_endpoints import PostgresEndpoints
from services.redemption.adapters.postgres_notices import PostgresNotices
from services.redemption.adapters.postgres_redemptions import PostgresCounter
from services.redemption.adapters.postgres_shops import PostgresShops
from services.redemption.domain.refund import Refund
from services.redemption.domain.voucher import VoucherState
from services.redemption.tests import builders as b
from services.redemption.tests.fake_notices import FakeNotices
from services.redemption.tests.fakes import FakeCounter, FakeShops
from services.redemption.usecases.close_day import close_day
from services.redemption.usecases.notice_ports import Deliveries, Endpoints, Notices
from services.redemption.usecases.ports import AtDesk, AtTill, BusinessDay, Counter, Redemption, Shops
from services.redemption.usecases.refund_redemption import refund_redemption
from services.redemption.usecases.set_business_days import set_business_days
from shared.contracts.fact import Event
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen
from shared.runtime.postgres import Database

Told = TypeVar("Told", bound=Event)


class World(Protocol):
    def counter(self) -> AbstractAsyncContextManager[Counter]: ...
    def shops(self) -> AbstractAsyncContextManager[Shops]: ...
    def notices(self) -> AbstractAsyncContextManager[Notices]: ...
    def endpoints(self) -> AbstractAsyncContextManager[Endpoints]: ...
    @property
    def deliveries(self) -> Deliveries: ...
    async def told(self) -> list[tuple[str, str]]:
        """(key, type) of every fact told."""
        ...

    async def facts(self, kind: type[Told]) -> list[Told]:
        """Every fact told of one kind, in order."""
        ...

    async def close_nos(self, campaign_id: str) -> dict[str, int]:
        """The closed days of a campaign, each with its number."""
        ...


class FakeWorld:
    def __init__(self) -> None:
        self._counter = FakeCounter()
        self._shops = FakeShops(self._counter)
        self.deliveries = FakeNotices(self._counter, self._shops)
        self._lock = asyncio.Lock()

    @asynccontextmanager
    async def counter(self) -> AsyncIterator[Counter]:
        async with self._lock:
            yield self._counter

    @asynccontextmanager
    async def shops(self) -> AsyncIterator[Shops]:
        yield self._shops

    @asynccontextmanager
    async def notices(self) -> AsyncIterator[Notices]:
        async with self._lock:
            yield self.deliveries

    @asynccontextmanager
    async def endpoints(self) -> AsyncIterator[Endpoints]:
        async with self._lock:
            yield self.deliveries

    async def told(self) -> list[tuple[str, str]]:
        return [(key, event.TYPE) for key, event in self._counter.told]

    async def facts(self, kind: type[Told]) -> list[Told]:
        return [event for _, event in self._counter.told if isinstance(event, kind)]

    async def close_nos(self, campaign_id: str) -> dict[str, int]:
        return {day: number for (campaign, day), number in self._counter.days.closed.items() if campaign == campaign_id}


class RealWorld:
    def __init__(self, database: Database) -> None:
        self._database = database
        self.deliveries = PostgresDeliveries(database)

    @asynccontextmanager
    async def counter(self) -> AsyncIterator[Counter]:
        async with self._database.transaction() as transaction:
            yield PostgresCounter(transaction)

    @asynccontextmanager
    async def shops(self) -> AsyncIterator[Shops]:
        async with self._database.transaction() as transaction:
            yield PostgresShops(transaction)

    @asynccontextmanager
    async def notices(self) -> AsyncIterator[Notices]:
        async with self._database.transaction() as transaction:
            yield PostgresNotices(transaction)

    @asynccontextmanager
    async def endpoints(self) -> AsyncIterator[Endpoints]:
        async with self._database.transaction() as transaction:
            yield PostgresEndpoints(transaction)

    async def told(self) -> list[tuple[str, str]]:
        async with self._database.connection() as connection:
            return [(row["key"], row["type"]) for row in await connection.fetch("select * from outbox order by id")]

    async def facts(self, kind: type[Told]) -> list[Told]:
        query = "select data from outbox where type = $1 order by id"
        async with self._database.connection() as connection:
            rows = await connection.fetch(query, kind.TYPE)
        return [msgspec.json.decode(row["data"], type=kind) for row in rows]

    async def close_nos(self, campaign_id: str) -> dict[str, int]:
        query = "select day, close_no from business_day where campaign_id = $1 and closed_at is not null"
        async with self._database.connection() as connection:
            return {row["day"]: row["close_no"] for row in await connection.fetch(query, campaign_id)}


async def close(world: World, day: str = "day-1", campaign_id: str = "c1") -> None:
    async with world.counter() as counter:
        await close_day(counter, campaign_id, day)


async def redeem(world: World, number: int, request_no: str, **where: Any) -> Redemption | Refused:
    async with world.counter() as counter:
        return await b.redeem(counter, number, request_no, **where)


async def undo(world: World, request_no: str, undo_key: str, **where: Any) -> Redemption | Refused:
    async with world.counter() as counter:
        return await b.undo(counter, request_no, undo_key, **where)


async def add_two_days(world: World) -> None:
    """Two days after the open one."""
    async with world.shops() as shops:
        days = [BusinessDay(f"day-{n}", b.NOW + (2 * n - 3) * b.DAY, b.NOW + (2 * n - 1) * b.DAY) for n in (2, 3)]
        await set_business_days(shops, "c1", days)


async def redeemed_yesterday(world: World, *numbers: int) -> list[str]:
    """Redemptions of a day that is closed, two more to come: their ids."""
    await add_two_days(world)
    done = [await redeem(world, number, f"req-{number:03d}") for number in numbers]
    await close(world)
    return [one.redemption_id or "" for one in done if isinstance(one, Redemption)]


def at_till(request_no: str = "req-001", **where: Any) -> AtTill:
    return AtTill(b.till(**where), request_no)


async def refund(world: World, refund_no: str, amount_fen: int, at: AtTill | AtDesk | None = None) -> Refund | Refused:
    async with world.counter() as counter:
        return await refund_redemption(counter, at or at_till(), refund_no=refund_no, amount_fen=Fen(amount_fen))


async def state(world: World, number: int) -> VoucherState:
    async with world.counter() as counter:
        (voucher,) = await counter.vouchers.by_ids([b.voucher_id(number)])
    return voucher.state


def story(told: list[tuple[str, str]], number: int) -> list[str]:
    """What was told of a voucher, by its verb."""
    return [kind.split(".")[2] for key, kind in told if key == b.voucher_id(number)]
