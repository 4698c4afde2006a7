"""Reject a held comment (不予放行): nobody will see it, and its text is not kept."""

from dataclasses import replace

from services.jobfair.usecases.moderation_ports import Decided, Moderation
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused


async def reject_comment(moderation: Moderation, room_id: str, comment_id: str) -> Decided | Refused:
    """Nobody is told: nobody knew of it."""
    comment = await moderation.held(comment_id)
    if comment is None or comment.room_id != room_id:
        return Refused(Code.NOT_FOUND)
    if comment.state != "HELD":
        return Refused(Code.WRONG_STATE, f"该留言已处理：{comment.state}")
    rejected = replace(comment, state="REJECTED", text="", version=comment.version + 1)
    await moderation.save_held(rejected)
    return Decided(comment_id, rejected.state, rejected.version)
