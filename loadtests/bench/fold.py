"""`python -m loadtests.bench.fold`: interactions folded a second and core, against a plain Faust agent; and recovery.

On a broker of its own. The fold is the process of the stack, fed packs of a hundred; beside it stands what the tutorial
writes: a Faust agent that takes one event a record and updates a table. Both get the same events in turn, in PAIRS (7)
rounds; what counts is processor time of the process, so that the generator's share of the machine does not matter. A
round only counts if the fold's own count of items is right. Then, at VIEWERS (285,000) viewers, the fold is killed with
-9, and a new one started at once: how long until its figures know the whole log.
"""

import asyncio
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import msgspec
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from rich.console import Console
from rich.table import Table

from deploy.local import servers
from deploy.local.servers import ROOT, free_port
from loadtests.bench.baselines.plain_fold import CHANGELOG, EVENTS, make_plain_topics
from shared.contracts.fair_records import (
    INTERACTIONS,
    PARTIALS,
    PARTITIONS,
    Item,
    Kind,
    Pack,
    Partial,
    RoomClock,
    Schedule,
    Segment,
    Source,
    partition_of,
)
from shared.runtime.topics import make_topics
from shared.testing.servers import Running

PACK_ITEMS = 100
PLAIN_EVENTS = 10_000
SHOW_MS = 4_800_000
BEAT_MS = 15_000
WAIT_S = 900.0
ORIGIN_MS = 1_660_000_000_000
CLOCK = RoomClock(ORIGIN_MS)
STAGE = [
    Segment(f"s{number}", f"c{number}", ORIGIN_MS + number * 480_000, ORIGIN_MS + (number + 1) * 480_000)
    for number in range(10)
]
console = Console()
_encode = msgspec.msgpack.Encoder().encode
_partial = msgspec.msgpack.Decoder(Partial).decode


class Turn(NamedTuple):
    """What a process did with some events."""

    events: int
    cpu_s: float
    wall_s: float

    @property
    def per_core_s(self) -> float:
        return self.events / self.cpu_s


def show(viewers: int, seed: int = 1) -> Iterator[list[Item]]:
    """The show by quarters of a minute: viewers who come, beat, like, click, comment and go."""
    luck = random.Random(seed)
    there: list[tuple[str, int]] = []
    rounds = SHOW_MS // BEAT_MS
    for number in range(rounds):
        begins = ORIGIN_MS + number * BEAT_MS
        wanted = viewers * (number + 1) // rounds - viewers * number // rounds
        there += [(f"{luck.getrandbits(96):024x}", number + 1 + int(luck.expovariate(1 / 12))) for _ in range(wanted)]
        items = []
        for viewer, until in there:
            at = begins + luck.randrange(BEAT_MS)
            items.append(_did(viewer, Kind.BEAT if until > number else Kind.LEAVE, at))
            if luck.random() < 0.4:
                items.append(_did(viewer, Kind.LIKE, at + 20, f"{luck.getrandbits(80):020x}", count=3))
            if luck.random() < 0.1:
                job = f"job-{luck.randrange(200)}"
                items.append(_did(viewer, Kind.CLICK, at + 30, f"{luck.getrandbits(80):020x}", job_id=job))
        there = [one for one in there if one[1] > number]
        items.sort(key=lambda one: one.arrived_ms)
        yield items


def _did(viewer: str, kind: Kind, at_ms: int, message_id: str = "", *, count: int = 1, job_id: str = "") -> Item:
    return Item(viewer, kind, Source.PLATFORM, message_id, at_ms, at_ms + 50, count, job_id)


class Bench:
    """A broker, and the processes that are measured on it."""

    def __init__(self, bootstrap: str, folder: Path, producer: AIOKafkaProducer, *readers: AIOKafkaConsumer) -> None:
        self.bootstrap = bootstrap
        self.folded = 0
        self._folder = folder
        self._producer = producer
        self._reader, self._ends = readers
        self._counted: dict[int, int] = {}

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        """A process with the environment of the stack's."""
        told = {
            "POSTGRES_DSN": "postgresql://nobody@127.0.0.1:1/none", "KAFKA_BOOTSTRAP": self.bootstrap, "REDIS_URL": "",
            "IDENTITY_URL": "", "KEYS_DIR": str(self._folder), "NOTES_DIR": str(self._folder),
        }  # fmt: skip
        environment = {f"JINQIU_{name}": value for name, value in told.items()}
        with (self._folder / "processes.log").open("ab") as log:
            return subprocess.Popen(  # noqa: S603 - our own words
                (sys.executable, "-m", *command),
                env={**os.environ, **environment, "PYTHONPATH": str(ROOT)}, cwd=ROOT, stdout=log, stderr=log,
            )  # fmt: skip

    def start_fold(self) -> "subprocess.Popen[bytes]":
        """The fold as the stack runs it."""
        return self.start("shared.runtime.run_worker", "services.jobfair.fold:fold")

    async def send(self, topic: str, values: dict[int, list[bytes]]) -> None:
        """To partitions, in batches."""
        acks = []
        for partition, several in values.items():
            batch = self._producer.create_batch()
            for value in several:
                if batch.append(key=None, value=value, timestamp=None) is None:
                    acks.append(await self._producer.send_batch(batch, topic, partition=partition))
                    batch = self._producer.create_batch()
                    batch.append(key=None, value=value, timestamp=None)
            acks.append(await self._producer.send_batch(batch, topic, partition=partition))
        await asyncio.gather(*acks)

    async def feed_fold(self, process: "subprocess.Popen[bytes]", items: list[Item]) -> Turn:
        """As the door packs them."""
        parts: dict[int, list[Item]] = {partition: [] for partition in range(PARTITIONS)}
        for item in items:
            parts[partition_of(item.viewer)].append(item)
        values = {
            partition: [
                _encode(Pack("bench", CLOCK, several[first : first + PACK_ITEMS], {}))
                for first in range(0, len(several), PACK_ITEMS)
            ]
            for partition, several in parts.items()
        }
        self.folded += len(items)
        cpu_s, begun = cpu_of(process), time.monotonic()
        await self.send(INTERACTIONS, values)
        await self.until_folded()
        return Turn(len(items), cpu_of(process) - cpu_s, time.monotonic() - begun)

    async def feed_plain(self, process: "subprocess.Popen[bytes]", items: list[Item]) -> Turn:
        """One event a record."""
        values: dict[int, list[bytes]] = {partition: [] for partition in range(PARTITIONS)}
        for item in items:
            values[partition_of(item.viewer)].append(_encode(item))
        wanted = await self.end_of(CHANGELOG) + len(items)
        cpu_s, begun = cpu_of(process), time.monotonic()
        await self.send(EVENTS, values)
        async with asyncio.timeout(WAIT_S):
            while await self.end_of(CHANGELOG) < wanted and process.poll() is None:
                await asyncio.sleep(0.05)
        return Turn(len(items), cpu_of(process) - cpu_s, time.monotonic() - begun)

    async def end_of(self, topic: str) -> int:
        """Records in all its partitions."""
        ends = await self._ends.end_offsets([TopicPartition(topic, number) for number in range(PARTITIONS)])
        return int(sum(ends.values()))

    async def until_folded(self) -> None:
        """Until the newest partials count every item that was sent."""
        async with asyncio.timeout(WAIT_S):
            while sum(self._counted.values()) != self.folded:
                await self._read()

    async def until_ready(self, plain: "subprocess.Popen[bytes]") -> None:
        """Until both have told that they are at work."""
        for partition in range(PARTITIONS):
            await self.send(INTERACTIONS, {partition: [_encode(Schedule("bench", CLOCK, 1, STAGE))]})
        await self.feed_plain(plain, next(show(100)))
        async with asyncio.timeout(WAIT_S):
            while len(self._counted) < PARTITIONS:
                await self._read()

    async def _read(self) -> None:
        for records in (await self._reader.getmany(timeout_ms=50)).values():
            for record in records:
                told = _partial(record.value)
                self._counted[told.partition] = told.counted["items"]

    async def until_told_by_another(self) -> None:
        """Until whoever took over has told every partition."""
        await self._reader.seek_to_end()
        self._counted.clear()
        await self.until_folded()


def cpu_of(process: "subprocess.Popen[bytes]") -> float:
    """Processor seconds of a process so far."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_of(process: "subprocess.Popen[bytes]") -> int:
    """Resident MB."""
    return int(Path(f"/proc/{process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 2**20


@asynccontextmanager
async def bench() -> AsyncIterator[Bench]:
    """A broker of our own, gone at the end."""
    with tempfile.TemporaryDirectory(prefix="jinqiu-bench-") as name:
        folder = Path(name)
        broker = Running(servers.kafka(folder, free_port(), free_port()), folder / "kafka.log")
        try:
            await broker.wait_ready()
            bootstrap = broker.server.url
            await make_topics(bootstrap)
            await make_plain_topics(bootstrap)
            async with (
                AIOKafkaProducer(bootstrap_servers=bootstrap, acks="all", max_batch_size=262_144) as producer,
                AIOKafkaConsumer(bootstrap_servers=bootstrap, max_partition_fetch_bytes=4 * 2**20) as reader,
                AIOKafkaConsumer(bootstrap_servers=bootstrap) as ends,
            ):
                reader.assign([TopicPartition(PARTIALS, 0)])
                await reader.seek_to_beginning()
                yield Bench(bootstrap, folder, producer, reader, ends)
        finally:
            broker.stop()


async def main() -> None:
    """Measure, report."""
    viewers, pairs = int(os.environ.get("VIEWERS", "285000")), int(os.environ.get("PAIRS", "7"))
    async with bench() as on:
        processes = [on.start_fold(), on.start("loadtests.bench.baselines.plain_fold")]
        try:
            await on.until_ready(processes[1])
            turns = [turn async for turn in _in_turn(on, processes, viewers, pairs)]
            _report(turns, viewers, memory_of(processes[0]))
            processes[0].kill()
            begun = time.monotonic()
            processes.append(on.start_fold())
            await on.until_told_by_another()
            took, cpu_s = time.monotonic() - begun, cpu_of(processes[-1])
            console.print(
                f"killed at {viewers:,} viewers and {on.folded:,} items: another knows all after {took:.1f} s"
                f" ({cpu_s:.1f} s of a core; 6 s until the group misses the dead one); {memory_of(processes[-1])} MB"
            )
        finally:
            for process in processes:
                process.send_signal(signal.SIGKILL)
                process.wait()


async def _in_turn(on: Bench, processes: list[Any], viewers: int, pairs: int) -> AsyncIterator[tuple[Turn, Turn]]:
    """The show in as many parts as there are pairs; the plain agent gets the first events of each part."""
    rounds, part, done = SHOW_MS // BEAT_MS, list[Item](), 0
    for number, items in enumerate(show(viewers), 1):
        part += items
        if number * pairs // rounds > done:
            done, plain = number * pairs // rounds, part[:PLAIN_EVENTS]
            yield await on.feed_fold(processes[0], part), await on.feed_plain(processes[1], plain)
            part = []


def _report(turns: list[tuple[Turn, Turn]], viewers: int, memory_mb: int) -> None:
    table = Table(
        "pair", "fold: items/s·core", "items/s", "plain: events/s·core", "events/s", "ratio, core", "ratio, s"
    )
    ratios = []
    for number, (fold, plain) in enumerate(turns, 1):
        ratios.append(fold.per_core_s / plain.per_core_s)
        by_time = fold.events / fold.wall_s / (plain.events / plain.wall_s)
        table.add_row(
            str(number), f"{fold.per_core_s:,.0f}", f"{fold.events / fold.wall_s:,.0f}", f"{plain.per_core_s:,.0f}",
            f"{plain.events / plain.wall_s:,.0f}", f"{ratios[-1]:.1f}", f"{by_time:.1f}",
        )  # fmt: skip
    console.print(table)
    console.print(
        f"median ratio {median(ratios):.1f} ({min(ratios):.1f}–{max(ratios):.1f});"
        f" {viewers:,} viewers in {memory_mb} MB"
    )


if __name__ == "__main__":
    asyncio.run(main())
