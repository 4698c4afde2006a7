"""Mute a viewer (禁言), by a moderator or by the rule: one step up the ladder, each longer than the one before."""

from services.jobfair.domain.chatter import Mute, mute_longer
from services.jobfair.usecases.moderation_ports import Moderation
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused


async def mute_viewer(moderation: Moderation, room_id: str, viewer: str) -> Mute | Refused:
    """The mute with its end; it holds at every door within a second or two."""
    room = await moderation.room(room_id)
    if room is None:
        return Refused(Code.NOT_FOUND)
    now = await moderation.now()
    last = await moderation.mute_of(room_id, viewer) or Mute(room_id, viewer, 0, now)
    mute = mute_longer(last, now, speed=room.speed, closes_at=room.closes_at)
    await moderation.save_mute(mute)
    return mute
