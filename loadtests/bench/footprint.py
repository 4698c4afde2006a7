"""What a claim leaves behind in a whole stack: processor time by part, bytes on Postgres' disk, in Kafka, in Redis.

Two looks at a stack at rest, and the vouchers issued between them. The processor time is that of every process, waiting
for work included; bytes are those of one copy: replicas multiply them.
"""

from pathlib import Path
from typing import Any

import asyncpg
import msgspec
import redis.asyncio

from deploy.local import sessions
from deploy.local.state import State
from loadtests.bench.arena import cpu_of
from loadtests.bench.kept import found_on

_TABLES = """
select nspname, sum(pg_total_relation_size(pg_class.oid))::bigint
from pg_class join pg_namespace on pg_namespace.oid = relnamespace
where relkind in ('r', 'm') and nspname not like 'pg\\_%' and nspname <> 'information_schema' group by nspname
"""
_WAL = "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"
_VOUCHERS = "select count(*) from vouchers.voucher"


class Look(msgspec.Struct, frozen=True):
    """A stack at one moment: seconds and bytes since it began."""

    vouchers: int
    cpu_s: dict[str, float]
    tables_bytes: dict[str, int]
    wal_bytes: int
    kafka_bytes: dict[str, int]
    redis_bytes: int


class Footprint(msgspec.Struct, frozen=True):
    """What one claim cost between two looks: µs by part; bytes of tables with their indexes by service, of the
    write-ahead log, of records by topic, of Redis' memory."""

    machine: dict[str, Any]
    commit: str
    at: str
    claims: int
    cpu_us: dict[str, float]
    tables_bytes: dict[str, float]
    wal_bytes: float
    kafka_bytes: dict[str, float]
    redis_bytes: float


async def look(state: State) -> Look:
    """Now; the stack should be at rest."""
    endpoints = state.endpoints()
    connection = await asyncpg.connect(endpoints["postgres_dsn"])
    try:
        vouchers = await connection.fetchval(_VOUCHERS)
        tables = {row[0]: row[1] for row in await connection.fetch(_TABLES)}
        wal = await connection.fetchval(_WAL)
    finally:
        await connection.close()
    client: Any = redis.asyncio.Redis.from_url(endpoints["redis_url"])
    memory = await client.info("memory")
    await client.aclose()
    return Look(vouchers, _cpu_s(state), tables, wal, _kafka_bytes(state.data / "kafka"), memory["used_memory"])


def between(before: Look, after: Look) -> Footprint:
    """A claim's share; raises ValueError when nothing was issued meanwhile."""
    claims = after.vouchers - before.vouchers
    if claims <= 0:
        raise ValueError("nothing was issued between the two looks")

    def each(now: dict[str, Any], then: dict[str, Any], unit: float = 1.0) -> dict[str, float]:
        grown = {name: (value - then.get(name, 0)) / claims * unit for name, value in sorted(now.items())}
        return {name: value for name, value in grown.items() if value > 0}

    return Footprint(
        *found_on(), claims,
        each(after.cpu_s, before.cpu_s, 1e6), each(after.tables_bytes, before.tables_bytes),
        (after.wal_bytes - before.wal_bytes) / claims, each(after.kafka_bytes, before.kafka_bytes),
        (after.redis_bytes - before.redis_bytes) / claims,
    )  # fmt: skip


def file_of(state: State) -> Path:
    """Where it stands."""
    return state.folder / "bench" / "footprint.json"


def _cpu_s(state: State) -> dict[str, float]:
    leaders = {file.stem: sessions.leader(file) for file in state.pid_files() if file.stem != "supervisor"}
    return {name: cpu_of(pid) for name, pid in leaders.items() if pid is not None}


def _kafka_bytes(folder: Path) -> dict[str, int]:
    """Of the segments, without their indexes, which are given out whole beforehand."""
    found: dict[str, int] = {}
    for file in folder.glob("*.events-*/*.log"):
        topic = file.parent.name.rpartition("-")[0]
        found[topic] = found.get(topic, 0) + file.stat().st_size
    return found
