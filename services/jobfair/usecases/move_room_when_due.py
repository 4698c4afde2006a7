"""Open or close a live room whose time has come."""

from services.jobfair.domain.rooms import due
from services.jobfair.usecases.load_room import load_room
from services.jobfair.usecases.move_room import move_room
from services.jobfair.usecases.show_ports import Show
from shared.kernel.decision import Refused


async def move_room_when_due(show: Show, room_id: str) -> None:
    """Make the move that time asks for, if it still does under the room's lock."""
    room = await load_room(show, room_id)
    to = None if isinstance(room, Refused) else due(room, await show.now())
    if to is not None:
        await move_room(show, room_id, to)
