"""From the live log to frames on real Kafka and figures in real Postgres: a fold, a merge, and a merge after it."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
import pytest

from services.jobfair.adapters.postgres_figures import PostgresFigures
from services.jobfair.background import merger
from services.jobfair.config import Config
from services.jobfair.tests.integration.fold_processes import TODAY, Folds, LiveLog, live_log
from services.jobfair.tests.integration.test_figures import make_room
from services.jobfair.tests.integration.test_fold_processes import STAGE, crowd, play
from services.jobfair.tests.merge_world import Board, FakeBoards
from shared.contracts.fair_frames import Wall
from shared.contracts.fair_records import FRAMES, PARTITIONS, Schedule
from shared.runtime.postgres import Database
from shared.runtime.topics import make_topics
from shared.testing.servers import Running, fresh_database

pytestmark = [pytest.mark.integration, pytest.mark.timeout(180)]


@asynccontextmanager
async def merging(database: Database, dsn: str, bootstrap: str, folder: Path) -> AsyncIterator[None]:
    """The role at work, asked to stop at the end."""
    config = Config(
        postgres_dsn=dsn, kafka_bootstrap=bootstrap, redis_url="", identity_url="", keys_dir=folder, notes_dir=folder
    )
    stop = asyncio.Event()
    running = asyncio.create_task(merger(config, database, FakeBoards(Board())).run(stop))
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait_for(running, 20)


async def until_wall(log: LiveLog, likes: int, items: int) -> Wall:
    """Wait until the newest wall says so."""
    async with asyncio.timeout(60):
        while True:
            walls = [value for value in await log.records(FRAMES, 0) if b'"fair_id":"f1"' in value]
            if walls:
                wall = msgspec.json.decode(walls[-1], type=Wall)
                (room,) = wall.rooms
                if (room.figures.likes, room.counted.get("items")) == (likes, items):
                    return wall
            await asyncio.sleep(0.2)


async def test_the_newest_wall_knows_the_whole_log_and_another_merge_goes_on_with_it(
    postgres_server: Running, kafka_server: Running, tmp_path: Path
) -> None:
    bootstrap, folds = kafka_server.server.url, Folds(kafka_server.server.url, tmp_path)
    await make_topics(bootstrap)
    rounds = crowd(60, seed=secrets.randbelow(1_000))
    try:
        async with fresh_database(postgres_server, "jobfair") as (database, dsn), live_log(bootstrap) as log:
            await make_room(database)
            folds.join()
            for partition in range(PARTITIONS):
                await log.put(partition, msgspec.msgpack.encode(Schedule("r1", TODAY, 1, STAGE)))
            for part in (rounds[:30], rounds[30:]):
                async with merging(database, dsn, bootstrap, tmp_path):
                    await play(log, "r1", part)
                    expected = (await log.expected("r1")).values()
                    likes = sum(one.room.likes for one in expected)
                    wall = await until_wall(log, likes, sum(one.counted["items"] for one in expected))
            async with database.connection() as connection:
                kept = await PostgresFigures(connection).wall_of("f1")
                minutes = await PostgresFigures(connection).minutes_of("r1")
            assert kept is not None
            assert kept.rooms[0].figures.likes == likes
            assert wall.rooms[0].figures.pv == sum(one.room.pv for one in expected)
            assert sum(one.counts["likes"] for one in minutes) == likes
    finally:
        folds.kill()
