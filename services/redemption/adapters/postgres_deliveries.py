"""The notifier's work list in Postgres: whose turn it is, what is to be sent, what became of it."""

from collections.abc import Iterable

from services.redemption.adapters.postgres_endpoints import FIND, endpoint_of
from services.redemption.domain.notice import Endpoint, Outcome
from services.redemption.usecases.notice_ports import Turn
from shared.runtime.postgres import Database

ATTEMPTS_KEPT = 40  # of each notice: all that are made before an endpoint is suspended, and some by hand

_WAITING = """
select merchant_id from notice_endpoint e
where merchant_id <> all($1::text[])
  and (exists (select from notice_by_hand h where h.merchant_id = e.merchant_id)
       or (state = 'LIVE' and next_attempt_at <= clock_timestamp()
           and delivered_to < (select last_no from notice_counter c where c.merchant_id = e.merchant_id)))
order by next_attempt_at limit $2
"""
_DUE = """
select n.notice_no, n.body from notice_endpoint e join notice n using (merchant_id)
where e.merchant_id = $1 and e.state = 'LIVE' and e.next_attempt_at <= clock_timestamp() and e.delivered_to = $2
  and n.notice_no > $2 order by n.notice_no limit $3
"""
_BY_HAND = """
select notice_no, body from notice_by_hand join notice using (merchant_id, notice_no)
where merchant_id = $1 order by notice_no limit $2
"""
_LOG = f"""
with logged as (
    insert into notice_delivery (merchant_id, notice_no, attempt, status, error, took_ms)
    select $1, $2, coalesce(max(attempt), 0) + 1, $3, $4, $5 from notice_delivery
    where merchant_id = $1 and notice_no = $2
    on conflict do nothing returning attempt
), pruned as (
    delete from notice_delivery
    where merchant_id = $1 and notice_no = $2 and attempt <= (select attempt from logged) - {ATTEMPTS_KEPT}
)
"""  # noqa: S608 - a number of ours
# What was sent is logged in any case; the endpoint moves only from where the sender saw it, not if somebody changed it.
_NOTE = f"""{_LOG}
update notice_endpoint set state = $6, delivered_to = $7, attempts = $8,
    next_attempt_at = clock_timestamp() + $9 * interval '1 second'
where merchant_id = $1 and url = $10 and state = $11 and delivered_to = $12 and attempts = $13
"""  # noqa: S608
_NOTE_BY_HAND = f"""{_LOG}, done as (delete from notice_by_hand where merchant_id = $1 and notice_no = $2)
select exists (select from notice_endpoint where merchant_id = $1 and url = $6)
"""  # noqa: S608


class PostgresDeliveries:
    """Each call a transaction of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def waiting(self, besides: Iterable[str], limit: int) -> list[str]:
        async with self._database.connection() as connection:
            return [row["merchant_id"] for row in await connection.fetch(_WAITING, list(besides), limit)]

    async def turn_of(self, merchant_id: str, limit: int) -> Turn | None:
        async with self._database.connection() as connection:
            endpoint = endpoint_of(await connection.fetchrow(FIND, merchant_id))
            if endpoint is None:
                return None
            by_hand = await connection.fetch(_BY_HAND, merchant_id, limit)
            due = await connection.fetch(_DUE, merchant_id, endpoint.delivered_to, limit)
        return Turn(endpoint, tuple(map(tuple, due)), tuple(map(tuple, by_hand)))

    async def note(self, before: Endpoint, then: Endpoint, outcome: Outcome, pause_s: float) -> bool:
        async with self._database.transaction() as transaction:
            moved = await transaction.execute(
                _NOTE, before.merchant_id, before.delivered_to + 1, outcome.status, outcome.failure or "",
                outcome.took_ms, then.state, then.delivered_to, then.attempts, pause_s,
                before.url, before.state, before.delivered_to, before.attempts,
            )  # fmt: skip
        return moved == "UPDATE 1"

    async def note_by_hand(self, before: Endpoint, notice_no: int, outcome: Outcome) -> bool:
        async with self._database.transaction() as transaction:
            return await transaction.fetchval(
                _NOTE_BY_HAND, before.merchant_id, notice_no, outcome.status, outcome.failure or "", outcome.took_ms,
                before.url,
            ) is True  # fmt: skip
