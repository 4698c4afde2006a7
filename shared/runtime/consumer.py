"""A consumer applies each fact of a topic once: offset and effect move in one Postgres transaction.

A lease holder takes all partitions by assignment, without a group. The fence is the offset itself: it moves only from
the value this holder has seen. What cannot be applied is parked with its key (`parked.py`); the rest goes on.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

import msgspec
import structlog
from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from prometheus_client import Counter, Gauge

from shared.contracts.events import Fact, read_envelope, read_fact
from shared.contracts.topics import Topic
from shared.kernel.errors import ForerunnerMissingError
from shared.runtime.kafka import cluster_id, stop_within
from shared.runtime.lease import hold_lease
from shared.runtime.parked import ParkedFacts
from shared.runtime.postgres import AWAY, Connection, Database
from shared.runtime.trace import set_trace_id, trace_of_all

log = structlog.get_logger()

RECORDS_PER_BATCH = 1_000  # ≤ 1000: 25k facts/s, row by row: 0.7k
POLL_TIMEOUT_MS = 500
RETRY_PARKED_S = 1.0

_lag = Gauge("jinqiu_consumer_lag_records", "Records not yet applied", ["consumer", "topic", "partition"])
_applied = Counter("jinqiu_consumer_applied_total", "Facts applied", ["consumer", "topic"])

Apply: TypeAlias = Callable[[Connection, Sequence[Fact]], Awaitable[None]]
"""Applies facts in order within the given transaction. Raises ForerunnerMissingError for a fact that must wait; any
other error (but an absent database) makes a fact poison. Applying a fact again must change nothing."""

_OFFSETS = "select partition, cluster_id, next_offset from consumer_offset where consumer = $1 and topic = $2"
_START = """
insert into consumer_offset (consumer, topic, partition, cluster_id, next_offset) values ($1, $2, $3, $4, 0)
on conflict (consumer, topic, partition) do update set cluster_id = excluded.cluster_id, next_offset = 0
"""
_MOVE = """
update consumer_offset set next_offset = $6, moved_at = now()
where consumer = $1 and topic = $2 and partition = $3 and cluster_id = $4 and next_offset = $5
"""


class OffsetMovedError(Exception):
    """Another holder moved the offset: this one lost its lease and stops."""


_STOPS: tuple[type[BaseException], ...] = (OffsetMovedError, *AWAY)


class Consumer:
    """Apply one topic to one service's tables."""

    def __init__(
        self, service: str, topic: Topic, *, database: Database, dsn: str, bootstrap: str, apply: Apply
    ) -> None:
        self.name = f"consumer:{topic.name}"
        self._service = service
        self._topic = topic
        self._database = database
        self._dsn = dsn
        self._bootstrap = bootstrap
        self._apply = apply
        self._cluster = ""
        self._next: dict[int, int] = {}
        self._parked = ParkedFacts(service, topic.name, database, self._apply_records)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until stopped; raises when Postgres or Kafka is away, to be started again."""
        async with hold_lease(self._dsn, f"{self.name}:{self._service}", stop) as lease:
            if lease is None:
                return
            self._cluster = await cluster_id(self._bootstrap)
            await self._load_offsets()
            await self._parked.load()
            kafka = AIOKafkaConsumer(
                bootstrap_servers=self._bootstrap,
                group_id=None,
                enable_auto_commit=False,
                auto_offset_reset="none",
                fetch_max_wait_ms=POLL_TIMEOUT_MS,
                max_partition_fetch_bytes=4 * 1024 * 1024,
            )
            try:
                await kafka.start()
                await self._consume(kafka, stop)
            finally:
                await stop_within(kafka, 3)

    async def _load_offsets(self) -> None:
        async with self._database.transaction() as transaction:
            rows = await transaction.fetch(_OFFSETS, self._service, self._topic.name)
            known = {row["partition"]: row for row in rows}
            for partition in range(self._topic.partitions):
                row = known.get(partition)
                if row is None or row["cluster_id"] != self._cluster:
                    # In a new cluster offsets mean other records. Its relay publishes the whole log again, and
                    # applying a fact again changes nothing, so the start is the beginning.
                    log.warning("consumer_starts_over", topic=self._topic.name, partition=partition)
                    await transaction.execute(_START, self._service, self._topic.name, partition, self._cluster)
                    self._next[partition] = 0
                else:
                    self._next[partition] = row["next_offset"]

    async def _consume(self, kafka: AIOKafkaConsumer, stop: asyncio.Event) -> None:
        partitions = [TopicPartition(self._topic.name, number) for number in range(self._topic.partitions)]
        kafka.assign(partitions)
        for partition in partitions:
            kafka.seek(partition, self._next[partition.partition])
        log.info("consumer_started", topic=self._topic.name, offsets=self._next)
        loop = asyncio.get_running_loop()
        retry_at = loop.time()
        while not stop.is_set():
            polled = await kafka.getmany(timeout_ms=POLL_TIMEOUT_MS, max_records=RECORDS_PER_BATCH)
            for partition, records in polled.items():
                await self._apply_batch(partition.partition, records)
                lag = (kafka.highwater(partition) or 0) - self._next[partition.partition]
                _lag.labels(self._service, self._topic.name, partition.partition).set(max(lag, 0))
            if loop.time() >= retry_at:
                await self._parked.retry_waiting()
                retry_at = loop.time() + RETRY_PARKED_S

    async def _apply_batch(self, partition: int, records: Sequence[ConsumerRecord]) -> None:
        """Apply records of one partition; halve on failure, so that only what cannot be applied is parked."""
        try:
            async with self._database.transaction() as transaction:
                behind = [record for record in records if self._parked.holds(_key_of(record))]
                await self._apply_records(
                    transaction, [record.value or b"" for record in records if not self._parked.holds(_key_of(record))]
                )
                for record in behind:
                    await self._parked.park(transaction, record, self._cluster, "BEHIND", "its key is parked")
                await self._move_offset(transaction, partition, records[-1].offset + 1)
        except _STOPS:
            raise
        except Exception as error:
            if len(records) > 1:
                middle = len(records) // 2
                await self._apply_batch(partition, records[:middle])
                await self._apply_batch(partition, records[middle:])
                return
            await self._park_one(partition, records[0], error)
        self._next[partition] = records[-1].offset + 1
        _applied.labels(self._service, self._topic.name).inc(len(records))

    async def _park_one(self, partition: int, record: ConsumerRecord, error: Exception) -> None:
        waits = isinstance(error, ForerunnerMissingError)
        log.log(
            30 if waits else 40, "fact_parked", topic=self._topic.name, partition=partition, offset=record.offset,
            key=_key_of(record), waits=waits, error=type(error).__name__,
        )  # fmt: skip
        async with self._database.transaction() as transaction:
            state = "WAITING" if waits else "POISON"
            await self._parked.park(transaction, record, self._cluster, state, f"{type(error).__name__}: {error}")
            await self._move_offset(transaction, partition, record.offset + 1)

    async def _apply_records(self, transaction: Connection, records: Sequence[bytes]) -> None:
        facts = [fact for record in records if (fact := _read(record)) is not None]
        if facts:
            # What a batch of several traces tells stands under one of its own: a use case is given the batch as a
            # whole, so whose fact led to which is told by the ids in the facts, not by the trace.
            set_trace_id(trace_of_all(fact.trace_id for fact in facts))
            await self._apply(transaction, facts)

    async def _move_offset(self, transaction: Connection, partition: int, next_offset: int) -> None:
        moved = await transaction.execute(
            _MOVE, self._service, self._topic.name, partition, self._cluster, self._next[partition], next_offset
        )
        if moved != "UPDATE 1":
            raise OffsetMovedError(f"{self._topic.name}/{partition}")


def _key_of(record: ConsumerRecord) -> str:
    return (record.key or b"").decode(errors="replace")


def _read(record: bytes) -> Fact | None:
    try:
        return read_fact(read_envelope(record))
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ValueError(f"unreadable fact: {error}") from error
