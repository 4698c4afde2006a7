"""The live log read beside the group: by assignment, from an offset on, up to an end that is known before."""

from collections.abc import AsyncIterator

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition

from shared.contracts.fair_records import INTERACTIONS, RECORD_BYTES_MAX
from shared.runtime.kafka import stop_within

log = structlog.get_logger()

RECORDS_PER_POLL = 200
POLL_TIMEOUT_MS = 500


class KafkaPast:
    """`PastRecords` of the live log; a consumer of its own for each reading, since readings are rare."""

    def __init__(self, bootstrap: str) -> None:
        self._bootstrap = bootstrap

    async def end(self, partition: int) -> int:
        """The offset the next record will get; raises KafkaError when the broker is away."""
        consumer = self._consumer()
        try:
            await consumer.start()
            where = TopicPartition(INTERACTIONS, partition)
            return int((await consumer.end_offsets([where]))[where])
        finally:
            await stop_within(consumer, 3)

    async def read(self, partition: int, first: int, end: int) -> AsyncIterator[tuple[int, bytes]]:
        """Raises KafkaError when the broker is away; what the topic no longer holds is missing, loudly."""
        if first >= end:
            return
        consumer, where = self._consumer(), TopicPartition(INTERACTIONS, partition)
        try:
            await consumer.start()
            consumer.assign([where])
            begins = (await consumer.beginning_offsets([where]))[where]
            if begins > first:
                log.error("records_gone", partition=partition, missing=min(begins, end) - first)
            consumer.seek(where, max(first, begins))
            while await consumer.position(where) < end:
                polled = await consumer.getmany(where, timeout_ms=POLL_TIMEOUT_MS, max_records=RECORDS_PER_POLL)
                for record in polled.get(where, ()):
                    if record.offset < end:
                        yield record.offset, record.value or b""
        finally:
            await stop_within(consumer, 3)

    def _consumer(self) -> AIOKafkaConsumer:
        return AIOKafkaConsumer(
            bootstrap_servers=self._bootstrap,
            group_id=None,
            enable_auto_commit=False,
            auto_offset_reset="none",
            max_partition_fetch_bytes=RECORD_BYTES_MAX,
        )
