"""What time alone brings about: rounds open and close."""

from collections.abc import Awaitable, Callable

from services.vouchers.usecases.move_round_when_due import move_round_when_due
from services.vouchers.usecases.ports import Rounds
from shared.runtime.postgres import Connection, Database

MOVE_ROUNDS_EVERY_S = 0.25


def moving_due_rounds(database: Database, rounds: Callable[[Connection], Rounds]) -> Callable[[], Awaitable[None]]:
    """Open and close what is due, each round in a transaction of its own."""

    async def move_due_rounds() -> None:
        async with database.connection() as connection:
            reader = rounds(connection)
            due = await reader.ids_due(await reader.now())
        for round_id in due:
            async with database.transaction() as transaction:
                await move_round_when_due(rounds(transaction), round_id)

    return move_due_rounds
