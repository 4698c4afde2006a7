"""Reschedule a room (调整直播时间), or let a show that overruns go on."""

from services.jobfair.domain.rooms import Room, Times, reschedule
from services.jobfair.usecases.load_room import load_room
from services.jobfair.usecases.show_ports import Show
from shared.kernel.decision import Refused


async def reschedule_room(show: Show, room_id: str, times: Times, *, saw_version: int) -> Room | Refused:
    """New times by an editor who saw the last ones; STALE_VALUE, WRONG_STATE."""
    room = await load_room(show, room_id)
    moved = room if isinstance(room, Refused) else reschedule(room, times, saw_version=saw_version)
    if isinstance(moved, Room):
        await show.rooms.save(moved)
    return moved
