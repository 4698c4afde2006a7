"""The fold as the processes it is, and the log it folds, for tests that kill and join them."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from deploy.local.servers import ROOT
from services.jobfair.tests.fair_builders import CLOCK
from services.jobfair.tests.fold_world import folded
from shared.contracts.fair_records import INTERACTIONS, PARTIALS, PARTITIONS, Item, Pack, Partial, partition_of
from shared.runtime.kafka import stop_within

FOLDED_WITHIN_S = 60.0
TODAY_MS = int(time.time() * 1_000)
TODAY = msgspec.structs.replace(CLOCK, origin_ms=TODAY_MS)
"""The broker is shared, and behind a show of today one of long ago would be forgotten."""
_decode = msgspec.msgpack.Decoder(Partial).decode


class Folds:
    """Workers of one group, each with a log of its own."""

    def __init__(self, bootstrap: str, folder: Path) -> None:
        self._folder = folder
        told = {
            "POSTGRES_DSN": "postgresql://nobody@127.0.0.1:1/none", "KAFKA_BOOTSTRAP": bootstrap, "REDIS_URL": "",
            "IDENTITY_URL": "", "KEYS_DIR": str(folder), "NOTES_DIR": str(folder), "OPS_PORT": "0",
        }  # fmt: skip
        self._environment = {f"JINQIU_{name}": value for name, value in told.items()}
        self.running: list[subprocess.Popen[bytes]] = []

    def join(self) -> "subprocess.Popen[bytes]":
        """One worker more."""
        with (self._folder / f"fold-{len(self.running)}.log").open("wb") as log:
            process = subprocess.Popen(
                (sys.executable, "-m", "shared.runtime.run_worker", "services.jobfair.fold:fold"),
                env={**os.environ, **self._environment, "PYTHONPATH": str(ROOT)}, cwd=ROOT, stdout=log, stderr=log,
            )  # fmt: skip
        self.running.append(process)
        return process

    async def until_told(self, process: "subprocess.Popen[bytes]", event: str) -> None:
        """Wait until its log has this."""
        log = self._folder / f"fold-{self.running.index(process)}.log"
        async with asyncio.timeout(FOLDED_WITHIN_S):
            while event not in log.read_text():
                await asyncio.sleep(0.1)

    def kill(self) -> None:
        """kill -9 of all that still run."""
        for process in self.running:
            process.kill()
            process.wait()


class LiveLog:
    """The broker's logs: written to, and read from the beginning."""

    def __init__(self, bootstrap: str, producer: AIOKafkaProducer) -> None:
        self._bootstrap = bootstrap
        self._producer = producer
        self.packs = 0

    async def tell(self, room_id: str, clock: object, items: list[Item], refused: dict[str, int]) -> None:
        """One pack a partition, as the door packs them."""
        for partition in range(PARTITIONS):
            part = [one for one in items if partition_of(one.viewer) == partition]
            pack = Pack(room_id, clock, part, refused if partition == 0 else {})  # type: ignore[arg-type]
            await self.put(partition, msgspec.msgpack.encode(pack))

    async def put(self, partition: int, value: bytes) -> None:
        await self._producer.send_and_wait(INTERACTIONS, value, partition=partition)
        self.packs += 1

    async def ends(self) -> dict[int, int]:
        consumer = AIOKafkaConsumer(bootstrap_servers=self._bootstrap, group_id=None)
        await consumer.start()
        try:
            found = await consumer.end_offsets([TopicPartition(INTERACTIONS, number) for number in range(PARTITIONS)])
            return {where.partition: end for where, end in found.items()}
        finally:
            await stop_within(consumer, 3)

    async def records(self, topic: str, partition: int) -> list[bytes]:
        """All of them, from the beginning."""
        consumer, where, found = AIOKafkaConsumer(bootstrap_servers=self._bootstrap, group_id=None), None, []
        await consumer.start()
        try:
            where = TopicPartition(topic, partition)
            consumer.assign([where])
            await consumer.seek_to_beginning(where)
            end = (await consumer.end_offsets([where]))[where]
            while await consumer.position(where) < end:
                polled = await consumer.getmany(where, timeout_ms=500)
                found += [record.value for record in polled.get(where, ())]
        finally:
            await stop_within(consumer, 3)
        return found

    async def partials(self, room_id: str) -> dict[int, Partial]:
        """The newest of each partition by offset."""
        newest: dict[int, Partial] = {}
        for value in await self.records(PARTIALS, 0):
            told = _decode(value)
            known = newest.get(told.partition)
            if told.room_id == room_id and (known is None or known.offset <= told.offset):
                newest[told.partition] = told
        return newest

    async def expected(self, room_id: str) -> dict[int, Partial]:
        """What the logs come to, read once."""
        found = {}
        for partition in range(PARTITIONS):
            told = await folded(await self.records(INTERACTIONS, partition))
            found[partition] = msgspec.structs.replace(told[room_id], partition=partition)
        return found

    async def until(self, room_id: str, holds: Callable[[dict[int, Partial]], bool]) -> dict[int, Partial]:
        """Wait until this is true of the newest partials."""
        async with asyncio.timeout(FOLDED_WITHIN_S):
            while not holds(told := await self.partials(room_id)):
                await asyncio.sleep(0.2)
        return told

    async def until_folded(self, room_id: str) -> dict[int, Partial]:
        """Wait until the newest partials know the whole log."""
        ends = await self.ends()
        return await self.until(
            room_id,
            lambda told: all(number in told and told[number].offset == end - 1 for number, end in ends.items() if end),
        )


@asynccontextmanager
async def live_log(bootstrap: str) -> AsyncIterator[LiveLog]:
    producer = AIOKafkaProducer(bootstrap_servers=bootstrap, acks="all")
    await producer.start()
    try:
        yield LiveLog(bootstrap, producer)
    finally:
        await stop_within(producer, 3)
