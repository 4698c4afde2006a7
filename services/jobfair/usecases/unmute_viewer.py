"""Lift a mute (解除禁言) before its end; the ladder remembers it."""

from dataclasses import replace

from services.jobfair.domain.chatter import Mute
from services.jobfair.usecases.moderation_ports import Moderation
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused


async def unmute_viewer(moderation: Moderation, room_id: str, viewer: str) -> Mute | Refused:
    """The mute, over now."""
    mute = await moderation.mute_of(room_id, viewer)
    if mute is None:
        return Refused(Code.NOT_FOUND)
    now = await moderation.now()
    if mute.until <= now:
        return Refused(Code.WRONG_STATE, "禁言已结束")
    lifted = replace(mute, until=now)
    await moderation.save_mute(lifted)
    return lifted
