"""Follow a channel (订阅频道): a room's or a fair's, from the start or from where a reader was."""

import re
from collections.abc import Callable

from services.jobfair.usecases.fanout_ports import FanoutPort, Subscription
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused

_EVENT_ID = re.compile(r"[0-9]{1,18}")


async def follow_channel(
    fanout: FanoutPort, channel: str, last_event_id: str, cut: Callable[[], object]
) -> Subscription | Refused:
    """Begin to follow; a last event id that is none of ours means that nothing was heard yet.

    A channel that nothing was told on yet is one that waits: its room may open any moment.
    """
    heard = int(last_event_id) if _EVENT_ID.fullmatch(last_event_id) else None
    return fanout.subscribe(channel, heard, cut) or Refused(Code.BUSY_RETRY, "直播间连接数已满")
