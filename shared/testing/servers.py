"""Real servers for tests: started by the session in a folder of its own, on free ports, ended with it."""

import asyncio
import secrets
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from deploy.local import servers
from deploy.local.servers import Server, free_port
from shared.runtime.migrate import migrate
from shared.runtime.postgres import Database


class Running:
    """A server started by this process."""

    def __init__(self, server: Server, log: Path) -> None:
        self.server = server
        self.databases: set[str] = set()  # that later ones are copied from
        self._log = log.open("ab")
        self.process = self._spawn()

    def _spawn(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(self.server.command, stdout=self._log, stderr=self._log, cwd="/")

    async def wait_ready(self, timeout_s: float = 60) -> None:
        """Return when it serves; raises RuntimeError when it ended or stays silent."""
        deadline = time.monotonic() + timeout_s
        while not await self.server.ready():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{self.server.name} did not become ready, see {self._log.name}")
            await asyncio.sleep(0.1)

    async def kill_and_restart(self) -> None:
        """kill -9, then start again on the same data."""
        self.process.kill()
        await asyncio.to_thread(self.process.wait)
        self.process = self._spawn()
        await self.wait_ready()

    def stop(self) -> None:
        """End it, by force after 10 s."""
        if self.process.poll() is None:
            self.process.send_signal(self.server.stop_signal)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self._log.close()


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
    """Postgres as in the stack, but its disk is not waited for: what dies in these tests is a process, no machine."""
    yield from _run(servers.postgres(servers_folder, free_port(), fsync="off"), servers_folder)


@pytest.fixture(scope="session")
def redis_server(servers_folder: Path) -> Iterator[Running]:
    """Redis."""
    yield from _run(servers.redis_server(servers_folder, free_port()), servers_folder)


@pytest.fixture(scope="session")
def kafka_server(servers_folder: Path) -> Iterator[Running]:
    """One broker."""
    yield from _run(servers.kafka(servers_folder, free_port(), free_port()), servers_folder)


def _run(server: Server, folder: Path) -> Iterator[Running]:
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
    await admin.execute(f"create database {name} template {await _migrated(server, admin, service)}")
    dsn = dsn_of(server, name)
    database = Database(dsn, name="test", connections_max=connections_max, settings=settings)
    await database.open()
    try:
        yield database, dsn
    finally:
        await database.close()
        await admin.execute(f"drop database {name} with (force)")
        await admin.close()


async def _migrated(server: Running, admin: "asyncpg.Connection[Any]", service: str) -> str:
    """The database that those of a service are copied from, made when the first is asked for."""
    name = f"template_of_{service}"
    if name not in server.databases:
        await admin.execute(f"create database {name}")
        connection = await asyncpg.connect(dsn_of(server, name))
        await migrate(connection, service)
        await connection.close()
        server.databases.add(name)
    return name


def dsn_of(server: Running, database: str) -> str:
    """A database of this server."""
    return server.server.url.rsplit("/", 1)[0] + f"/{database}"
