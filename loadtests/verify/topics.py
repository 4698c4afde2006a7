"""What stands on the topics, read from their beginning, for comparison with the logs they were published from."""

from aiokafka import AIOKafkaConsumer, TopicPartition

from shared.contracts.events import read_envelope
from shared.contracts.topics import TOPICS


async def read_topics(bootstrap: str) -> dict[str, list[tuple[int, str, int]]]:
    """Per topic: (partition, key, seq) of every record, in the order of each partition."""
    found: dict[str, list[tuple[int, str, int]]] = {}
    consumer = AIOKafkaConsumer(bootstrap_servers=bootstrap, group_id=None, enable_auto_commit=False)
    await consumer.start()
    try:
        for topic in TOPICS:
            partitions = [TopicPartition(topic.name, number) for number in range(topic.partitions)]
            ends = await consumer.end_offsets(partitions)
            consumer.assign(partitions)
            await consumer.seek_to_beginning(*partitions)
            records: list[tuple[int, str, int]] = []
            while any([await consumer.position(partition) < ends[partition] for partition in partitions]):
                for partition, batch in (await consumer.getmany(timeout_ms=1000, max_records=5000)).items():
                    for record in batch:
                        envelope = read_envelope(record.value)
                        records.append((partition.partition, envelope.key, envelope.seq))
            found[topic.name] = records
    finally:
        await consumer.stop()
    return found
