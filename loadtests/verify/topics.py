"""What stands on the topics, read from their beginning, for comparison with the logs they were published from."""

from dataclasses import dataclass, field
from hashlib import sha256

import msgspec
from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition

from loadtests.verify.evidence import Row
from loadtests.verify.leaks import PLACES_TOLD_MAX, personal_data_in
from shared.contracts.events import read_envelope
from shared.contracts.topics import TOPICS


@dataclass
class OnTopics:
    """Per topic (partition, key, seq) of every fact, in the order of each partition; and the records that are none."""

    published: dict[str, list[tuple[int, str, int]]] = field(default_factory=dict)
    unreadable: list[Row] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)

    def take(self, record: ConsumerRecord) -> None:
        value = record.value or b""
        kinds = personal_data_in(value.decode(errors="replace"))
        self.leaks += [f"a {kind} on {record.topic}" for kind in kinds if len(self.leaks) < PLACES_TOLD_MAX]
        try:
            envelope = read_envelope(value)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            where = {"topic": record.topic, "partition": record.partition, "offset": record.offset}
            self.unreadable.append(Row(where, sha256=sha256(value).hexdigest()))
        else:
            self.published[record.topic].append((record.partition, envelope.key, envelope.seq))


async def read_topics(bootstrap: str) -> OnTopics:
    """All that stands on them now."""
    found = OnTopics({topic.name: [] for topic in TOPICS})
    consumer = AIOKafkaConsumer(bootstrap_servers=bootstrap, group_id=None, enable_auto_commit=False)
    await consumer.start()
    try:
        for topic in TOPICS:
            partitions = [TopicPartition(topic.name, number) for number in range(topic.partitions)]
            ends = await consumer.end_offsets(partitions)
            consumer.assign(partitions)
            await consumer.seek_to_beginning(*partitions)
            while any([await consumer.position(partition) < ends[partition] for partition in partitions]):
                for batch in (await consumer.getmany(timeout_ms=1000, max_records=5000)).values():
                    for record in batch:
                        found.take(record)
    finally:
        await consumer.stop()
    return found
