"""What time alone brings about: claims are checked, publicised, released, lapse; waiting ends, rests go back."""

from collections.abc import Awaitable, Callable

from services.subsidies.usecases.advance_claim import advance_claim
from services.subsidies.usecases.end_waiting import end_waiting
from services.subsidies.usecases.ports import Office
from services.subsidies.usecases.return_rest import return_rest
from shared.runtime.postgres import Connection, Database

EVERY_S = 0.5
RETURN_EVERY_S = 5.0


def advancing(database: Database, office: Callable[[Connection], Office]) -> Callable[[], Awaitable[bool]]:
    """Advance the claims that are due, each in a transaction of its own; True while more may wait."""

    async def advance_due() -> bool:
        async with database.connection() as connection:
            reader = office(connection)
            due = await reader.files.due(await reader.now())
        for claim_no in due:
            async with database.transaction() as transaction:
                await advance_claim(office(transaction), claim_no)
        return bool(due)

    return advance_due


def returning(database: Database, office: Callable[[Connection], Office]) -> Callable[[], Awaitable[None]]:
    """End the waiting for closed policies, then give back what they did not reserve, each in its own transaction."""

    async def return_rests() -> None:
        async with database.connection() as connection:
            reader = office(connection)
            awaited = await reader.pools.with_waiting(await reader.now())
        for policy_id in awaited:
            while await _end_a_page(database, office, policy_id):
                pass
        async with database.connection() as connection:
            reader = office(connection)
            closed = await reader.pools.with_rest(await reader.now())
        for policy_id in closed:
            async with database.transaction() as transaction:
                await return_rest(office(transaction), policy_id)

    return return_rests


async def _end_a_page(database: Database, office: Callable[[Connection], Office], policy_id: str) -> bool:
    async with database.transaction() as transaction:
        return await end_waiting(office(transaction), policy_id)
