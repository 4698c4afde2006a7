"""Who said how much, in this process's memory: what counts while Redis is away."""

from collections import OrderedDict
from collections.abc import Sequence

from services.jobfair.domain.chatter import Limits, Said, Weighed, weigh

VIEWERS_MAX = 50_000  # who spoke longest ago is forgotten first


class MemoryChatter:
    """Keeps of each viewer what was said within twice the window: packs come out of order."""

    def __init__(self) -> None:
        self._said: OrderedDict[tuple[str, str], list[Said]] = OrderedDict()

    async def weigh(self, room_id: str, said: Sequence[tuple[str, Said]], limits: Limits) -> list[Weighed]:
        """One answer for each (viewer, text), in order."""
        return [self._weigh_one((room_id, viewer), one, limits) for viewer, one in said]

    def _weigh_one(self, key: tuple[str, str], new: Said, limits: Limits) -> Weighed:
        before = self._said.get(key, [])
        weighed = weigh(before, new, limits)
        if weighed in {Weighed.FINE, Weighed.STRIKES_OUT} and all(one.message_id != new.message_id for one in before):
            newest = max(new.at_ms, *(one.at_ms for one in before)) if before else new.at_ms
            self._said[key] = [one for one in [*before, new] if one.at_ms > newest - 2 * limits.window_ms]
            self._said.move_to_end(key)
            while len(self._said) > VIEWERS_MAX:
                self._said.popitem(last=False)
        return weighed
