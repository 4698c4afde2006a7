"""T, what a tutorial shows: FastAPI, a Redis script that decides, a list for somebody who writes it down later.

**Not durable at the answer**: what Redis had not yet written, or nobody had yet fetched, is gone with its machine.
"""

import os
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import redis.asyncio
from fastapi import FastAPI, Header, HTTPException
from pydantic import BaseModel

from loadtests.bench.tickets import Tickets

STOCK_KEY = "tutorial:{}"
_DECIDE = """
if redis.call('sismember', KEYS[2], ARGV[1]) == 1 then return -1 end
if redis.call('decr', KEYS[1]) < 0 then redis.call('incr', KEYS[1]) return 0 end
redis.call('sadd', KEYS[2], ARGV[1])
redis.call('lpush', KEYS[3], ARGV[2])
return 1
"""


class ClaimIn(BaseModel):
    """What a phone sends."""

    ticket: str
    stock_id: str


class ClaimOut(BaseModel):
    """A voucher, so one hopes."""

    voucher_id: str
    stock_id: str
    face_value_fen: int = 5_000
    threshold_fen: int = 30_000
    valid_until: str = "2022-09-01T15:59:59Z"


def tutorial() -> FastAPI:
    """The application."""
    tickets = Tickets(Path(os.environ["JINQIU_KEYS_DIR"]))
    client: Any = redis.asyncio.Redis.from_url(os.environ["JINQIU_REDIS_URL"], max_connections=256)
    decide = client.register_script(_DECIDE)
    app = FastAPI()

    @app.post("/claims", status_code=201)
    async def claim(body: ClaimIn, idempotency_key: Annotated[str, Header()]) -> ClaimOut:
        citizen = tickets.citizen(body.ticket)
        if citizen is None:
            raise HTTPException(401, "TICKET_INVALID")
        voucher = ClaimOut(voucher_id=str(uuid4()), stock_id=body.stock_id)
        stock = STOCK_KEY.format(body.stock_id)
        told = f"{idempotency_key} {citizen} {voucher.voucher_id}"
        won = await decide(keys=[stock, f"{stock}:won", f"{stock}:line"], args=[str(citizen), told])
        if won != 1:
            raise HTTPException(409, "SOLD_OUT" if won == 0 else "PERSON_LIMIT")
        return voucher

    return app
