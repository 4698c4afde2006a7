"""Open (开播) or close (收播) a live room, by an officer's act or because it is time."""

from datetime import datetime

from services.jobfair.domain.rooms import Room, RoomState, close_room, open_room
from services.jobfair.usecases.facts import stage_set
from services.jobfair.usecases.load_room import load_room
from services.jobfair.usecases.show_ports import Show
from shared.kernel.decision import Refused


async def move_room(show: Show, room_id: str, to: RoomState) -> Room | Refused:
    """One move; the stage is told again at the opening, so that every part of the live log knows it from the start."""
    room = await load_room(show, room_id)
    moved = room if isinstance(room, Refused) else _move(room, to, await show.now())
    if isinstance(moved, Refused):
        return moved
    await show.rooms.save(moved)
    if to == RoomState.OPEN:
        await show.tell(stage_set(room_id, await show.rooms.stage_of(room_id)))
    return moved


def _move(room: Room, to: RoomState, now: datetime) -> Room | Refused:
    return open_room(room, now) if to == RoomState.OPEN else close_room(room, now)
