"""Release a held comment (放行): everybody may see it from now on; it was counted when it came."""

from dataclasses import replace

from services.jobfair.usecases.moderation_ports import Decided, Moderation
from shared.contracts.jobfair_events import CommentReleased
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused


async def release_comment(moderation: Moderation, room_id: str, comment_id: str) -> Decided | Refused:
    """Its text goes on to the room with the fact."""
    comment = await moderation.held(comment_id)
    if comment is None or comment.room_id != room_id:
        return Refused(Code.NOT_FOUND)
    if comment.state != "HELD":
        return Refused(Code.WRONG_STATE, f"该留言已处理：{comment.state}")
    released = replace(comment, state="RELEASED", version=comment.version + 1)
    await moderation.save_held(released)
    await moderation.tell((room_id, CommentReleased(comment_id, released.version, room_id)))
    return Decided(comment_id, released.state, released.version)
