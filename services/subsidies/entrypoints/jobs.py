"""What time alone brings about: claims are checked, publicised, released, or lapse."""

from collections.abc import Awaitable, Callable

from services.subsidies.usecases.advance_claim import advance_claim
from services.subsidies.usecases.ports import Office
from shared.runtime.postgres import Connection, Database

EVERY_S = 0.5


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
