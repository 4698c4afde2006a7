"""The show as it reaches the doors: every deed of every visit, in the order and at the times of its delivery.

A page sends what it has within two seconds. The platform's feed is less tidy: most comes within seconds, a few things
up to a minute later, some of it twice; where it stands still everything comes when it goes on. The stream is made as it
is read: what waits is never more than what those who watch just now still do.
"""

import heapq
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from loadtests.fair.deeds import Deed, deeds
from loadtests.fair.plan import Plan
from loadtests.fair.visits import visits
from shared.contracts.fair_records import Kind, Source

DISORDER_MS = 60_000
TWICE_SHARE = 0.05
PAGE_SENDS_WITHIN_MS = 2_000
_HELD_UP_SHARE = 0.012
_SLOW_SHARE = 0.12
_SLOW_MS = 5_000
_REPEATED_WITHIN_MS = 20_000


class Delivery(NamedTuple):
    """A deed reaches its door; `at_ms` is of the show at 1×, as everything here."""

    at_ms: int
    number: int
    deed: Deed


def show(plan: Plan) -> Iterator[Delivery]:
    """All deliveries, by their time."""
    dice = Random(f"feed {plan.seed}")
    waiting: list[Delivery] = []
    number = 0
    for visit in visits(plan):
        while waiting and waiting[0].at_ms < visit.from_ms:
            yield heapq.heappop(waiting)
        for deed in deeds(plan, visit):
            for at_ms in _delivered(plan, deed, dice):
                heapq.heappush(waiting, Delivery(at_ms, number, deed))
                number += 1
    while waiting:
        yield heapq.heappop(waiting)


def _delivered(plan: Plan, deed: Deed, dice: Random) -> Iterator[int]:
    """When it comes, once or twice."""
    by_platform = deed.viewer.door is Source.PLATFORM
    at_ms = _by_feed(plan, deed, dice) if by_platform else deed.at_ms + dice.randrange(PAGE_SENDS_WITHIN_MS)
    yield at_ms
    if deed.kind is not Kind.APPLY and dice.random() < TWICE_SHARE:
        again_ms = at_ms + dice.randrange(_REPEATED_WITHIN_MS if by_platform else PAGE_SENDS_WITHIN_MS)
        yield _after_stalls(plan, again_ms) if by_platform else again_ms


def _by_feed(plan: Plan, deed: Deed, dice: Random) -> int:
    """A join is never held up for long; nothing told before a stall is still on its way when it begins."""
    kind = dice.random()
    held_ms = dice.randrange(1_000)
    if kind < _HELD_UP_SHARE and deed.kind is not Kind.JOIN:
        held_ms = dice.randrange(_SLOW_MS, DISORDER_MS)
    elif kind < _HELD_UP_SHARE + _SLOW_SHARE:
        held_ms = dice.randrange(_SLOW_MS)
    at_ms = deed.at_ms + held_ms
    for stall in plan.stalls:
        if deed.at_ms < stall.from_ms <= at_ms:
            at_ms = stall.from_ms - 1
    return _after_stalls(plan, at_ms)


def _after_stalls(plan: Plan, at_ms: int) -> int:
    return next((stall.to_ms for stall in plan.stalls if stall.from_ms <= at_ms < stall.to_ms), at_ms)
