"""Make a live room (创建直播间) of a fair, with its clock."""

from services.jobfair.domain.rooms import Room, Times, plan_room
from services.jobfair.domain.show_refusals import ShowRefusal
from services.jobfair.usecases.show_ports import Show
from shared.kernel.decision import Refused


async def make_room(
    show: Show,
    *,
    room_id: str,
    fair_id: str,
    name: str,
    times: Times,
    speed: int,
    platform_skew_ms: int,
    review_first: bool,
) -> Room | Refused:
    """Once an id; CONFLICT for one that is taken, NOT_FOUND without the fair."""
    if await show.fairs.see(fair_id) is None:
        return Refused(ShowRefusal.NOT_FOUND, "no such fair")
    room = plan_room(
        room_id=room_id,
        fair_id=fair_id,
        name=name,
        times=times,
        speed=speed,
        platform_skew_ms=platform_skew_ms,
        review_first=review_first,
    )
    if isinstance(room, Refused):
        return room
    return room if await show.rooms.add(room) else Refused(ShowRefusal.CONFLICT)
