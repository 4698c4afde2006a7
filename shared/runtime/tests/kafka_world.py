"""Topics, and what stands in them, for the tests of relay and consumer."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from shared.contracts.events import read_envelope
from shared.contracts.topics import topic_of
from shared.testing.servers import Running

WITHIN_S = 60


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(WITHIN_S):
        while not await condition():
            await asyncio.sleep(0.05)


async def die(task: "asyncio.Task[None]") -> None:
    """Cancel it until it ends: a client library may swallow a cancellation that meets its own waiting."""
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=1)


@asynccontextmanager
async def clean_topics(server: Running) -> AsyncIterator[str]:
    """Every declared topic, empty."""
    bootstrap = server.server.url
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    name = topic_of("treasury").name
    try:
        if name in await admin.list_topics():
            await admin.delete_topics([name])

            async def is_gone() -> bool:
                return name not in await admin.list_topics()

            await until(is_gone)
        await admin.create_topics([NewTopic(name, num_partitions=4, replication_factor=1)])
        yield bootstrap
    finally:
        await admin.close()


async def read_all(bootstrap: str) -> list[tuple[str, int]]:
    """(key, seq) of each record, in the order of its partition."""
    topic = topic_of("treasury")
    consumer = AIOKafkaConsumer(bootstrap_servers=bootstrap, group_id=None)
    await consumer.start()
    partitions = [TopicPartition(topic.name, number) for number in range(topic.partitions)]
    ends = await consumer.end_offsets(partitions)
    consumer.assign(partitions)
    await consumer.seek_to_beginning(*partitions)
    found = []
    while any([await consumer.position(partition) < ends[partition] for partition in partitions]):
        for records in (await consumer.getmany(timeout_ms=200)).values():
            found += [(read_envelope(r.value).key, read_envelope(r.value).seq) for r in records]
    await consumer.stop()
    return found
