"""A city with three merchants on real Postgres, the parts of a notifier, and the waits of its tests."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from ipaddress import ip_network
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.redemption.adapters.dns_resolver import DnsResolver
from services.redemption.adapters.http_receiver import HttpReceiver
from services.redemption.domain.notice import EndpointState, Pace
from services.redemption.entrypoints.notifier import Notifier
from services.redemption.tests.notice_facts import enrol, register
from services.redemption.tests.systems import System
from services.redemption.tests.worlds import RealWorld
from services.redemption.usecases.deliver_notices import Post
from shared.runtime.postgres import Database
from shared.testing.servers import Running, fresh_database

OURS = Ed25519PrivateKey.generate()
LOOPBACK = (ip_network("127.0.0.0/8"),)
QUICK = Pace(first_s=0.02, pause_max_s=0.05, attempts_max=4)


@dataclass
class City:
    """A world with three merchants, and the parts of a notifier."""

    world: RealWorld
    database: Database
    dsn: str
    post: Post

    async def register(self, merchant_id: str, system: System, path: str = "/notices?shop=1") -> None:
        await register(self.world, merchant_id, f"http://127.0.0.1:{system.port}{path}", DnsResolver(), *LOOPBACK)

    async def endpoint(self, merchant_id: str = "m1") -> Any:
        async with self.world.endpoints() as endpoints:
            return await endpoints.find(merchant_id)

    async def log(self, merchant_id: str = "m1") -> list[dict[str, Any]]:
        async with self.world.endpoints() as endpoints:
            return [made for one in await endpoints.log(merchant_id, 0, 100) for made in one["deliveries"]]

    async def is_delivered(self, number: int, merchant_id: str = "m1") -> bool:
        return bool((await self.endpoint(merchant_id)).delivered_to == number)

    async def is_suspended(self) -> bool:
        return bool((await self.endpoint()).state == EndpointState.SUSPENDED)

    async def is_being_served(self) -> bool:
        """Whether some notifier holds the lease."""
        async with self.database.connection() as connection:
            held = """select count(*) from pg_locks join pg_database d on d.oid = database
                      where locktype = 'advisory' and d.datname = current_database()"""
            return bool(await connection.fetchval(held))

    @asynccontextmanager
    async def notifying(self, post: Post | None = None) -> AsyncIterator[asyncio.Task[None]]:
        """A notifier at work, stopped as SIGTERM stops it."""
        stop = asyncio.Event()
        task = asyncio.create_task(Notifier(self.dsn, post or self.post).run(stop))
        try:
            yield task
        finally:
            stop.set()
            with contextlib.suppress(asyncio.CancelledError):
                await task


@asynccontextmanager
async def a_city(server: Running) -> AsyncIterator[City]:
    """Empty but for its merchants m1, m2 and m3."""
    async with fresh_database(server, "redemption") as (database, dsn):
        world = RealWorld(database)
        await enrol(world, "m1", "m2", "m3")
        yield City(world, database, dsn, Post(world.deliveries, DnsResolver(), HttpReceiver(OURS), LOOPBACK, QUICK))


async def until(holds: Callable[[], Any]) -> None:
    """Wait for a condition, generously."""
    async with asyncio.timeout(30):
        while True:
            found = holds()
            if await found if asyncio.iscoroutine(found) else found:
                return
            await asyncio.sleep(0.01)
