"""Switch review before publishing (先审后发) of a room on or off."""

from dataclasses import replace

from services.jobfair.usecases.moderation_ports import ModeratedRoom, Moderation
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused


async def switch_review(moderation: Moderation, room_id: str, *, on: bool) -> ModeratedRoom | Refused:
    """It holds at every door within a second or two; what was published stays."""
    room = await moderation.room(room_id)
    if room is None:
        return Refused(Code.NOT_FOUND)
    await moderation.review_first(room_id, on=on)
    return replace(room, review_first=on)
