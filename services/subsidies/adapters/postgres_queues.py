"""Review queues in Postgres: pages by index, whatever the program has filed."""

from datetime import datetime

from services.subsidies.domain.subsidy_claim import State
from services.subsidies.usecases.ports import PoolEntry, QueueEntry
from shared.kernel.fen import Fen
from shared.runtime.postgres import Connection

PAGE = 50
_POOLS = """
select policy.policy_id, body->>'name' as name, campaign_id, district_id, closes_at, remaining_fen, waiting,
       claims.filed, claims.reserved as reserved_last_day_fen
from policy cross join lateral (
    select count(*)::int as filed,
           coalesce(sum(filed_amount_fen) filter (where filed_at > $3 and filed_state = 'SUBMITTED'), 0)::bigint
               as reserved
    from subsidy_claim where subsidy_claim.policy_id = policy.policy_id and filing_no is not null
) as claims
where ($1::text is null or campaign_id = $1) and ($2::text is null or district_id = $2)
order by opens_at desc, policy_id limit 200
"""
_COUNTS = """
select state, count(*)::int as claims from subsidy_claim
where filing_no is not null and ($1::text is null or district_id = $1) and ($2::text is null or policy_id = $2)
group by state
"""


class PostgresQueues:
    """The queues as they stand."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def now(self) -> datetime:
        now: datetime = await self._connection.fetchval("select clock_timestamp()")
        return now

    async def pools(self, campaign_id: str | None, district_id: str | None, since: datetime) -> list[PoolEntry]:
        return [PoolEntry(**row) for row in await self._connection.fetch(_POOLS, campaign_id, district_id, since)]

    async def counts(self, district_id: str | None, policy_id: str | None) -> dict[str, int]:
        rows = await self._connection.fetch(_COUNTS, district_id, policy_id)
        return {row["state"]: row["claims"] for row in rows}

    async def page(self, district_id: str | None, policy_id: str | None, state: State, after: int) -> list[QueueEntry]:
        narrowed = {"district_id": district_id, "policy_id": policy_id}
        asked = {name: value for name, value in narrowed.items() if value is not None}
        rows = await self._connection.fetch(page_query(*asked), state, after, *asked.values())
        typed = ({**row, "state": State(row["state"]), "amount_fen": Fen(row["amount_fen"])} for row in rows)
        return [QueueEntry(**row) for row in typed]


def page_query(*columns: str) -> str:
    """A page of the files in a state ($1) after a filing number ($2), where these columns are as given ($3 …).

    Only what is asked for stands in the text, so that each has its index.
    """
    narrowed = "".join(f" and claim.{column} = ${place}" for place, column in enumerate(columns, 3))
    return f"""
select claim.claim_no, claim.filing_no, claim.policy_id, claim.state, claim.amount_fen, claim.filed_at,
       claim.assigned_to,
       claim.office_time + coalesce(clock_timestamp() - claim.held_since, interval '0') as office_time,
       (policy.body->>'service_time')::interval as service_time
from subsidy_claim claim join policy using (policy_id)
where claim.state = $1 and claim.filing_no > $2{narrowed} order by claim.filing_no limit {PAGE}
"""  # noqa: S608 - our own words
