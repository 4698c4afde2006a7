"""Bring a service's schema forward: plain SQL files in order, each in its own transaction, each once.

Run as `python -m shared.runtime.migrate <service>`; connects with that service's role.
"""

import asyncio
import hashlib
import sys
from pathlib import Path

import asyncpg
import structlog

from shared.runtime.settings import RuntimeSettings

log = structlog.get_logger()

ROOT = Path(__file__).resolve().parents[2]
OUTBOX_DAYS_AHEAD = 7

_LEDGER = """
create table if not exists schema_migration (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now()
)
"""


class MigrationError(Exception):
    """A migration that was applied has been edited since."""


def migrations_of(service: str) -> list[Path]:
    """The runtime's migrations, then the service's own, by name."""
    return [
        *sorted((ROOT / "shared/runtime/migrations").glob("*.sql")),
        *sorted((ROOT / "services" / service / "migrations").glob("*.sql")),
    ]


async def migrate(connection: "asyncpg.Connection[asyncpg.Record]", service: str) -> list[str]:
    """Apply what is missing and return the names applied; raises MigrationError on an edited file."""
    await connection.execute("select pg_advisory_lock(hashtext('migrate'), hashtext($1))", service)
    await connection.execute(_LEDGER)
    applied = {row["name"]: row["sha256"] for row in await connection.fetch("select * from schema_migration")}
    done = []
    for path in migrations_of(service):
        name, text = str(path.relative_to(ROOT)), path.read_text()
        digest = hashlib.sha256(text.encode()).hexdigest()
        if name in applied:
            if applied[name] != digest:
                raise MigrationError(f"{name} was edited after it was applied")
            continue
        async with connection.transaction():
            await connection.execute(text)
            await connection.execute("insert into schema_migration (name, sha256) values ($1, $2)", name, digest)
        done.append(name)
    await connection.execute("select make_outbox_partitions($1)", OUTBOX_DAYS_AHEAD)
    await connection.execute("select pg_advisory_unlock(hashtext('migrate'), hashtext($1))", service)
    return done


async def _main(service: str) -> None:
    connection = await asyncpg.connect(RuntimeSettings().postgres_dsn)
    try:
        for name in await migrate(connection, service):
            log.info("migrated", service=service, migration=name)
    finally:
        await connection.close()


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1]))
