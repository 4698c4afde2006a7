"""Review queues in Postgres: pages by index, whatever the program has filed."""

from services.subsidies.domain.subsidy_claim import State
from services.subsidies.usecases.ports import QueueEntry
from shared.kernel.fen import Fen
from shared.runtime.postgres import Connection

PAGE = 50

PAGE_QUERY = f"""
select claim_no, filing_no, policy_id, state, amount_fen, filed_at, assigned_to,
       office_time + coalesce(clock_timestamp() - held_since, interval '0') as office_time,
       (policy.body->>'service_time')::interval as service_time
from subsidy_claim join policy using (policy_id)
where subsidy_claim.district_id = $1 and state = $2 and filing_no > $3 order by filing_no limit {PAGE}
"""  # noqa: S608 - our own words
_OF_THE_CITY = PAGE_QUERY.replace("subsidy_claim.district_id = $1", "$1::text is null")


class PostgresQueues:
    """The queues as they stand."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def page(self, district_id: str | None, state: State, after: int) -> list[QueueEntry]:
        query = PAGE_QUERY if district_id is not None else _OF_THE_CITY
        rows = await self._connection.fetch(query, district_id, state, after)
        typed = ({**row, "state": State(row["state"]), "amount_fen": Fen(row["amount_fen"])} for row in rows)
        return [QueueEntry(**row) for row in typed]
