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
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from statistics import median
from typing import Any

import httpx
import msgspec
from aiokafka import AIOKafkaConsumer, TopicPartition
from rich.console import Console

from deploy.local import servers
from deploy.local.servers import ROOT, Server, free_port
from deploy.local.stack import http_command
from loadtests.bench.pack_sender import JOB
from shared.contracts.fair_records import INTERACTIONS, PARTITIONS, Pack, Record, RoomClock
from shared.runtime.keyfiles import make_missing_keys
from shared.runtime.postgres import Database
from shared.runtime.topics import make_topics
from shared.testing.servers import Running, fresh_database

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
    async with AsyncExitStack() as stack:
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="jinqiu-bench-", ignore_cleanup_errors=True))
        )
        folder.chmod(0o755)
        door, floor, bootstrap = await stack.enter_async_context(_doors(folder))
        tokens = [_token(door) for _ in range(viewers)]
        sender = stack.enter_context(_sender())
        accepted = 0
        for size in sizes:
            ask = {"tokens": tokens, "items": size, "seconds": seconds}
            floors, runs = [], []
            for _ in range(pairs):
                floors.append(_play(sender, port=floor, path="/echo", **ask))
                runs.append(_play(sender, port=door, path=PATH, **ask))
            accepted += sum(run["statuses"].get("202", 0) * size for run in runs)
            _report(size, floors, runs)
        missing = accepted - await _count(bootstrap)
    if missing > 0:
        raise SystemExit(f"{missing} accepted interactions are not in the log: no figures")
    console.print(f"all {accepted:,} accepted interactions are in the log")


@asynccontextmanager
async def _doors(folder: Path) -> AsyncIterator[tuple[int, int, str]]:
    """The ports of door and floor, and where the log is."""
    keys = folder / "keys"
    make_missing_keys(keys)
    async with AsyncExitStack() as stack:
        postgres = servers.postgres(folder, free_port())
        redis, kafka = servers.redis_server(folder, free_port()), servers.kafka(folder, free_port(), free_port())
        running = [await stack.enter_async_context(_run(server, folder)) for server in (postgres, redis, kafka)]
        await make_topics(kafka.url)
        database, dsn = await stack.enter_async_context(fresh_database(running[0], "jobfair"))
        await _open_room(database)
        environment = {
            **os.environ, "PYTHONPATH": str(ROOT), "JINQIU_POSTGRES_DSN": dsn, "JINQIU_REDIS_URL": redis.url,
            "JINQIU_KAFKA_BOOTSTRAP": kafka.url, "JINQIU_IDENTITY_URL": "http://127.0.0.1:1",
            "JINQIU_KEYS_DIR": str(keys), "JINQIU_NOTES_DIR": str(folder / "notes"),
        }  # fmt: skip
        ports = free_port(), free_port()
        for port, factory in zip(
            ports, ("services.jobfair.main:http", "loadtests.bench.baselines.echo:echo"), strict=True
        ):
            command = http_command("jobfair", port, factory=factory)
            stack.enter_context(_process(command, environment, folder / f"{port}.log"))
            await _answers(port)
        yield *ports, kafka.url
    servers.remove_postgres(folder)


@asynccontextmanager
async def _run(server: Server, folder: Path) -> AsyncIterator[Running]:
    running = Running(server, folder / f"{server.name}.log")
    try:
        await running.wait_ready()
        yield running
    finally:
        running.stop()


async def _open_room(database: Database) -> None:
    clock = RoomClock(int(time.time() * 1_000), speed=1_000)  # a few connections stand for many viewers: no pace
    fields = {name: getattr(clock, name) for name in RoomClock.__struct_fields__}
    async with database.transaction() as transaction:
        await transaction.execute(_FAIR)
        await transaction.execute(_OPEN, ROOM, msgspec.json.encode(fields).decode())
        await transaction.execute(_COMPANY)
        await transaction.execute(_JOB, JOB)


class _process:  # noqa: N801 - a block
    """A process that ends with the block."""

    def __init__(self, command: tuple[str, ...], environment: dict[str, str], log: Path) -> None:
        self._log = log.open("ab")
        self._process = subprocess.Popen(  # noqa: S603 - our own words
            command, env=environment, cwd=ROOT, stdout=self._log, stderr=self._log
        )

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()


async def _answers(port: int) -> None:
    async with asyncio.timeout(60), httpx.AsyncClient(trust_env=False) as client:
        while True:
            try:
                await client.post(f"http://127.0.0.1:{port}/echo", content=b'{"items":[]}')
            except httpx.TransportError:
                await asyncio.sleep(0.2)
            else:
                return


def _token(port: int) -> str:
    answer = httpx.post(f"http://127.0.0.1:{port}/api/jobfair/v1/rooms/{ROOM}/viewer-tokens", trust_env=False)
    return str(answer.raise_for_status().json()["token"])


def _sender() -> "subprocess.Popen[str]":
    command = (sys.executable, "-m", "loadtests.bench.pack_sender")
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)  # noqa: S603


def _play(sender: "subprocess.Popen[str]", **ask: Any) -> dict[str, Any]:
    assert sender.stdin is not None  # noqa: S101 - both were asked for
    assert sender.stdout is not None  # noqa: S101
    sender.stdin.write(json.dumps(ask) + "\n")
    sender.stdin.flush()
    told: dict[str, Any] = json.loads(sender.stdout.readline())
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
