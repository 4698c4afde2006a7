"""List a room's comments (评论列表): the newest published ones, less what was retracted."""

import msgspec

from services.jobfair.usecases.fanout_ports import FanoutPort
from shared.contracts.fair_frames import Retraction, RoomFrame
from shared.contracts.fair_records import Comment

_frame = msgspec.json.Decoder(RoomFrame)
_retraction = msgspec.json.Decoder(Retraction)


async def list_comments(fanout: FanoutPort, room_id: str) -> list[Comment]:
    """Oldest first, as a page that follows the room shows them; none of a room that nothing was told of."""
    kept = fanout.kept(f"room:{room_id}")
    if kept.newest is None:
        return []
    retracted = {_retraction.decode(one).comment_id for one in kept.retractions}
    return [comment for comment in _frame.decode(kept.newest).comments if comment.comment_id not in retracted]
