"""Admit a viewer (进入直播间): the right to act in a room, as long as it lasts."""

from services.jobfair.domain.viewer_token import ViewerToken
from services.jobfair.usecases.interaction_ports import Cells, LiveRooms
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused

GOOD_FOR_S = 24 * 3600


async def admit_viewer(rooms: LiveRooms, room_id: str, viewer: str, cells: Cells, now_s: int) -> ViewerToken | Refused:
    """A token good until the room closes, a day at most. It may be fetched before the room opens."""
    room = await rooms.room(room_id)
    if room is None:
        return Refused(Code.NOT_FOUND)
    closes_s = room.closes_ms // 1_000
    if room.state == "CLOSED" or closes_s <= now_s:
        return Refused(Code.ROOM_CLOSED)
    return ViewerToken(viewer, min(closes_s, now_s + GOOD_FOR_S), cells.region, cells.education)
