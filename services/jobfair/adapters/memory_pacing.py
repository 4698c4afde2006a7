"""How fast each viewer went lately, in this process's memory."""

from collections import OrderedDict

from services.jobfair.domain.pace import Pace
from services.jobfair.usecases.interaction_ports import Paced

VIEWERS_MAX = 200_000  # who acted longest ago is forgotten first


class MemoryPacing:
    """Remembers of each viewer of a room, for presence and for acts, when they will be rested."""

    def __init__(self, *, viewers_max: int = VIEWERS_MAX) -> None:
        self._rested_us: OrderedDict[Paced, int] = OrderedDict()
        self._most = 2 * viewers_max

    def take(self, who: Paced, count: int, pace: Pace, now_ms: int) -> int:
        """How many of these may come now; they are taken."""
        rested_us, now_us = self._rested_us.get(who, 0), now_ms * 1_000
        taken = min(count, pace.left(rested_us, now_us))
        if taken:
            self._rested_us[who] = pace.after(taken, rested_us, now_us)
            self._rested_us.move_to_end(who)
            if len(self._rested_us) > self._most:
                self._rested_us.popitem(last=False)
        return taken

    def give_back(self, who: Paced, count: int, pace: Pace) -> None:
        """As if they had not come."""
        if who in self._rested_us:
            self._rested_us[who] -= count * pace.every_us
