"""Live fairs: what viewers' doors answered, what stands in the log, a recount of it, the wall and minutes as kept."""

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import asyncpg
import msgspec

from loadtests.clients.history import Act, read_history
from loadtests.fair.compare import compare, compare_minutes
from loadtests.fair.log import read_log
from loadtests.fair.recount import Recount
from loadtests.verify.evidence import Row
from shared.contracts.fair_records import PRESENCE, Item, Pack

FOLDED_WITHIN_S = 60.0
Minutes = dict[int, list[int]]


async def read_fairs(bootstrap: str, dsn: str, history: Path, *, within_s: float = FOLDED_WITHIN_S) -> list[Row]:
    """A row a room; waits, not for ever, until walls know all of the log."""
    counts: dict[str, Recount] = defaultdict(Recount)
    logged: dict[str, Counter[str]] = defaultdict(Counter)
    async for partition, _, record in read_log(bootstrap):
        if record is not None:
            counts[record.room_id].take(partition, record)
            if isinstance(record, Pack):
                logged[record.room_id].update(map(reference_of, record.items))
    told = answers(read_history(history))
    recounts = {room_id: counting.figures() for room_id, counting in counts.items()}
    walls, minutes = await _kept(dsn, recounts, within_s)
    return [
        Row(
            room_id=room_id, told=told.get(room_id, Counter()), logged=logged[room_id], recount=recounts[room_id],
            wall=walls.get(room_id), minutes=minutes[room_id],
        )
        for room_id in recounts
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


async def _kept(
    dsn: str, recounts: dict[str, dict[str, Any]], within_s: float
) -> tuple[dict[str, Any], dict[str, Minutes]]:
    """The wall and the minutes kept of each room, once they are what the log says or waiting has taken too long."""
    deadline = time.monotonic() + within_s
    connection = await asyncpg.connect(dsn)
    try:
        while True:
            rows = await connection.fetch("select room_id, wall from jobfair.room_figure")
            walls = {row["room_id"]: msgspec.json.decode(row["wall"]) for row in rows}
            minutes: dict[str, Minutes] = defaultdict(dict)
            for row in await connection.fetch("select room_id, minute, counts from jobfair.room_minute"):
                minutes[row["room_id"]][row["minute"]] = row["counts"]
            if _are_equal(walls, minutes, recounts) or time.monotonic() > deadline:
                return walls, minutes
            await asyncio.sleep(1.0)
    finally:
        await connection.close()


def _are_equal(walls: dict[str, Any], minutes: dict[str, Minutes], recounts: dict[str, dict[str, Any]]) -> bool:
    return all(
        room_id in walls
        and all(line.is_equal for line in compare(walls[room_id], recount))
        and all(line.is_equal for line in compare_minutes(minutes[room_id], recount))
        for room_id, recount in recounts.items()
    )
