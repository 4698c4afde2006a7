"""Review queues in Postgres: pages by index, whatever the program has filed."""

from services.subsidies.domain.subsidy_claim import State
from services.subsidies.usecases.ports import QueueEntry
from shared.kernel.fen import Fen
from shared.runtime.postgres import Connection

PAGE = 50


class PostgresQueues:
    """The queues as they stand."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

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
