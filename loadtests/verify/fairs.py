"""Live fairs: what viewers' doors answered, what stands in the log, a recount of it, and the wall told last."""

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from aiokafka import AIOKafkaConsumer, TopicPartition

from loadtests.clients.history import Act, read_history
from loadtests.fair.compare import compare
from loadtests.fair.log import read_log
from loadtests.fair.recount import Recount
from loadtests.verify.evidence import Row
from shared.contracts.fair_frames import FIGURES, KIND_HEADER
from shared.contracts.fair_records import FRAMES, PRESENCE, Item, Pack

FOLDED_WITHIN_S = 60.0
FRAMES_KEPT_S = 20 * 3600
"""Of older rooms the last wall may be gone: they were judged in their day."""


async def read_fairs(bootstrap: str, history: Path) -> list[Row]:
    """A row a room; waits, not for ever, until walls know all of the log."""
    counts: dict[str, Recount] = defaultdict(Recount)
    logged: dict[str, Counter[str]] = defaultdict(Counter)
    newest_ms: dict[str, int] = defaultdict(int)
    async for partition, _, record in read_log(bootstrap):
        if record is None:
            continue
        counts[record.room_id].take(partition, record)
        if isinstance(record, Pack):
            logged[record.room_id].update(map(reference_of, record.items))
            newest_ms[record.room_id] = max([newest_ms[record.room_id], *(one.arrived_ms for one in record.items)])
    told = answers(read_history(history))
    recent = [room_id for room_id in counts if newest_ms[room_id] > (time.time() - FRAMES_KEPT_S) * 1_000]
    recounts = {room_id: counts[room_id].figures() for room_id in recent}
    walls = await _walls(bootstrap, recounts)
    return [
        Row(
            room_id=room_id, told=told.get(room_id, Counter()), logged=logged[room_id], recount=recounts[room_id],
            wall=walls.get(room_id),
        )
        for room_id in recent
    ]  # fmt: skip


def answers(acts: Iterable[Act]) -> dict[str, Counter[str]]:
    """By room: what was said to be taken, and `!CODE` of what was not."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for act in acts:
        told[act.who].update(map(_rounded, act.body.split()))
    return told


def reference_of(item: Item) -> str:
    """What an item of the log is found by: its message, or of presence its kind and second."""
    return f"{item.kind}@{item.told_ms // 1_000}" if item.kind in PRESENCE else f"{item.kind}:{item.message_id}"


def _rounded(reference: str) -> str:
    kind, at, ms = reference.partition("@")
    return f"{kind}@{int(ms) // 1_000}" if at else reference


async def _walls(bootstrap: str, recounts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The newest wall of each room, once it is what the log says or waiting has taken too long."""
    deadline = time.monotonic() + FOLDED_WITHIN_S
    walls: dict[str, Any] = {}
    consumer = AIOKafkaConsumer(bootstrap_servers=bootstrap, group_id=None, enable_auto_commit=False)
    await consumer.start()
    try:
        partition = TopicPartition(FRAMES, 0)
        consumer.assign([partition])
        await consumer.seek_to_beginning(partition)
        while True:
            end = (await consumer.end_offsets([partition]))[partition]
            while await consumer.position(partition) < end:
                for batch in (await consumer.getmany(timeout_ms=1_000)).values():
                    for record in batch:
                        if record.key.startswith(b"fair:") and (KIND_HEADER, FIGURES.encode()) in record.headers:
                            walls |= {room["room_id"]: room for room in msgspec.json.decode(record.value)["rooms"]}
            if _are_equal(walls, recounts) or time.monotonic() > deadline:
                return walls
            await asyncio.sleep(1.0)
    finally:
        await consumer.stop()


def _are_equal(walls: dict[str, Any], recounts: dict[str, dict[str, Any]]) -> bool:
    return all(
        room_id in walls and all(line.is_equal for line in compare(walls[room_id], recount))
        for room_id, recount in recounts.items()
    )
