"""Make the declared topics. Run as `python -m shared.runtime.topics` before any process that uses Kafka."""

import asyncio

import structlog
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import for_code

from shared.contracts.topics import STREAMS, TOPICS
from shared.runtime.settings import RuntimeSettings

log = structlog.get_logger()

_ALREADY_EXISTS = 36


async def make_topics(bootstrap: str) -> list[str]:
    """Create the topics that are missing and return their names; raises the Kafka error of any that cannot be made."""
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        answer = await admin.create_topics(
            [
                *(_new(topic.name, topic.partitions, {"retention.ms": str(topic.retention_ms)}) for topic in TOPICS),
                *(_new(stream.name, stream.partitions, stream.settings) for stream in STREAMS),
            ]
        )
    finally:
        await admin.close()
    made = []
    for name, code, *message in answer.topic_errors:
        if code == 0:
            made.append(name)
        elif code != _ALREADY_EXISTS:
            raise for_code(code)(f"{name}: {message}")
    return made


def _new(name: str, partitions: int, settings: dict[str, str]) -> NewTopic:
    return NewTopic(name, num_partitions=partitions, replication_factor=1, topic_configs=settings)


if __name__ == "__main__":
    for topic_name in asyncio.run(make_topics(RuntimeSettings().kafka_bootstrap)):
        log.info("topic_made", topic=topic_name)
