"""A room of all its partitions: figures that add up, added up; and what a wall says of them."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import ceil
from typing import Protocol

CELL_MIN = 5
HOT_SHOWN = 10
SHOWN_SUMS = (
    "pv", "watch_ms", "comments", "likes", "questions", "clicks", "impressions", "submissions", "person_jobs", "people",
    "actors",
)  # fmt: skip


class PartFigures(Protocol):
    """Of one partition."""

    stays: dict[int, int]


@dataclass(slots=True)
class Totals:
    """Figures of a room or a segment, over all partitions; `stays` maps steps of watching to viewers."""

    sums: Counter[str] = field(default_factory=Counter)
    stays: Counter[int] = field(default_factory=Counter)

    def add(self, part: PartFigures) -> None:
        """One partition's."""
        for name in SHOWN_SUMS:
            self.sums[name] += getattr(part, name)
        self.stays.update(part.stays)

    @property
    def uv(self) -> int:
        return self.stays.total()


def quantile(stays: Mapping[int, int], share: float) -> int:
    """The smallest stay that at least this share of viewers did not exceed; 0 of nobody."""
    wanted, reached = max(ceil(share * sum(stays.values())), 1), 0
    for stay, viewers in sorted(stays.items()):
        reached += viewers
        if reached >= wanted:
            return stay
    return 0


class Online:
    """How many were there at each step, of differences from a first step on, of all partitions.

    Only the steps at which somebody came or went are kept: a room that is open for long, or whose time runs fast, has
    very many others.
    """

    def __init__(self, parts: Iterable[tuple[int, Sequence[int]]]) -> None:
        changes: Counter[int] = Counter()
        for first, differences in parts:
            for step, change in enumerate(differences, first):
                if change:
                    changes[step] += change
        self._steps = sorted(changes)
        self._there = list(accumulate(changes[step] for step in self._steps))

    def at(self, step: int) -> int:
        """Those there at the step."""
        place = bisect_right(self._steps, step)
        return self._there[place - 1] if place else 0

    def peak(self, steps: range) -> tuple[int, int | None]:
        """The most that were there at once at one of the steps, and the first such step; (0, None) if nobody was."""
        first, last = bisect_left(self._steps, steps.start), bisect_left(self._steps, steps.stop)
        inside = zip(self._there[first:last], self._steps[first:last], strict=True)
        candidates = [(self.at(steps.start), -steps.start)] if steps else []
        most, step = max(candidates + [(there, -step) for there, step in inside], default=(0, 0))
        return (most, -step) if most else (0, None)


def decayed(heat_at_origin: Mapping[str, float], half_lives: float) -> list[tuple[str, float]]:
    """The hottest jobs, each as hot as it still is after so many half-lives."""
    hottest = sorted(heat_at_origin.items(), key=lambda one: (-one[1], one[0]))[:HOT_SHOWN]
    return [(job_id, heat * 2.0**-half_lives) for job_id, heat in hottest]


def shown_cells(cells: Mapping[str, int]) -> list[tuple[str, int | None]]:
    """Cells as they may be shown, largest first: small ones without their number.

    If one alone were hidden, the sum would give it away: then the smallest of the others is hidden with it.
    """
    ordered = sorted(cells.items(), key=lambda one: (-one[1], one[0]))
    hidden = sum(viewers < CELL_MIN for _, viewers in ordered)
    shown = len(ordered) - (2 if hidden == 1 else hidden)
    return [(value, viewers if place < shown else None) for place, (value, viewers) in enumerate(ordered)]


def of_minutes(minutes: Mapping[int, Sequence[int]], wanted: range, columns: int) -> list[int]:
    """The counts of these minutes together."""
    inside = [counts for number, counts in minutes.items() if number in wanted]
    return [sum(counts[column] for counts in inside) for column in range(columns)]


def watermark_of(parts: Iterable[tuple[int, int]], idle_ms: int) -> int:
    """The lowest watermark of the partitions that still hear something, of (watermark, newest arrival) each.

    A partition whose viewers have all gone would hold the rest back for ever.
    """
    known = list(parts)
    newest = max((fresh for _, fresh in known), default=0)
    return min((watermark for watermark, fresh in known if fresh >= newest - idle_ms), default=0)
