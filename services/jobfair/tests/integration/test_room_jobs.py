"""The jobs that a room's viewers may act on, on real Postgres."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from services.jobfair.adapters.postgres_room_jobs import FRESH_S, PostgresRoomJobs
from services.jobfair.tests.moderation_worlds import make_room
from services.jobfair.tests.show_builders import posting
from services.jobfair.tests.show_worlds import add_posting, with_catalogue
from shared.kernel.errors import UnavailableError
from shared.runtime.postgres import Database
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def database(postgres_server: Running) -> AsyncIterator[Database]:
    async with fresh_database(postgres_server, "jobfair") as (database, _):
        async with database.transaction() as transaction:
            await with_catalogue(transaction)
        await make_room(database)
        yield database


async def test_a_room_has_the_jobs_that_its_fair_shows_as_of_some_seconds_ago(database: Database) -> None:
    clock = Clock()
    room_jobs = PostgresRoomJobs(database, clock=clock)
    first, *others = await asyncio.gather(*(room_jobs.jobs("r1") for _ in range(20)))
    assert first == {"j1", "j2"}
    assert all(other is first for other in others)
    async with database.transaction() as transaction:
        await add_posting(transaction, posting("j5"))
        await transaction.execute("update job_posting set state = 'WITHDRAWN' where job_id = 'j1'")
    assert await room_jobs.jobs("r1") is first
    clock.now += FRESH_S
    assert await room_jobs.jobs("r1") == {"j2", "j5"}
    assert await room_jobs.jobs("r9") == frozenset()


async def test_without_postgres_the_jobs_seen_last_are_known_and_no_others(database: Database) -> None:
    clock = Clock()
    room_jobs = PostgresRoomJobs(database, clock=clock)
    seen = await room_jobs.jobs("r1")
    await database.close()
    clock.now += 10 * FRESH_S
    assert await room_jobs.jobs("r1") is seen
    with pytest.raises(UnavailableError):
        await room_jobs.jobs("r2")
