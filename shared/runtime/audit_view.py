"""The auditor's look at a service's chain of acts (操作留痕): searched, newest first, each held against its hash."""

import hmac
from datetime import datetime
from typing import Annotated, Any

import asyncpg
from fastapi import APIRouter, Query
from pydantic import ConfigDict

from shared.contracts.roles import Role
from shared.runtime.audit import entry_hash
from shared.runtime.fields import Instant
from shared.runtime.http_app import Body
from shared.runtime.postgres import Database
from shared.runtime.tokens import Principal, TokenVerifier, city_guard

PAGE = 100
_ENTRIES = """
select seq, at, actor, role, act, subject, detail, prev, hash from audit_entry
where ($1::text is null or actor = $1) and ($2::text is null or act = $2 or act like $2 || '.%')
  and ($3::text is null or position($3 in subject) > 0) and ($4::timestamptz is null or at >= $4)
  and ($5::timestamptz is null or at < $5) and ($6::bigint is null or seq < $6)
order by seq desc limit $7
"""
Word = Annotated[str | None, Query(max_length=120)]
Before = Annotated[int | None, Query(ge=1, le=2**62, description="`next` of the page before")]


class EntryView(Body):
    """An act of staff; `holds`: its hash follows from the one before and from what stands here."""

    model_config = ConfigDict(str_max_length=None)  # an act on many names them all

    seq: int
    at: datetime
    actor: str
    role: str
    act: str
    subject: str
    detail: str
    hash: str
    holds: bool


class AuditView(Body):
    entries: list[EntryView]
    next: int | None


def audit_routes(service: str, database: Database, verifier: TokenVerifier) -> APIRouter:
    """Hung beside a service's own doors; acts hold no personal data."""
    router = APIRouter(prefix=f"/api/{service}/v1", tags=["audit"])
    Auditor = Annotated[Principal, city_guard(verifier, Role.AUDITOR, Role.ADMIN)]  # noqa: N806 - a type

    @router.get("/audit", response_model=AuditView)
    async def get_audit(
        _: Auditor,
        actor: Word = None,
        act: Annotated[Word, Query(description="an act, such as grant.approve, or all that begin so: grant")] = None,
        subject: Annotated[Word, Query(description="stands somewhere in the entity's id")] = None,
        since: Annotated[Instant | None, Query(alias="from")] = None,
        until: Instant | None = None,
        before: Before = None,
    ) -> Any:
        """Acts by who, what, to whom and when; a page at a time."""
        asked = (actor, act, subject, since, until, before)
        async with database.connection() as connection:
            rows = await connection.fetch(_ENTRIES, *asked, PAGE + 1)
        page = rows[:PAGE]
        return AuditView(entries=[_entry(row) for row in page], next=page[-1]["seq"] if len(rows) > PAGE else None)

    return router


def _entry(row: asyncpg.Record) -> EntryView:
    told = {name: row[name] for name in ("seq", "at", "actor", "role", "act", "subject", "detail")}
    holds = hmac.compare_digest(entry_hash(row["prev"], **told), row["hash"])
    return EntryView(**told, hash=row["hash"].hex(), holds=holds)
