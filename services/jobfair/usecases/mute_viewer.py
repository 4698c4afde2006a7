"""Mute a viewer (禁言): one step up the ladder, each longer than the one before."""

from datetime import timedelta

from services.jobfair.domain.chatter import muted_until_ms
from services.jobfair.usecases.moderation_ports import Moderation, Mute
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused


async def mute_viewer(moderation: Moderation, room_id: str, viewer: str) -> Mute | Refused:
    """The mute with its end; it holds at every door within a second or two."""
    room = await moderation.room(room_id)
    if room is None:
        return Refused(Code.NOT_FOUND)
    now = await moderation.now()
    before = await moderation.mute_of(room_id, viewer)
    times = before.times if before else 0
    lasts_ms = muted_until_ms(times, 0, room.speed, max(0, round((room.closes_at - now).total_seconds() * 1_000)))
    mute = Mute(room_id, viewer, times + 1, now + timedelta(milliseconds=lasts_ms))
    await moderation.save_mute(mute)
    return mute
