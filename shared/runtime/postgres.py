"""The door to Postgres: one pool a process, bounded waits, transactions as a block."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import TypeAlias

import asyncpg

from shared.kernel.errors import UnavailableError

Connection: TypeAlias = "asyncpg.pool.PoolConnectionProxy[asyncpg.Record]"

LOST: tuple[type[BaseException], ...] = (
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.TooManyConnectionsError,
    asyncpg.LockNotAvailableError,
    asyncpg.QueryCanceledError,
    asyncpg.DeadlockDetectedError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # a connection given back while its link breaks
    OSError,
    TimeoutError,
)
"""What tells of a database that is away or too slow: whether the act took effect is not known."""

AWAY: tuple[type[BaseException], ...] = (UnavailableError, *LOST)

_LIMITS = {
    # No write transaction may hold back the relays of the cluster for long.
    "idle_in_transaction_session_timeout": "5s",
    "lock_timeout": "4s",
    "statement_timeout": "30s",
    "jit": "off",
}


async def _nothing_to_reset(_: object) -> None:
    """Sessions keep no state of their own between transactions (what is set is set for all at connecting; leases have
    connections outside the pool), so giving one back costs no round trip."""


class Database:
    """A pool to one service's schema, opened in the process's event loop."""

    def __init__(
        self, dsn: str, *, name: str, connections_max: int = 8, settings: Mapping[str, str] | None = None
    ) -> None:
        self._dsn = dsn
        self._connections_max = connections_max
        self._settings = {**_LIMITS, "application_name": name, **(settings or {})}
        self._pool: asyncpg.Pool[asyncpg.Record] | None = None

    async def __aenter__(self) -> "Database":
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def open(self) -> None:
        """Make the pool; connections come as they are needed, so Postgres may still be away."""
        self._pool = await asyncpg.create_pool(
            self._dsn,
            min_size=0,
            max_size=self._connections_max,
            timeout=5,
            command_timeout=35,
            max_inactive_connection_lifetime=60,
            reset=_nothing_to_reset,
            server_settings=self._settings,
        )

    async def close(self) -> None:
        """Close within 3 s, by force if need be."""
        if self._pool is not None:
            pool, self._pool = self._pool, None
            try:
                await asyncio.wait_for(pool.close(), 3)
            except TimeoutError:
                pool.terminate()

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """A connection for reading; raises UnavailableError when Postgres is away."""
        if self._pool is None:
            raise UnavailableError("the database is not open")
        try:
            async with self._pool.acquire(timeout=5) as connection:
                yield connection
        except LOST as error:
            raise UnavailableError(f"postgres: {type(error).__name__}") from error

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """One transaction; leaving the block without an error commits.

        Raises UnavailableError when the link broke, also at the commit: then the act may have taken effect.
        """
        async with self.connection() as connection, connection.transaction():
            yield connection

    async def ready(self) -> bool:
        """Whether Postgres answers within 2 s."""
        try:
            async with asyncio.timeout(2), self.connection() as connection:
                await connection.fetchval("select 1")
        except (UnavailableError, TimeoutError):
            return False
        return True


@asynccontextmanager
async def session(dsn: str, *, name: str) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    """A connection of one's own outside any pool, as advisory locks need it."""
    connection = await asyncpg.connect(
        dsn, timeout=5, command_timeout=35, server_settings={**_LIMITS, "application_name": name}
    )
    try:
        yield connection
    finally:
        connection.terminate()
