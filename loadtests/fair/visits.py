"""Who comes when and how long they stay: visits, so far from one another that each is a session of its own."""

import heapq
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from loadtests.fair.plan import SHOW_MS, Plan
from shared.contracts.fair_records import Source

PLATFORM_SHARE = 0.9
COMES_AGAIN_SHARE = 0.22
COMES_AGAIN_AFTER_MS = 240_000
"""Well beyond a session's life and grace, whatever of its end is late or missing."""
_MAY_COME_AGAIN_MAX = 10_000
_REGISTERED_SHARE = 0.7
_CONSENT_SHARE = 0.35
_STAYS_PAST_A_STALL_MS = 20_000
_BEFORE_A_STALL_MS = 10_000
_GONE_BEFORE_THE_END_MS = 3_000
_REGIONS = {"131100": 40, "130100": 15, "130600": 10, "130900": 10, "130500": 8, "110000": 8, "120000": 5, "371400": 4,
            "460300": 0.05}  # fmt: skip
"""Cities by their codes (GB/T 2260), Hengshui first, and how many come from there."""
_EDUCATION = {"bachelor": 40, "college": 38, "secondary": 8, "high": 7, "postgraduate": 6.5, "other": 0.1}


class Viewer(NamedTuple):
    """Somebody, by a number of our own; `citizen` is the number of a registered one who shows who they are."""

    number: int
    door: Source
    citizen: int | None = None
    region: str = ""
    education: str = ""


class Visit(NamedTuple):
    """A viewer watches from–to."""

    number: int
    viewer: Viewer
    from_ms: int
    to_ms: int


def visits(plan: Plan) -> Iterator[Visit]:
    """All visits by their beginning; a viewer who has left for long may come again."""
    dice = Random(f"visits {plan.seed}")
    newcomers = _newcomers(plan, dice)
    gone: list[tuple[int, Viewer]] = []
    number = 0
    for second_ms, count in plan.arrivals():
        for from_ms in sorted(second_ms + dice.randrange(1_000) for _ in range(count)):
            comes_again = gone and gone[0][0] <= from_ms - COMES_AGAIN_AFTER_MS and dice.random() < COMES_AGAIN_SHARE
            viewer = heapq.heappop(gone)[1] if comes_again else next(newcomers)
            to_ms = _until(plan, viewer, from_ms, dice)
            if len(gone) < _MAY_COME_AGAIN_MAX:
                heapq.heappush(gone, (to_ms, viewer))
            yield Visit(number, viewer, from_ms, to_ms)
            number += 1


def _newcomers(plan: Plan, dice: Random) -> Iterator[Viewer]:
    citizens = iter(range(plan.citizens))
    number = 0
    while True:
        door = Source.PLATFORM if dice.random() < PLATFORM_SHARE else Source.PAGE
        viewer = Viewer(number, door)
        if door is Source.PAGE and dice.random() < _CONSENT_SHARE:
            viewer = viewer._replace(
                region=dice.choices(list(_REGIONS), list(_REGIONS.values()))[0],
                education=dice.choices(list(_EDUCATION), list(_EDUCATION.values()))[0],
            )
        if door is Source.PAGE and dice.random() < _REGISTERED_SHARE:
            viewer = viewer._replace(citizen=next(citizens, None))
        yield viewer
        number += 1


def _until(plan: Plan, viewer: Viewer, from_ms: int, dice: Random) -> int:
    """A mixture: some look in, most stay one to five minutes, a few for long; nobody beyond the show."""
    kind = dice.random()
    if kind < 0.2:
        stay_s = dice.uniform(10, 60)
    elif kind < 0.8:
        stay_s = 45 + dice.expovariate(1 / 45)
    elif kind < 0.96:
        stay_s = 60 + dice.expovariate(1 / 120)
    else:
        stay_s = 300 + dice.expovariate(1 / 300)
    to_ms = from_ms + round(stay_s * 1_000)
    for stall in plan.stalls:
        if viewer.door is Source.PLATFORM and stall.from_ms - _BEFORE_A_STALL_MS <= from_ms < stall.to_ms:
            to_ms = max(to_ms, stall.to_ms + _STAYS_PAST_A_STALL_MS)
    return min(to_ms, SHOW_MS - _GONE_BEFORE_THE_END_MS)
