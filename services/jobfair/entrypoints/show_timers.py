"""What time alone brings about: rooms open and close."""

from collections.abc import Awaitable, Callable

from services.jobfair.usecases.move_room_when_due import move_room_when_due
from services.jobfair.usecases.show_ports import Show
from shared.runtime.postgres import Connection, Database

MOVE_ROOMS_EVERY_S = 0.25


def moving_due_rooms(database: Database, show: Callable[[Connection], Show]) -> Callable[[], Awaitable[None]]:
    """Open and close what is due, each room in a transaction of its own."""

    async def move_due_rooms() -> None:
        async with database.connection() as connection:
            reader = show(connection)
            due = await reader.rooms.ids_due(await reader.now())
        for room_id in due:
            async with database.transaction() as transaction:
                await move_room_when_due(show(transaction), room_id)

    return move_due_rooms
