"""Frames from the log: every hub reads all of it, from some records back at its start, under no group."""

import asyncio
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

import structlog
from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from prometheus_client import Counter, Gauge

from services.jobfair.usecases.deliver_frame import Told
from shared.contracts.fair_frames import KIND_HEADER
from shared.contracts.fair_records import FRAMES, RECORD_BYTES_MAX
from shared.kernel.decision import Refused
from shared.runtime.kafka import cluster_id, stop_within

log = structlog.get_logger()

RECORDS_BACK = 10_000
"""How far back a hub begins: of each channel it needs the newest figures and the retractions of what they may show."""
RECORDS_AT_ONCE = 500
POLL_TIMEOUT_MS = 500
RETRY_FIRST_S, RETRY_MAX_S = 0.2, 2.0
_PARTITION = TopicPartition(FRAMES, 0)

_unreadable = Counter("jinqiu_hub_unreadable_total", "Records of the log of frames that no page could read")
_behind = Gauge("jinqiu_hub_behind_records", "Frames on the log that this hub has not read yet")


class KafkaFramesIn:
    """Entered, it reads and hands on until left; while Kafka is away it waits, and goes on where it was.

    `start_over` is called when the cluster is another one, whose positions mean other records.
    """

    def __init__(
        self, bootstrap: str, deliver: Callable[[Told], Awaitable[Refused | None]], start_over: Callable[[], None]
    ) -> None:
        self._bootstrap = bootstrap
        self._deliver = deliver
        self._start_over = start_over
        self._cluster = ""
        self._next: int | None = None
        self._caught_up = False
        self._reading: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._reading = asyncio.create_task(self._read_for_ever())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while self._reading is not None and not self._reading.done():
            self._reading.cancel()  # more than once: a client may swallow a cancellation that meets its own waiting
            await asyncio.wait([self._reading], timeout=1)

    async def ready(self) -> bool:
        """Whether all that stood on the log at the start has been read: before, a reader would be told old figures."""
        return self._caught_up

    async def _read_for_ever(self) -> None:
        pause = RETRY_FIRST_S
        while True:
            consumer = AIOKafkaConsumer(
                bootstrap_servers=self._bootstrap,
                enable_auto_commit=False,
                auto_offset_reset="none",
                max_partition_fetch_bytes=RECORD_BYTES_MAX,
            )
            try:
                await consumer.start()
                await self._seek(consumer)
                pause = RETRY_FIRST_S
                await self._read(consumer)
            except Exception as error:
                log.warning("frames_away", error=type(error).__name__)
            finally:
                await stop_within(consumer, 2)
            await asyncio.sleep(pause)
            pause = min(2 * pause, RETRY_MAX_S)

    async def _seek(self, consumer: AIOKafkaConsumer) -> None:
        consumer.assign([_PARTITION])
        first = (await consumer.beginning_offsets([_PARTITION]))[_PARTITION]
        end = (await consumer.end_offsets([_PARTITION]))[_PARTITION]
        cluster = await cluster_id(self._bootstrap)
        if self._next is None or cluster != self._cluster or self._next > end:
            if self._next is not None:
                log.warning("frames_start_over", next=self._next, end=end)
                self._start_over()
            self._cluster, self._next = cluster, end - RECORDS_BACK
        self._next = max(self._next, first)
        consumer.seek(_PARTITION, self._next)
        log.info("frames_read_from", offset=self._next, end=end)
        self._caught_up = self._caught_up or self._next >= end

    async def _read(self, consumer: AIOKafkaConsumer) -> None:
        while True:
            polled = await consumer.getmany(_PARTITION, timeout_ms=POLL_TIMEOUT_MS, max_records=RECORDS_AT_ONCE)
            for record in polled.get(_PARTITION, ()):
                await self._hand_on(record)
                self._next = record.offset + 1
            behind = (consumer.highwater(_PARTITION) or 0) - await consumer.position(_PARTITION)
            _behind.set(max(behind, 0))
            if polled and behind <= 0:
                self._caught_up = True
            await asyncio.sleep(0)

    async def _hand_on(self, record: ConsumerRecord) -> None:
        refused = await self._deliver(_told(record))
        if refused is not None:
            _unreadable.inc()
            log.error("frame_unreadable", offset=record.offset, why=refused.detail)


def _told(record: ConsumerRecord) -> Told:
    kind = next((value for name, value in record.headers if name == KIND_HEADER), b"")
    key = record.key or b""
    return Told(record.offset, key.decode(errors="replace"), kind.decode(errors="replace"), record.value or b"")
