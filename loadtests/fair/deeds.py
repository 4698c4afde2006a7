"""What a viewer does in one visit: signs of life every 15 s, and what people do before a stage."""

from collections.abc import Iterator
from random import Random

import msgspec

from loadtests.fair.plan import MINUTE_MS, SHOW_MS, Plan, pins
from loadtests.fair.visits import Viewer, Visit
from loadtests.fair.words import comment, question
from shared.contracts.fair_records import Kind, Source

BEAT_MS = 15_000
_SAYS_GOOD_BYE_SHARE = 0.7
_AWAY_SHARE = 0.05
_LIKES_SHARE, _COMMENTS_SHARE, _ASKS_SHARE = 0.22, 0.12, 0.015
_SEES_A_CARD_SHARE, _CLICKS_SHARE, _APPLIES_SHARE, _APPLIES_AGAIN_SHARE = 0.5, 0.2, 0.45, 0.08
_CLICKED_AFTER_MS = 8_000
_PINS = pins()


class Deed(msgspec.Struct, frozen=True, gc=False):
    """One thing a viewer does; `count` is of likes within a second, or 2 of an application withdrawn and sent again.

    `message_id` is the page's or platform's own, empty for presence; `job` counts the cards pinned in the show.
    """

    at_ms: int
    viewer: Viewer
    kind: Kind
    message_id: str = ""
    count: int = 1
    job: int = 0
    text: str = ""


def deeds(plan: Plan, visit: Visit) -> list[Deed]:
    """All of one visit, the same for the same seed and visit."""
    dice = Random(plan.seed * 1_000_003 + visit.number)
    return [*_presence(plan, visit, dice), *_acts(visit, dice)]


def _presence(plan: Plan, visit: Visit, dice: Random) -> Iterator[Deed]:
    """Join, beats, perhaps a good-bye; some are away for less than the grace in between."""
    viewer = visit.viewer
    away_from, away_to, said = _away(plan, visit, dice)
    yield Deed(visit.from_ms, viewer, Kind.JOIN)
    for at_ms in range(visit.from_ms + BEAT_MS, visit.to_ms, BEAT_MS):
        if not away_from <= at_ms <= away_to:
            yield Deed(at_ms, viewer, Kind.BEAT)
    if said:
        yield Deed(away_from, viewer, Kind.LEAVE)
    if away_to:
        yield Deed(away_to, viewer, Kind.JOIN)
    if dice.random() < _SAYS_GOOD_BYE_SHARE:
        yield Deed(visit.to_ms, viewer, Kind.LEAVE)


def _away(plan: Plan, visit: Visit, dice: Random) -> tuple[int, int, bool]:
    """(from, to, whether a leave was said) of an absence inside the grace; nobody is away around a stall."""
    nothing = (0, 0, False)
    if dice.random() >= _AWAY_SHARE or visit.to_ms - visit.from_ms < MINUTE_MS:
        return nothing
    from_ms = dice.randrange(visit.from_ms + 5_000, visit.to_ms - 35_000)
    if any(stall.from_ms - 2 * MINUTE_MS < from_ms < stall.to_ms + MINUTE_MS for stall in plan.stalls):
        return nothing
    said = dice.random() < 0.5
    return from_ms, from_ms + dice.randrange(3_000, 10_000 if said else 25_000), said


def _acts(visit: Visit, dice: Random) -> Iterator[Deed]:
    """Likes, comments, questions, cards."""
    viewer, from_ms, to_ms = visit.viewer, visit.from_ms, visit.to_ms
    number = 0

    def act(at_ms: float, kind: Kind, *, count: int = 1, job: int = 0, text: str = "") -> Deed:
        nonlocal number
        number += 1
        return Deed(int(at_ms), viewer, kind, f"{visit.number}-{number}", count, job, text)

    if dice.random() < _LIKES_SHARE:
        first = dice.uniform(from_ms, to_ms)
        for second in range(min(dice.randint(1, 6), int(to_ms - first) // 1_000)):
            yield act(first + 1_000 * second, Kind.LIKE, count=dice.randint(1, 9))
    if dice.random() < _COMMENTS_SHARE:
        at_ms = dice.uniform(from_ms, to_ms)
        for _ in range(dice.choice((1, 1, 2, 3))):
            if at_ms < to_ms:
                yield act(at_ms, Kind.COMMENT, text=comment(dice))
            at_ms += dice.uniform(5_000, 40_000)
    if dice.random() < _ASKS_SHARE:
        job = _on_screen(to_ms, dice)
        yield act(dice.uniform(from_ms, to_ms), Kind.QUESTION, job=job, text=question(dice))
    for pinned_ms, jobs in _PINS:
        if not (from_ms <= pinned_ms + 2_000 < to_ms and dice.random() < _SEES_A_CARD_SHARE):
            continue
        yield act(pinned_ms + dice.randrange(1_000, 4_000), Kind.IMPRESSION, job=jobs[0])
        clicked_ms = pinned_ms + 1_500 + dice.expovariate(1 / _CLICKED_AFTER_MS)
        if clicked_ms < to_ms and dice.random() < _CLICKS_SHARE:
            job = dice.choice(jobs)
            yield act(clicked_ms, Kind.CLICK, job=job)
            if viewer.citizen is not None and viewer.door is Source.PAGE and dice.random() < _APPLIES_SHARE:
                times = 2 if dice.random() < _APPLIES_AGAIN_SHARE else 1
                yield act(min(clicked_ms + 6_000, SHOW_MS), Kind.APPLY, job=job, count=times)


def _on_screen(until_ms: int, dice: Random) -> int:
    """A job of the cards pinned last before this."""
    shown = [jobs for at_ms, jobs in _PINS if at_ms <= until_ms]
    return dice.choice(shown[-1]) if shown else 0
