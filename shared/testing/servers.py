"""Real servers for tests: started by the session in a folder of its own, on free ports, ended with it."""

import asyncio
import os
import secrets
import tempfile
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import pytest

from deploy.local import servers
from deploy.local.servers import Running, free_port
from shared.runtime.migrate import migrate
from shared.runtime.postgres import Database


@pytest.fixture(scope="session")
def servers_folder() -> Iterator[Path]:
    """A folder that the postgres user can reach, gone at the end."""
    with tempfile.TemporaryDirectory(prefix="jinqiu-test-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        servers.remove_postgres(folder)


@pytest.fixture(scope="session")
def postgres_server(servers_folder: Path) -> Iterator[Running]:
    """Postgres with durable commits, as in the stack."""
    yield from _run(servers.postgres(servers_folder, free_port()), servers_folder)


@pytest.fixture(scope="session")
def redis_server(servers_folder: Path) -> Iterator[Running]:
    """Redis."""
    yield from _run(servers.redis_server(servers_folder, free_port()), servers_folder)


@pytest.fixture(scope="session")
def kafka_server(servers_folder: Path) -> Iterator[Running]:
    """One broker."""
    yield from _run(servers.kafka(servers_folder, free_port(), free_port()), servers_folder)


def _run(server: servers.Server, folder: Path) -> Iterator[Running]:
    running = Running(server, folder / f"{server.name}.log")
    try:
        # In a thread of its own: an async fixture may be what asked for the server.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, running.wait_ready()).result()
        yield running
    finally:
        running.stop()


@asynccontextmanager
async def fresh_database(
    server: Running, service: str, *, settings: dict[str, str] | None = None, connections_max: int = 24
) -> AsyncIterator[tuple[Database, str]]:
    """An empty, migrated database for one test of a service, and its DSN."""
    name = f"t_{secrets.token_hex(6)}"
    admin = await asyncpg.connect(server.server.url)
    await admin.execute(f"create database {name}")
    dsn = server.server.url.rsplit("/", 1)[0] + f"/{name}"
    connection = await asyncpg.connect(dsn)
    await migrate(connection, service)
    await connection.close()
    database = Database(dsn, name="test", connections_max=connections_max, settings=settings)
    await database.open()
    try:
        yield database, dsn
    finally:
        await database.close()
        await admin.execute(f"drop database {name} with (force)")
        await admin.close()


def worker_number() -> int:
    """Which of the parallel test processes this is, from 0."""
    return int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
