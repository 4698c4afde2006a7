"""The log of interactions as it stands in Kafka, read from its beginning by a plain consumer without a group."""

from collections.abc import AsyncIterator

import msgspec
from aiokafka import AIOKafkaConsumer, TopicPartition

from shared.contracts.fair_records import INTERACTIONS, PARTITIONS, Record

POLL_MS = 1_000
RECORDS_AT_ONCE = 2_000
_RECORD: msgspec.msgpack.Decoder[Record] = msgspec.msgpack.Decoder(Record)


async def read_log(bootstrap: str) -> AsyncIterator[tuple[int, int, Record | None]]:
    """(partition, offset, record) of all that stands there now, in the order of each partition; None: unreadable."""
    consumer = AIOKafkaConsumer(bootstrap_servers=bootstrap, group_id=None, enable_auto_commit=False)
    await consumer.start()
    try:
        partitions = [TopicPartition(INTERACTIONS, number) for number in range(PARTITIONS)]
        ends = await consumer.end_offsets(partitions)
        consumer.assign(partitions)
        await consumer.seek_to_beginning(*partitions)
        while any([await consumer.position(partition) < ends[partition] for partition in partitions]):
            for partition, batch in (await consumer.getmany(timeout_ms=POLL_MS, max_records=RECORDS_AT_ONCE)).items():
                for record in batch:
                    if record.offset < ends[partition]:
                        yield partition.partition, record.offset, _read(record.value)
    finally:
        await consumer.stop()


def _read(value: bytes | None) -> Record | None:
    try:
        return _RECORD.decode(value or b"")
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
