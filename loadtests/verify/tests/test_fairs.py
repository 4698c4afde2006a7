"""A fair read back from real servers: its log counted, its answers and the wall kept of it beside that."""

import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import msgspec
import pytest
from aiokafka import AIOKafkaProducer

from loadtests.clients.history import Act, History
from loadtests.fair.plan import Plan
from loadtests.fair.recount import recount
from loadtests.fair.tests.logs import CLOCK, log_of
from loadtests.fair.tests.walls import wall
from loadtests.verify.evidence import Evidence
from loadtests.verify.fairs import read_fairs, reference_of
from loadtests.verify.run import judge
from shared.contracts.fair_records import INTERACTIONS, Record
from shared.runtime.topics import make_topics
from shared.testing.servers import Running, dsn_of

pytestmark = pytest.mark.integration
NOW = msgspec.structs.replace(CLOCK, origin_ms=int(time.time() * 1_000) - 4_800_000)


async def tell(bootstrap: str, room_id: str, log: list[tuple[int, Record]]) -> None:
    """What the doors would write, and a record that nobody can read."""
    async with AIOKafkaProducer(bootstrap_servers=bootstrap) as producer:
        await producer.send(INTERACTIONS, b"\xc1", partition=1)
        for partition, record in log:
            await producer.send(INTERACTIONS, msgspec.msgpack.encode(record), room_id.encode(), partition=partition)


@asynccontextmanager
async def kept(server: Running, walls: dict[str, Any], minutes: dict[str, Any]) -> AsyncIterator[str]:
    """A database of its own with nothing but these, as the merge keeps them."""
    name = f"t_{secrets.token_hex(6)}"
    admin = await asyncpg.connect(server.server.url)
    await admin.execute(f"create database {name}")
    dsn = dsn_of(server, name)
    connection = await asyncpg.connect(dsn)
    await connection.execute("""
        create schema jobfair;
        create table jobfair.room_figure (room_id text, wall jsonb);
        create table jobfair.room_minute (room_id text, minute integer, counts bigint[])
    """)
    for room_id, told in walls.items():
        value = msgspec.json.encode(told).decode()
        await connection.execute("insert into jobfair.room_figure values ($1, $2)", room_id, value)
    for room_id, counts_of in minutes.items():
        rows = [(room_id, minute, counts) for minute, counts in counts_of.items()]
        await connection.executemany("insert into jobfair.room_minute values ($1, $2, $3)", rows)
    await connection.close()
    try:
        yield dsn
    finally:
        await admin.execute(f"drop database {name} with (force)")
        await admin.close()


async def test_a_fair_is_judged_from_its_log_its_wall_and_its_answers(
    kafka_server: Running, postgres_server: Running, tmp_path: Path
) -> None:
    bootstrap, room_id = kafka_server.server.url, f"r-{secrets.token_hex(4)}"
    await make_topics(bootstrap)
    log = [(number, msgspec.structs.replace(pack, room_id=room_id)) for number, pack in log_of(Plan(0.002), NOW)]
    counted_again = recount(log)
    right = {**wall(counted_again), "room_id": room_id}
    counted = dict.fromkeys(("late", "late_folded", "duplicates", "skewed", "dropped", "held", "sender_only"), 0)
    right["counted"] = counted | right["counted"]
    await tell(bootstrap, room_id, [*log])
    references = [reference_of(item) for _, pack in log for item in pack.items]
    body = " ".join(f"{one}000" if "@" in one else one for one in references)  # to the millisecond
    async with History(tmp_path / "fair.jsonl") as history:
        history.note(Act("push", "p1", room_id, "push", 202, body=body))
    minutes = {room_id: counted_again["minutes"]}
    async with kept(postgres_server, {room_id: right}, minutes) as dsn:
        rooms = [
            room for room in await read_fairs(bootstrap, dsn, tmp_path, within_s=0.5) if room["room_id"] == room_id
        ]
    evidence = Evidence(fair_rooms=rooms, history=[Act("claim", "k", "w", "s", 409)])
    verdicts = [one for one in judge(evidence) if one.promise == "9"]
    assert len(verdicts) == 3
    assert [one for one in verdicts if not one.ok] == []
    assert (len(rooms[0]["minutes"]) > 1, rooms[0]["minutes"]) == (True, counted_again["minutes"])
    assert rooms[0]["told"].total() == rooms[0]["logged"].total()
