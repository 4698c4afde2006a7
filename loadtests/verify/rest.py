"""Whether the stack is at rest: every log published whole, every listener through with what there is."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import asyncpg
from aiokafka import AIOKafkaConsumer, TopicPartition

from deploy.local.stack import SERVICES
from shared.contracts.topics import TOPICS, topic_of

REST_WITHIN_S = 60.0
PAUSE_S = 0.3
READINGS_MAX = 5
Found = TypeVar("Found")
_UNPUBLISHED = "select coalesce(max(id), 0) - coalesce((select last_id from {0}.relay_cursor), 0) from {0}.outbox"
_OFFSETS = "select topic, partition, next_offset from {0}.consumer_offset where consumer = $1"


async def until_at_rest(dsn: str, bootstrap: str) -> list[str]:
    """Wait until nothing is on its way; after a minute what still is, as sentences."""
    reader = await asyncpg.connect(dsn)
    kafka = AIOKafkaConsumer(bootstrap_servers=bootstrap, group_id=None, enable_auto_commit=False)
    await kafka.start()
    deadline = time.monotonic() + REST_WITHIN_S
    try:
        while (moving := await _moving(reader, kafka)) and time.monotonic() < deadline:
            await asyncio.sleep(PAUSE_S)
        return moving
    finally:
        await kafka.stop()
        await reader.close()


async def undisturbed(log_ends: Callable[[], Awaitable[list[int]]], read: Callable[[], Awaitable[Found]]) -> Found:
    """What is read while no log grows, or the last of five readings: a round that ends by the clock asks nobody."""
    for _ in range(READINGS_MAX):
        before = await log_ends()
        found = await read()
        if await log_ends() == before:
            break
    return found


async def log_ends(dsn: str) -> list[int]:
    """The newest fact of each service's log."""
    reader = await asyncpg.connect(dsn)
    try:
        return [await reader.fetchval(f"select coalesce(max(id), 0) from {one}.outbox") for one in SERVICES]  # noqa: S608
    finally:
        await reader.close()


async def _moving(reader: "asyncpg.Connection[Any]", kafka: AIOKafkaConsumer) -> list[str]:
    partitions = [TopicPartition(topic.name, number) for topic in TOPICS for number in range(topic.partitions)]
    ends = {(one.topic, one.partition): end for one, end in (await kafka.end_offsets(partitions)).items()}
    found = []
    for service in SERVICES:
        unpublished = await reader.fetchval(_UNPUBLISHED.format(service))
        if unpublished > 0:
            found.append(f"{unpublished} facts are not on {topic_of(service).name} yet")
        behind = 0
        for row in await reader.fetch(_OFFSETS.format(service), service):
            behind += max(0, ends[row["topic"], row["partition"]] - row["next_offset"])
        if behind:
            found.append(f"{service} is {behind} facts behind")
    return found
