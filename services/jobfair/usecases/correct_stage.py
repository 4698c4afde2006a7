"""Correct the stage while the show runs (现场调整): this company ends now, the next one begins now."""

from enum import StrEnum

from services.jobfair.domain.rooms import RoomState
from services.jobfair.domain.show_refusals import ShowRefusal
from services.jobfair.domain.stage import Stage, begin_next_now, end_now
from services.jobfair.usecases.facts import stage_set
from services.jobfair.usecases.load_room import load_room
from services.jobfair.usecases.show_ports import Show
from shared.kernel.decision import Refused


class Correction(StrEnum):
    """What the host does."""

    END_NOW = "END_NOW"
    BEGIN_NEXT_NOW = "BEGIN_NEXT_NOW"


_CORRECT = {Correction.END_NOW: end_now, Correction.BEGIN_NEXT_NOW: begin_next_now}


async def correct_stage(show: Show, room_id: str, correction: Correction, *, saw_version: int) -> Stage | Refused:
    """In an open room, by who saw the stage as it is; STALE_VALUE, WRONG_STATE."""
    room = await load_room(show, room_id)
    if isinstance(room, Refused):
        return room
    if room.state != RoomState.OPEN:
        return Refused(ShowRefusal.WRONG_STATE, f"the room is {room.state}")
    before = await show.rooms.stage_of(room_id)
    stage = _CORRECT[correction](before, await show.now(), saw_version=saw_version)
    if isinstance(stage, Stage):
        await show.rooms.save_stage(room_id, stage)
        await show.tell(stage_set(room_id, stage))
    return stage
