"""Retract a comment (撤回): whoever sees it sees it no more, and it never comes back."""

from dataclasses import dataclass

from services.jobfair.domain.viewer import viewer_in
from services.jobfair.usecases.moderation_ports import Moderation
from shared.contracts.jobfair_events import CommentRetracted
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused


@dataclass(frozen=True, slots=True)
class Taken:
    """A comment that was taken back."""

    comment_id: str
    room_id: str


async def retract_comment(moderation: Moderation, room_id: str, comment_id: str) -> Taken | Refused:
    """Any comment by its public id, in its room: whether it appeared there, only the room's log knows, so that a wrong
    room's retraction touches nothing and leaves the right one's free. One that waits is rejected."""
    room = await moderation.room(room_id)
    if viewer_in(comment_id) is None or room is None:
        return Refused(Code.NOT_FOUND)
    if not room.was_opened:
        return Refused(Code.WRONG_STATE, "直播间尚未开播")
    held = await moderation.held(comment_id)
    if held is not None and held.room_id != room_id:
        return Refused(Code.NOT_FOUND)
    if held is not None and held.state != "RELEASED":
        return Refused(Code.WRONG_STATE, "该留言未公开，无需撤回")
    now = await moderation.now()
    if not await moderation.retract(comment_id, room_id, now):
        return Refused(Code.WRONG_STATE, "该留言已撤回")
    await moderation.tell((room_id, CommentRetracted(comment_id, 1, room_id, now)))
    return Taken(comment_id, room_id)
