"""The plan of a show: who is on stage when, when cards are pinned, how people come, when the platform's feed stands.

Times are milliseconds of the show at 1×, 0 where it begins. How viewers behave is assumed; length, companies and visits
are the newspaper's.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

MINUTE_MS = 60_000
SHOW_MS = 80 * MINUTE_MS
VISITS = 285_000
SEGMENTS = 10
SEGMENT_MS = SHOW_MS // SEGMENTS
OPENS_BEFORE_MS = 2 * MINUTE_MS
"""The room is open before the show begins."""
FIRST_COMES_MS, LAST_COMES_MS = -MINUTE_MS, SHOW_MS - MINUTE_MS
PINNED_AFTER_MS = (45_000, 240_000)
"""When cards are pinned in each segment."""
CARDS_AT_ONCE = 3
JOBS = SEGMENTS * len(PINNED_AFTER_MS) * CARDS_AT_ONCE
"""Jobs that a show pins, each once."""
_FAMOUS = frozenset({1, 4, 8})
"""Segments of companies that everybody knows: people stream in when they come on stage."""


_SPEEDS = ((0.005, 200), (0.03, 100), (0.2, 40), (0.5, 20), (math.inf, 10))
"""Up to which scale a show is played how fast."""


class Stall(NamedTuple):
    """The platform's feed stands still, and then brings everything at once."""

    from_ms: int
    to_ms: int


STALLS = (Stall(1_535_000, 1_555_000), Stall(3_485_000, 3_565_000))
"""The second is longer than the lateness: what was told at its beginning comes too late and is not counted.

Nobody's session ends by it: of a viewer who stays, less than a session's life and grace is missing, and who comes by
the platform meanwhile stays until it is over (`visits.py`). So the planned visits are what a wall must say.
"""


@dataclass(frozen=True)
class Plan:
    """A show at a scale (1: all 285,000 visits) from a seed; of the viewers by page `citizens` may be registered."""

    scale: float = 1.0
    seed: int = 20_220_826
    citizens: int = 0
    stalls: tuple[Stall, ...] = field(default=STALLS)

    @property
    def visits(self) -> int:
        """Sessions to be counted, the show's PV."""
        return max(1, round(VISITS * self.scale))

    def arrivals(self) -> Iterator[tuple[int, int]]:
        """(when a second begins, how many come in it); all together they are `visits`."""
        seconds = range(FIRST_COMES_MS, LAST_COMES_MS, 1_000)
        shares = list(accumulate(map(_eagerness, seconds)))
        come = 0
        for begins_ms, share in zip(seconds, shares, strict=True):
            until_now = round(self.visits * share / shares[-1])
            yield begins_ms, until_now - come
            come = until_now


def pins() -> list[tuple[int, range]]:
    """(when, which jobs): the cards pinned in the whole show, in order."""
    times = [number * SEGMENT_MS + after for number in range(SEGMENTS) for after in PINNED_AFTER_MS]
    return [(at_ms, range(place * CARDS_AT_ONCE, (place + 1) * CARDS_AT_ONCE)) for place, at_ms in enumerate(times)]


def speed_of(scale: float) -> int:
    """How many times as fast a show of this size is played: as two cores can, and not longer than one likes to wait.

    Each divides all periods of a room into whole milliseconds.
    """
    return next(speed for largest, speed in _SPEEDS if scale <= largest)


def _eagerness(at_ms: int) -> float:
    """How many come at this time, relatively: a slow start, a rush at each company, a large one at a famous one."""
    number, since_ms = divmod(max(0, at_ms), SEGMENT_MS)
    ramp = min(1.0, (at_ms - FIRST_COMES_MS + 10_000) / 360_000)
    rush = (1.1 if number in _FAMOUS else 0.35) * math.exp(-since_ms / 50_000)
    tiring = 0.75 if number == SEGMENTS - 1 else 1.0
    return ramp * tiring * (0.8 + rush)
