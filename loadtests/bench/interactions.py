"""`python -m loadtests.bench.interactions`: interactions accepted a second, durable in Kafka, against a raw ASGI echo.

Starts Postgres, Redis, Kafka, jobfair's door and the floor (the same server, one worker each) in a folder of its own,
and plays packs at both in turn: floor, door, floor, door … Prints the median and the spread of the ratios, and how many
interactions were accepted a second; counts the log afterwards: a run in which something accepted is missing has no
figures. PAIRS (7), SECONDS (4), VIEWERS (64) and PACKS (5,20,100) may be set. Accepted means acknowledged by the one
broker (acks=all, its page cache), as everywhere in this stack.
"""

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from statistics import median
from typing import Any

import httpx
import msgspec
from aiokafka import AIOKafkaConsumer, TopicPartition
from rich.console import Console

from deploy.local.servers import ROOT, free_port
from deploy.local.stack import http_command
from loadtests.bench.arena import arena
from loadtests.bench.child import Child
from loadtests.bench.pack_sender import JOB
from shared.contracts.fair_records import INTERACTIONS, PARTITIONS, Pack, Record, RoomClock
from shared.runtime.postgres import Database
from shared.runtime.topics import make_topics
from shared.testing.servers import fresh_database

ROOM, PATH = "bench-room", "/api/jobfair/v1/rooms/bench-room/interactions"
_FAIR = "insert into fair values ('bench', 'bench', 'bench', now(), now() + interval '1 day')"
_OPEN = """
insert into room (room_id, fair_id, name, state, opens_at, origin_at, closes_at, clock)
values ($1, 'bench', 'bench', 'OPEN', now(), now(), now() + interval '1 day', $2)
"""
_COMPANY = "insert into company (company_id, fair_id, uscc) values ('bench', 'bench', 'bench')"
_JOB = """
insert into job_posting (job_id, fair_id, company_id, job_no, title, state, digest, posting, hits, occupation, place,
    searched, searched_title, words)
values ($1, 'bench', 'bench', $1, $1, 'SHOWN', '', '{}', '[]', '', '', '', '', '{}')
"""
console = Console()


async def main() -> None:
    """Start, play, count, report."""
    pairs, seconds = int(os.environ.get("PAIRS", "7")), float(os.environ.get("SECONDS", "4"))
    viewers = int(os.environ.get("VIEWERS", "64"))
    sizes = [int(size) for size in os.environ.get("PACKS", "5,20,100").split(",")]
    command = (sys.executable, "-m", "loadtests.bench.pack_sender")
    async with _doors() as (door, floor, bootstrap):
        tokens = [_token(door) for _ in range(viewers)]
        accepted = 0
        with Child(command, ROOT) as sender:
            for size in sizes:
                ask = {"tokens": tokens, "items": size, "seconds": seconds}
                floors, runs = [], []
                for _ in range(pairs):
                    floors.append(await _play(sender, port=floor, path="/echo", **ask))
                    runs.append(await _play(sender, port=door, path=PATH, **ask))
                accepted += sum(run["statuses"].get("202", 0) * size for run in runs)
                _report(size, floors, runs)
        missing = accepted - await _count(bootstrap)
    if missing > 0:
        raise SystemExit(f"{missing} accepted interactions are not in the log: no figures")
    console.print(f"all {accepted:,} accepted interactions are in the log")


@asynccontextmanager
async def _doors() -> AsyncIterator[tuple[int, int, str]]:
    """The ports of door and floor, and where the log is."""
    async with arena(kafka=True) as where:
        await make_topics(where.url("kafka"))
        async with fresh_database(where.running("postgres"), "jobfair") as (database, dsn):
            await _open_room(database)
            ports = free_port(), free_port()
            for port, factory in zip(
                ports, ("services.jobfair.main:http", "loadtests.bench.baselines.floor:interactions"), strict=True
            ):
                await where.start(factory, http_command("jobfair", port, factory=factory), port, dsn)
            yield *ports, where.url("kafka")


async def _open_room(database: Database) -> None:
    clock = RoomClock(int(time.time() * 1_000), speed=1_000)  # a few connections stand for many viewers: no pace
    fields = {name: getattr(clock, name) for name in RoomClock.__struct_fields__}
    async with database.transaction() as transaction:
        await transaction.execute(_FAIR)
        await transaction.execute(_OPEN, ROOM, msgspec.json.encode(fields).decode())
        await transaction.execute(_COMPANY)
        await transaction.execute(_JOB, JOB)


def _token(port: int) -> str:
    answer = httpx.post(f"http://127.0.0.1:{port}/api/jobfair/v1/rooms/{ROOM}/viewer-tokens", trust_env=False)
    return str(answer.raise_for_status().json()["token"])


async def _play(sender: Child, **ask: Any) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(await sender.ask(json.dumps(ask).encode()))
    return told


def _report(size: int, floors: list[dict[str, Any]], runs: list[dict[str, Any]]) -> None:
    ratios = sorted(run["items_per_s"] / floor["items_per_s"] for floor, run in zip(floors, runs, strict=True))
    speeds = sorted(run["items_per_s"] for run in runs)
    others = {code: sum(run["statuses"].get(code, 0) for run in runs) for run in runs for code in run["statuses"]}
    console.print(
        f"packs of {size}: {median(speeds):,.0f} interactions a second ({speeds[0]:,.0f}–{speeds[-1]:,.0f}), "
        f"{median(ratios):.2f} of the floor ({ratios[0]:.2f}–{ratios[-1]:.2f}); "
        f"p50 {median(run['p50_ms'] for run in runs):.1f} ms, p99 {median(run['p99_ms'] for run in runs):.1f} ms; "
        f"answers {others}"
    )


async def _count(bootstrap: str) -> int:
    kafka = AIOKafkaConsumer(bootstrap_servers=bootstrap, group_id=None)
    await kafka.start()
    try:
        partitions = [TopicPartition(INTERACTIONS, number) for number in range(PARTITIONS)]
        kafka.assign(partitions)
        await kafka.seek_to_beginning(*partitions)
        ends = await kafka.end_offsets(partitions)
        found = 0
        while any([await kafka.position(partition) < ends[partition] for partition in partitions]):
            for records in (await kafka.getmany(timeout_ms=500)).values():
                packs = (msgspec.msgpack.decode(record.value, type=Record) for record in records)
                found += sum(len(pack.items) for pack in packs if isinstance(pack, Pack))
        return found
    finally:
        await kafka.stop()


if __name__ == "__main__":
    asyncio.run(main())
