"""Issue a room's push secret (推送密钥): the platform signs with it, and what it signed with before is worthless."""

from dataclasses import dataclass

from services.jobfair.usecases.moderation_ports import Moderation
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused


@dataclass(frozen=True, slots=True)
class Issue:
    """Which issue of a room's secret; the secret itself is kept nowhere."""

    room_id: str
    issue: int


async def issue_push_secret(moderation: Moderation, room_id: str) -> Issue | Refused:
    """The next issue; it is known at every door within a second or two."""
    if await moderation.room(room_id) is None:
        return Refused(Code.NOT_FOUND)
    return Issue(room_id, await moderation.next_push_issue(room_id))
