"""Load a room (直播间) to change it: all acts on one come one after another."""

from services.jobfair.domain.rooms import Room
from services.jobfair.domain.show_refusals import ShowRefusal
from services.jobfair.usecases.show_ports import Show
from shared.kernel.decision import Refused


async def load_room(show: Show, room_id: str) -> Room | Refused:
    """The room, locked until the transaction ends; NOT_FOUND."""
    room = await show.rooms.load_for_update(room_id)
    return room if room is not None else Refused(ShowRefusal.NOT_FOUND, "no such room")
