"""The relay publishes a service's outbox to its topic: nothing lost, nothing inverted within a key.

Rows get their id when written but become visible when committed, so "everything after the last id I sent" loses rows
of slow transactions. The relay therefore fixes a mark M (the last id given), waits until every transaction that could
hold an id ≤ M has ended, and only then publishes up to M.

One relay of a service works at a time, under a lease. The cursor is the fence: it moves only from the value its holder
has seen, so one that lost the lease unawares stops at its next move. What was sent before a cursor moved is sent again:
a chunk after a crash, or by two holders at once; the whole log into a new Kafka cluster. So old facts may come again
behind newer ones, and whoever applies a fact must not mind (`consumer.py`).
"""

import asyncio
from collections import defaultdict
from collections.abc import Sequence

import asyncpg
import msgspec
import structlog
from aiokafka import AIOKafkaProducer
from aiokafka.partitioner import DefaultPartitioner
from prometheus_client import Counter, Gauge

from shared.contracts.topics import topic_of
from shared.runtime.kafka import cluster_id, stop_within
from shared.runtime.lease import hold_lease, stopped_within

log = structlog.get_logger()

ROWS_PER_CHUNK = 2_000
BATCH_BYTES_MAX = 512 * 1024
ACK_TIMEOUT_S = 30
POLL_BUSY_S = 0.005
POLL_IDLE_S = 0.5  # one relay polling at 50 ms costs 1.4 % of a core
WATERMARK_POLL_S = 0.002

_lag = Gauge("jinqiu_relay_lag_rows", "Outbox rows not yet on the topic", ["topic"])
_sent = Counter("jinqiu_relay_sent_total", "Outbox rows published", ["topic"])

_LAST_ID = "select case when is_called then last_value else 0 end from outbox_id_seq"
_CHUNK = """
select id, event_id::text, type, occurred_at, key, trace_id, data
from outbox where id > $1 and id <= $2 order by id limit $3
"""
_CURSOR = """
insert into relay_cursor (topic, cluster_id, last_id) values ($1, $2, 0)
on conflict (topic) do update set
    last_id = case when relay_cursor.cluster_id = excluded.cluster_id then relay_cursor.last_id else 0 end,
    cluster_id = excluded.cluster_id
returning last_id
"""
_MOVE = "update relay_cursor set last_id = $3, moved_at = now() where topic = $1 and last_id = $2"


class CursorMovedError(Exception):
    """Another relay moved the cursor: this one lost its lease and stops."""


class Relay:
    """Publish one service's outbox while holding the lease."""

    def __init__(self, service: str, dsn: str, bootstrap: str) -> None:
        self.name = "relay"
        self._service = service
        self._topic = topic_of(service).name
        self._dsn = dsn
        self._bootstrap = bootstrap
        self._partitioner = DefaultPartitioner()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until stopped; raises when Postgres or Kafka is away, to be started again."""
        async with hold_lease(self._dsn, f"relay:{self._service}", stop) as connection:
            if connection is None:
                return
            cluster = await cluster_id(self._bootstrap)
            cursor: int = await connection.fetchval(_CURSOR, self._topic, cluster)
            log.info("relay_started", topic=self._topic, cursor=cursor)
            # A producer is thrown away after any error: what was not acknowledged is sent again from the cursor.
            producer = AIOKafkaProducer(
                bootstrap_servers=self._bootstrap,
                enable_idempotence=True,
                acks="all",
                max_batch_size=BATCH_BYTES_MAX,
                max_request_size=2 * BATCH_BYTES_MAX,
                request_timeout_ms=10_000,
            )
            try:
                await producer.start()
                await self._publish_for_ever(connection, producer, cursor, stop)
            finally:
                await stop_within(producer, 3)

    async def _publish_for_ever(
        self,
        connection: "asyncpg.Connection[asyncpg.Record]",
        producer: AIOKafkaProducer,
        cursor: int,
        stop: asyncio.Event,
    ) -> None:
        pause = POLL_BUSY_S
        while not stop.is_set():
            mark: int = await connection.fetchval(_LAST_ID)
            _lag.labels(self._topic).set(mark - cursor)
            if mark == cursor:
                pause = min(pause * 1.5, POLL_IDLE_S)
                await stopped_within(stop, pause)
                continue
            pause = POLL_BUSY_S
            await self._wait_for_writers(connection)
            while cursor < mark:
                rows = await connection.fetch(_CHUNK, cursor, mark, ROWS_PER_CHUNK)
                await self._publish(producer, rows)
                # Ids of transactions that were rolled back leave gaps; an empty chunk means that only gaps remain.
                reached = rows[-1]["id"] if len(rows) == ROWS_PER_CHUNK else mark
                if await connection.execute(_MOVE, self._topic, cursor, reached) != "UPDATE 1":
                    raise CursorMovedError(self._topic)
                cursor = reached
                _lag.labels(self._topic).set(mark - cursor)

    async def _wait_for_writers(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        """Return once every transaction that began before now has ended."""
        horizon: str = await connection.fetchval("select pg_current_xact_id()::text")
        while not await connection.fetchval(
            "select pg_snapshot_xmin(pg_current_snapshot()) >= $1::text::xid8", horizon
        ):
            await asyncio.sleep(WATERMARK_POLL_S)

    async def _publish(self, producer: AIOKafkaProducer, rows: Sequence[asyncpg.Record]) -> None:
        partitions = sorted(await producer.partitions_for(self._topic))
        records: dict[int, list[tuple[bytes, bytes]]] = defaultdict(list)
        for row in rows:
            key = row["key"].encode()
            records[self._partitioner(key, partitions, partitions)].append((key, _record(row)))
        async with asyncio.timeout(ACK_TIMEOUT_S):
            acks = [ack for partition, pairs in records.items() for ack in await self._send(producer, partition, pairs)]
            await asyncio.gather(*acks)
        _sent.labels(self._topic).inc(len(rows))

    async def _send(
        self, producer: AIOKafkaProducer, partition: int, pairs: Sequence[tuple[bytes, bytes]]
    ) -> list[asyncio.Future[object]]:
        acks = []
        batch = producer.create_batch()
        for key, value in pairs:
            if batch.append(key=key, value=value, timestamp=None) is None:
                acks.append(await producer.send_batch(batch, self._topic, partition=partition))
                batch = producer.create_batch()
                batch.append(key=key, value=value, timestamp=None)
        acks.append(await producer.send_batch(batch, self._topic, partition=partition))
        return acks


def _record(row: asyncpg.Record) -> bytes:
    return msgspec.json.encode(
        {
            "event_id": row["event_id"],
            "type": row["type"],
            "occurred_at": row["occurred_at"],
            "key": row["key"],
            "trace_id": row["trace_id"],
            "seq": row["id"],
            "data": msgspec.Raw(row["data"].encode()),
        }
    )
