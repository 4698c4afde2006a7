"""How fast each round goes, remembered by the process that was asked: counting vouchers by their time would need an
index that every claim pays for."""

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from typing import NamedTuple

WINDOW = timedelta(minutes=1)
APART = timedelta(seconds=1)
ROUNDS_MAX = 1_000


class Pace(NamedTuple):
    """So many vouchers were issued in this time; in none at the first look."""

    issued: int
    over: timedelta


class Paces:
    """What was issued at the last looks, a second apart at least, a minute back at most."""

    def __init__(self) -> None:
        self._looks: OrderedDict[str, deque[tuple[datetime, int]]] = OrderedDict()

    def look(self, round_id: str, issued: int, now: datetime) -> Pace:
        """Note what is issued in all by now, and answer how fast it goes."""
        looks = self._looks.setdefault(round_id, deque())
        self._looks.move_to_end(round_id)
        while len(self._looks) > ROUNDS_MAX:
            self._looks.popitem(last=False)
        if not looks or now - looks[-1][0] >= APART:
            looks.append((now, issued))
        while now - looks[0][0] > WINDOW:
            looks.popleft()
        at, then = looks[0]
        return Pace(issued - then, now - at)
