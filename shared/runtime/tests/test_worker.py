"""A worker's roles are started again whatever ends them, and readiness says so while one is not at work."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from structlog.testing import capture_logs

from deploy.local.servers import free_port
from shared.runtime.settings import RuntimeSettings
from shared.runtime.tests.kafka_world import until
from shared.runtime.worker import Worker
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration


class Role:
    """Fails as it is told to on its first run, and works from then on."""

    name = "role"

    def __init__(self, first_error: BaseException) -> None:
        self._first_error: BaseException | None = first_error
        self.works = False

    async def run(self, stop: asyncio.Event) -> None:
        error, self._first_error = self._first_error, None
        if error is not None:
            raise error
        self.works = True
        await stop.wait()


@asynccontextmanager
async def a_worker(postgres: Running, role: Role) -> AsyncIterator[Callable[[], Awaitable[int]]]:
    """What `/readyz` of a running worker answers; 0 while its door is still closed."""
    port = free_port()
    async with fresh_database(postgres, "identity") as (database, dsn), httpx.AsyncClient() as client:
        settings = RuntimeSettings(
            postgres_dsn=dsn, kafka_bootstrap="", redis_url="", identity_url="", keys_dir=Path(), notes_dir=Path(),
            ops_port=port,
        )  # fmt: skip
        running = asyncio.create_task(Worker("identity", settings, database, [role]).run())

        async def readiness() -> int:
            try:
                return (await client.get(f"http://127.0.0.1:{port}/readyz")).status_code
            except httpx.TransportError:
                return 0

        try:
            yield readiness
        finally:
            os.kill(os.getpid(), signal.SIGTERM)
            await running


async def test_a_role_that_a_stray_cancellation_ended_is_started_again(postgres_server: Running) -> None:
    role = Role(asyncio.CancelledError())
    async with a_worker(postgres_server, role) as readiness:

        async def is_at_work() -> bool:
            return role.works and await readiness() == 200

        await until(is_at_work)


class OddError(BaseException):
    """Nothing that anybody expects."""


async def test_a_worker_is_not_ready_while_a_role_has_ended_and_says_why(postgres_server: Running) -> None:
    with capture_logs() as told:
        async with a_worker(postgres_server, Role(OddError())) as readiness:

            async def answers() -> bool:
                return await readiness() != 0

            await until(answers)
            assert await readiness() == 503
    (ended,) = (line for line in told if line["event"] == "role_ended")
    assert (ended["role"], type(ended["exc_info"])) == ("role", OddError)
