"""A hub's fanout, told to as the merge tells, under a clock of the test's own."""

from services.jobfair.adapters.memory_fanout import MemoryFanout
from services.jobfair.tests.page import ROOM
from services.jobfair.usecases.deliver_frame import Told, deliver_frame
from services.jobfair.usecases.fanout_ports import Subscription
from services.jobfair.usecases.follow_channel import follow_channel
from shared.kernel.decision import Refused

CHANNEL = f"room:{ROOM}"


class Clock:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


class Stage:
    """Tells frames as the merge does: at growing positions of the log."""

    def __init__(self, sockets_max: int = 100) -> None:
        self.clock = Clock()
        self.fanout = MemoryFanout(sockets_max, clock=self.clock)
        self.next_id = 0
        self.cut = 0

    async def tell(self, kind: str, data: bytes, channel: str = CHANNEL) -> Refused | None:
        self.next_id += 1
        return await deliver_frame(self.fanout, Told(self.next_id, channel, kind, data))

    async def follow(self, last_event_id: str = "", channel: str = CHANNEL) -> Subscription:
        found = await follow_channel(self.fanout, channel, last_event_id, self._note_cut)
        assert not isinstance(found, Refused)
        return found

    def _note_cut(self) -> None:
        self.cut += 1
