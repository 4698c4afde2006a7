"""Policies and their pools in Postgres."""

from datetime import datetime

import asyncpg
import msgspec

from services.subsidies.domain.policy import Policy
from services.subsidies.domain.pool import Pool
from shared.kernel.fen import Fen
from shared.runtime.postgres import Connection

_PUT = """
insert into policy (policy_id, version, campaign_id, program_id, district_id, body, opens_at, closes_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (policy_id) do update set version = excluded.version, body = excluded.body,
    opens_at = excluded.opens_at, closes_at = excluded.closes_at
where policy.version < excluded.version and policy.program_id = excluded.program_id
returning true
"""
_LOAD = "select body, remaining_fen, waiting, returns from policy where policy_id = $1 for no key update"
_SEE = "select body from policy where policy_id = $1"
_OF_CAMPAIGN = """
select body, remaining_fen, waiting, returns from policy where $1::text is null or campaign_id = $1
order by opens_at desc, policy_id limit 200
"""
_WITH_REST = """
select policy_id from policy where closes_at <= $1 and waiting = 0 and remaining_fen > 0 order by policy_id limit 200
"""
_WITH_WAITING = "select policy_id from policy where closes_at <= $1 and waiting > 0 order by policy_id limit 200"
_SAVE = "update policy set remaining_fen = $2, waiting = $3, returns = $4 where policy_id = $1"
_ANSWER = "insert into grant_answer (grant_id, accepted) values ($1, $2) on conflict do nothing returning true"

_decode = msgspec.json.Decoder(Policy).decode


class PostgresPools:
    """Policies as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def put(self, policy: Policy) -> bool:
        return bool(
            await self._transaction.fetchval(
                _PUT, policy.policy_id, policy.version, policy.campaign_id, policy.program_id, policy.district_id,
                msgspec.json.encode(policy).decode(), policy.opens_at, policy.closes_at,
            )
        )  # fmt: skip

    async def load_for_update(self, policy_id: str) -> Pool | None:
        row = await self._transaction.fetchrow(_LOAD, policy_id)
        return _pool(row) if row else None

    async def of_campaign(self, campaign_id: str | None) -> list[Pool]:
        return [_pool(row) for row in await self._transaction.fetch(_OF_CAMPAIGN, campaign_id)]

    async def see(self, policy_id: str) -> Policy | None:
        body = await self._transaction.fetchval(_SEE, policy_id)
        return _decode(body) if body else None

    async def save(self, pool: Pool) -> None:
        await self._transaction.execute(_SAVE, pool.policy.policy_id, pool.remaining_fen, pool.waiting, pool.returns)

    async def with_rest(self, now: datetime) -> list[str]:
        return [row["policy_id"] for row in await self._transaction.fetch(_WITH_REST, now)]

    async def with_waiting(self, now: datetime) -> list[str]:
        return [row["policy_id"] for row in await self._transaction.fetch(_WITH_WAITING, now)]

    async def answer_grant(self, grant_id: str, *, accepted: bool) -> bool:
        return bool(await self._transaction.fetchval(_ANSWER, grant_id, accepted))


def _pool(row: asyncpg.Record) -> Pool:
    return Pool(_decode(row["body"]), Fen(row["remaining_fen"]), row["waiting"], row["returns"])
