"""Merchants' endpoints and what became of their notices, in Postgres."""

from typing import Any

import asyncpg
import msgspec

from services.redemption.domain.notice import Endpoint, EndpointState
from shared.runtime.postgres import Connection

FIND = "select merchant_id, url, state, delivered_to, attempts from notice_endpoint where merchant_id = $1"
_LAST_NO = """
select coalesce(last_no, 0) from merchant left join notice_counter using (merchant_id) where merchant_id = $1
"""
_SAVE = """
insert into notice_endpoint (merchant_id, url, state, delivered_to, attempts) values ($1, $2, $3, $4, $5)
on conflict (merchant_id) do update set url = excluded.url, state = excluded.state, attempts = excluded.attempts,
    next_attempt_at = clock_timestamp()
"""
_AGAIN = "insert into notice_by_hand (merchant_id, notice_no) values ($1, $2) on conflict do nothing"
_LOG = """
select notice_no, kind, subject_id, made_at, coalesce(deliveries, '[]') as deliveries
from (select * from notice where merchant_id = $1 and notice_no > $2 order by notice_no limit $3) page
left join lateral (
    select json_agg(json_build_object('attempt', attempt, 'at', at, 'status', status, 'error', error,
                                      'took_ms', took_ms) order by attempt) as deliveries
    from notice_delivery d where d.merchant_id = page.merchant_id and d.notice_no = page.notice_no
) log on true
order by notice_no
"""


class PostgresEndpoints:
    """Endpoints as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def find(self, merchant_id: str) -> Endpoint | None:
        return endpoint_of(await self._transaction.fetchrow(FIND, merchant_id))

    async def find_for_update(self, merchant_id: str) -> Endpoint | None:
        return endpoint_of(await self._transaction.fetchrow(f"{FIND} for update", merchant_id))

    async def last_notice_no(self, merchant_id: str) -> int | None:
        found: int | None = await self._transaction.fetchval(_LAST_NO, merchant_id)
        return found

    async def save(self, endpoint: Endpoint) -> None:
        await self._transaction.execute(
            _SAVE, endpoint.merchant_id, endpoint.url, endpoint.state, endpoint.delivered_to, endpoint.attempts
        )

    async def remove(self, merchant_id: str) -> bool:
        query = "delete from notice_endpoint where merchant_id = $1"
        return await self._transaction.execute(query, merchant_id) == "DELETE 1"

    async def send_again(self, merchant_id: str, notice_no: int) -> None:
        await self._transaction.execute(_AGAIN, merchant_id, notice_no)

    async def log(self, merchant_id: str, after: int, limit: int) -> list[dict[str, Any]]:
        rows = await self._transaction.fetch(_LOG, merchant_id, after, limit)
        return [{**row, "deliveries": msgspec.json.decode(row["deliveries"])} for row in rows]


def endpoint_of(row: asyncpg.Record | None) -> Endpoint | None:
    """The endpoint in a row of `FIND`."""
    return Endpoint(**{**row, "state": EndpointState(row["state"])}) if row else None
