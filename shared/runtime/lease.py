"""A lease: one process at a time does a thing, held by its Postgres session; when that dies, another takes over.

It keeps two holders from working side by side in the normal case; what protects data when they do all the same is the
fence at each write (a cursor or offset moved only from the value seen).
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from shared.runtime.postgres import session

STANDBY_RETRY_S = 1.0


@asynccontextmanager
async def hold_lease(
    dsn: str, name: str, stop: asyncio.Event
) -> AsyncIterator["asyncpg.Connection[asyncpg.Record] | None"]:
    """Wait until the lease is ours and yield its session; None when asked to stop first."""
    async with session(dsn, name=f"lease:{name}") as connection:
        while not await connection.fetchval("select pg_try_advisory_lock(hashtext('lease'), hashtext($1))", name):
            if await stopped_within(stop, STANDBY_RETRY_S):
                yield None
                return
        yield connection


async def stopped_within(stop: asyncio.Event, seconds: float) -> bool:
    """Wait for the stop signal at most that long; whether it came."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return False
    return True
