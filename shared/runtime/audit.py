"""The audit chain: each staff act, hashed over the one before it, in the transaction of the act itself.

The chain's head is noted outside Postgres every minute (`note_head`), so a chain that was cut or rewritten as a whole
no longer meets a noted head.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import Principal

_HEAD = "select seq, hash, clock_timestamp() as now from audit_head for update"
_ADD = """
insert into audit_entry (seq, at, actor, role, act, subject, detail, prev, hash)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""
_MOVE_HEAD = "update audit_head set seq = $1, hash = $2"


def entry_hash(
    prev: bytes, seq: int, at: datetime, actor: str, role: str, act: str, subject: str, detail: str
) -> bytes:
    """SHA-256 over the previous hash and the entry's fields as a JSON array; `at` in UTC with microseconds."""
    stamp = at.astimezone(UTC).isoformat(timespec="microseconds")
    line = json.dumps([seq, stamp, actor, role, act, subject, detail], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(prev + line.encode()).digest()


async def record_act(
    transaction: Connection, staff: Principal, act: str, subject: str, detail: Mapping[str, Any]
) -> None:
    """Add an act to the chain; `detail` holds no personal data."""
    head = await transaction.fetchrow(_HEAD)
    assert head is not None  # noqa: S101 - made by the first migration
    seq, at, text = head["seq"] + 1, head["now"], msgspec.json.encode(detail).decode()
    digest = entry_hash(head["hash"], seq, at, staff.subject_id, staff.role, act, subject, text)
    await transaction.execute(_ADD, seq, at, staff.subject_id, staff.role, act, subject, text, head["hash"], digest)
    await transaction.execute(_MOVE_HEAD, seq, digest)


async def note_head(database: Database, service: str, folder: Path) -> None:
    """Append the chain's head to `<folder>/<service>.audit-heads`, outside Postgres, when it has moved."""
    async with database.connection() as connection:
        head = await connection.fetchrow("select seq, hash from audit_head")
    assert head is not None  # noqa: S101
    line = f"{head['seq']} {head['hash'].hex()}\n"
    path = folder / f"{service}.audit-heads"
    if not path.exists() or not path.read_text().endswith(line):
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("a") as file:
            file.write(line)
