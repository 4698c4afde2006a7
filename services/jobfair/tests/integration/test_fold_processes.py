"""Two fold workers on real Kafka: killed, joined by one more, left; the figures are those of the log, read once."""

import asyncio
import random
import secrets
import signal
from pathlib import Path

import msgspec
import pytest

from services.jobfair.tests.integration.fold_processes import TODAY, TODAY_MS, Folds, LiveLog, live_log
from shared.contracts.fair_records import PARTITIONS, Item, Kind, Partial, Schedule, Segment
from shared.runtime.topics import make_topics
from shared.testing.servers import Running

pytestmark = [pytest.mark.integration, pytest.mark.timeout(300)]
STAGE = [Segment(f"s{number}", f"c{number}", TODAY_MS + number * 8_000, TODAY_MS + (number + 1) * 8_000)
         for number in range(4)]  # fmt: skip


def crowd(rounds: int, seed: int) -> list[list[Item]]:
    """What some hundred viewers do: beats, likes, clicks, repeats, some late."""
    luck = random.Random(seed)
    viewers = [f"{luck.getrandbits(64):016x}" for _ in range(300)]
    told = []
    for number in range(rounds):
        now, items = TODAY_MS + number * 100, []
        for viewer in luck.sample(viewers, 40):
            kind = luck.choice([Kind.JOIN, Kind.BEAT, Kind.BEAT, Kind.LIKE, Kind.CLICK, Kind.LEAVE])
            at = now - luck.choice([0, 0, 0, 100, 250])
            message = str(luck.randrange(200)) if kind in (Kind.LIKE, Kind.CLICK) else ""
            items.append(Item(viewer, kind, 1, message, at, now, 1, "j1" if kind == Kind.CLICK else ""))
        told.append(items)
    return told


async def play(log: LiveLog, room_id: str, rounds: list[list[Item]]) -> None:
    for items in rounds:
        await log.tell(room_id, TODAY, items, {"TOO_MANY": 1})


async def test_kills_joins_and_leaves_of_workers_change_no_number(kafka_server: Running, tmp_path: Path) -> None:
    bootstrap, room_id = kafka_server.server.url, f"r-{secrets.token_hex(4)}"
    await make_topics(bootstrap)
    rounds = crowd(400, seed=7)
    folds = Folds(bootstrap, tmp_path)
    try:
        async with live_log(bootstrap) as log:
            for partition in range(PARTITIONS):
                await log.put(partition, msgspec.msgpack.encode(Schedule(room_id, TODAY, 1, STAGE)))
            await log.put(0, b"\xc1 nobody can read this")
            first = folds.join()
            await folds.until_told(first, "_unreadable")  # read again as the past, or heard as news
            await play(log, room_id, rounds[:100])
            await log.until_folded(room_id)
            second = folds.join()
            await asyncio.gather(play(log, room_id, rounds[100:200]), folds.until_told(second, "partition_taken"))
            await folds.until_told(first, "partition_left")
            first.kill()
            await play(log, room_id, rounds[200:300])
            await log.until_folded(room_id)
            third = folds.join()
            await asyncio.gather(play(log, room_id, rounds[300:]), folds.until_told(third, "partition_taken"))
            await log.until_folded(room_id)
            second.send_signal(signal.SIGTERM)
            assert await asyncio.to_thread(second.wait, 15) == 0
            await play(log, room_id, rounds[:5])
            told: dict[int, Partial] = await log.until_folded(room_id)
            assert told == await log.expected(room_id)
            assert sum(one.counted["items"] for one in told.values()) > 10_000
            third.kill()
    finally:
        folds.kill()
