"""Set the stage (排定台上企业): all segments as a whole, before the show or as a correction."""

from services.jobfair.domain.rooms import RoomState
from services.jobfair.domain.show_refusals import ShowRefusal
from services.jobfair.domain.stage import Stage, StageTime, set_segments
from services.jobfair.usecases.facts import stage_set
from services.jobfair.usecases.load_room import load_room
from services.jobfair.usecases.show_ports import Show
from shared.kernel.decision import Refused


async def set_stage(
    show: Show, room_id: str, segments: tuple[StageTime, ...], *, saw_version: int
) -> Stage | Refused:  # fmt: skip
    """Until the room is closed: from then on its figures are final. Every company must take part in the fair."""
    room = await load_room(show, room_id)
    if isinstance(room, Refused):
        return room
    if room.state == RoomState.CLOSED:
        return Refused(ShowRefusal.WRONG_STATE, "the room is CLOSED")
    stage = set_segments(await show.rooms.stage_of(room_id), segments, saw_version=saw_version)
    if isinstance(stage, Refused):
        return stage
    wanted = {one.company_id for one in segments}
    strangers = wanted - await show.postings.companies(room.fair_id, wanted)
    if strangers:
        return Refused(ShowRefusal.NOT_FOUND, f"no such company at this fair: {min(strangers)}")
    await show.rooms.save_stage(room_id, stage)
    await show.tell(stage_set(room_id, stage))
    return stage
