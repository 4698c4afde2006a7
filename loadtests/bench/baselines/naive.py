"""N, what a good team writes in an afternoon: FastAPI, pydantic in and out, an asyncpg pool, one transaction a claim.

Durable at the answer, as ours is; correct (the row lock and two unique keys); tickets are checked as ours are.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from uuid import UUID, uuid4

import asyncpg
from fastapi import FastAPI, Header, HTTPException
from pydantic import BaseModel

from loadtests.bench.tickets import Tickets

TABLES = """
create table naive_stock (stock_id text primary key, total integer not null, remaining integer not null);
create table naive_voucher (
    voucher_id uuid primary key, stock_id text not null, citizen_id uuid not null, idempotency_key text not null,
    issued_at timestamptz not null default now(),
    unique (citizen_id, idempotency_key), unique (stock_id, citizen_id)
);
"""
_KNOWN = "select voucher_id from naive_voucher where citizen_id = $1 and idempotency_key = $2"
_LOCK = "select remaining from naive_stock where stock_id = $1 for update"
_ADD = """
insert into naive_voucher (voucher_id, stock_id, citizen_id, idempotency_key) values ($1, $2, $3, $4)
on conflict do nothing returning voucher_id
"""
_TAKE = "update naive_stock set remaining = remaining - 1 where stock_id = $1"
POOL = 32


class ClaimIn(BaseModel):
    """What a phone sends."""

    ticket: str
    stock_id: str


class ClaimOut(BaseModel):
    """A voucher."""

    voucher_id: UUID
    stock_id: str
    face_value_fen: int = 5_000
    threshold_fen: int = 30_000
    valid_until: datetime = datetime(2022, 9, 1, 15, 59, 59, tzinfo=UTC)


def naive() -> FastAPI:
    """The application."""
    tickets = Tickets(Path(os.environ["JINQIU_KEYS_DIR"]))
    pools: list[asyncpg.Pool] = []

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with asyncpg.create_pool(os.environ["JINQIU_POSTGRES_DSN"], min_size=POOL, max_size=POOL) as pool:
            pools.append(pool)
            yield

    app = FastAPI(lifespan=lifespan)

    @app.post("/claims", status_code=201)
    async def claim(body: ClaimIn, idempotency_key: Annotated[str, Header()]) -> ClaimOut:
        citizen = tickets.citizen(body.ticket)
        if citizen is None:
            raise HTTPException(401, "TICKET_INVALID")
        async with pools[0].acquire() as connection, connection.transaction():
            remaining = await connection.fetchval(_LOCK, body.stock_id)
            if remaining is None:
                raise HTTPException(404, "NOT_FOUND")
            known = await connection.fetchval(_KNOWN, citizen, idempotency_key)
            if known is None:
                if remaining == 0:
                    raise HTTPException(409, "SOLD_OUT")
                known = await connection.fetchval(_ADD, uuid4(), body.stock_id, citizen, idempotency_key)
                if known is None:
                    raise HTTPException(409, "PERSON_LIMIT")
                await connection.execute(_TAKE, body.stock_id)
        return ClaimOut(voucher_id=known, stock_id=body.stock_id)

    return app
