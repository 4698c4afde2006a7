"""How much one viewer may say (发言频率), and when saying what is forbidden costs the voice (禁言阶梯).

Periods are those of a room at 1×; a replay at N× divides them by N.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum
from typing import NamedTuple

MUTE_STEPS = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))
"""The first, second and third time; after that, until the room closes."""


class Weighed(IntEnum):
    """May it be said? STRIKES_OUT: it may, and it was one forbidden text too many."""

    FINE = 0
    TOO_MANY = 1
    REPEATED = 2
    STRIKES_OUT = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """One text within `gap_ms`, `minute_most` within `minute_ms`, the same within `window_ms` `same_most` times; every
    `strikes`th forbidden text within `window_ms` mutes."""

    gap_ms: int = 2_000
    minute_ms: int = 60_000
    minute_most: int = 10
    window_ms: int = 300_000
    same_most: int = 2
    strikes: int = 3

    def at_speed(self, speed: int) -> "Limits":
        """The same for a room that runs N times as fast."""
        return Limits(
            self.gap_ms // speed, self.minute_ms // speed, self.minute_most, self.window_ms // speed, self.same_most,
            self.strikes,
        )  # fmt: skip


class Said(NamedTuple):
    """A text somebody sent: `tag` is the same for the same text, `struck` when it is forbidden."""

    at_ms: int
    message_id: str
    tag: str
    struck: bool = False


def weigh(before: Sequence[Said], new: Said, limits: Limits) -> Weighed:
    """Whether this may be said after all that; distances count in both directions, since packs come out of order.

    A message seen before is as fine as it was: a repeat costs nothing. What is not fine is not remembered.
    """
    if any(one.message_id == new.message_id for one in before):
        return Weighed.FINE
    apart = [(abs(new.at_ms - one.at_ms), one) for one in before]
    if any(ms < limits.gap_ms for ms, _ in apart):
        return Weighed.TOO_MANY
    if sum(ms < limits.minute_ms for ms, _ in apart) >= limits.minute_most:
        return Weighed.TOO_MANY
    if sum(one.tag == new.tag for ms, one in apart if ms < limits.window_ms) >= limits.same_most:
        return Weighed.REPEATED
    struck = sum(one.struck for ms, one in apart if ms < limits.window_ms) + 1
    return Weighed.STRIKES_OUT if new.struck and struck % limits.strikes == 0 else Weighed.FINE


@dataclass(frozen=True, slots=True)
class Mute:
    """A viewer's mute (禁言) in a room: `times` counts all so far."""

    room_id: str
    viewer: str
    times: int
    until: datetime


def mute_longer(last: Mute, now: datetime, *, speed: int, closes_at: datetime) -> Mute:
    """The next mute of somebody who was muted `last.times` times: one step up, and never beyond the room's end."""
    ends_at = now + MUTE_STEPS[last.times] / speed if last.times < len(MUTE_STEPS) else closes_at
    return replace(last, times=last.times + 1, until=max(now, min(ends_at, closes_at)))
