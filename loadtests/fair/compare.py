"""A room's wall beside its recount: equal, or a list of what is not."""

from collections.abc import Iterator, Mapping, Sequence
from math import isclose
from typing import Any, NamedTuple

from shared.contracts.fair_records import MINUTE_COUNTS

FEWEST_SHOWN = 5
EXACT = 1e-6
"""Of what is divided; all else is whole numbers."""
OF_HEAT = 1e-3


class Line(NamedTuple):
    """A figure by both counts; `tolerance` is of quotients."""

    name: str
    wall: Any
    recount: Any
    tolerance: float = EXACT

    @property
    def is_equal(self) -> bool:
        """Whole numbers to the unit, quotients within rounding."""
        if isinstance(self.wall, float) or isinstance(self.recount, float):
            return isclose(self.wall or 0.0, self.recount or 0.0, rel_tol=self.tolerance, abs_tol=self.tolerance)
        return bool(self.wall == self.recount)


def compare(wall: Mapping[str, Any], recount: Mapping[str, Any]) -> list[Line]:
    """The figures of a room's wall (as its JSON has it) that follow from the log alone, beside the recount's.

    Those are its figures and segments, what is counted beside them, refusals, cells, jobs by heat, comments shown. Left
    out is what is of the moment in which the wall was told: `online`, `last`, `before`, `fresh_ms`, `watermark_ms`,
    the state; and what is not of the log: the platform's own figures. Minutes are compared as they are kept.
    """
    return [*_lines(wall, recount)] if recount else [Line("records", "a wall", "none")]


def compare_minutes(kept: Mapping[int, Sequence[int]], recount: Mapping[str, Any]) -> list[Line]:
    """Each minute's counts as they are kept, beside the recount's; a minute that is not there is one of zeros."""
    nothing, counted = (0,) * len(MINUTE_COUNTS), recount.get("minutes", {})
    return [
        Line(f"minute {number}", tuple(kept.get(number, nothing)), tuple(counted.get(number, nothing)))
        for number in sorted(kept.keys() | counted.keys())
    ]


def _lines(wall: Mapping[str, Any], recount: Mapping[str, Any]) -> Iterator[Line]:
    yield from _figures("", wall["figures"], recount["figures"])
    yield Line("pcu_segment_id", wall["pcu_segment_id"], recount["pcu_segment_id"])
    segments = {one["segment_id"]: one["figures"] for one in wall["segments"]}
    yield Line("segments", sorted(segments), sorted(recount["segments"]))
    for segment_id in sorted(segments.keys() & recount["segments"].keys()):
        yield from _figures(f"{segment_id}.", segments[segment_id], recount["segments"][segment_id])
    for name in sorted(wall["counted"].keys() | recount["counted"].keys()):
        yield Line(name, wall["counted"].get(name, 0), recount["counted"].get(name, 0))
    yield Line("refused", _without_zeros(wall["refused"]), _without_zeros(recount["refused"]))
    for cells in ("regions", "education"):
        yield from _cells(cells, wall[cells], recount[cells])
    yield from _hot(wall["hot_jobs"], recount["heat"])
    told = [(one["comment_id"], one["text"]) for one in wall["comments"]]
    yield Line("comments shown", told, [tuple(one) for one in recount["comments"]])


def _figures(prefix: str, wall: Mapping[str, Any], recount: Mapping[str, Any]) -> Iterator[Line]:
    for name, value in recount.items():
        if name == "applications":
            yield from _figures(f"{prefix}applications.", wall[name], value)
        else:
            yield Line(f"{prefix}{name}", wall[name], value)


def _cells(name: str, wall: list[Mapping[str, Any]], recount: Mapping[str, int]) -> Iterator[Line]:
    """A cell shown has the viewers counted; a small one is never shown, and one more may stay with it."""
    shown = {one["value"]: one["viewers"] for one in wall}
    yield Line(f"{name} told", sorted(shown), sorted(recount))
    for value, viewers in recount.items():
        said = shown.get(value)
        if viewers < FEWEST_SHOWN or said is not None:
            yield Line(f"{name} {value}", said, viewers if viewers >= FEWEST_SHOWN else None)
    hidden = sum(viewers is None for viewers in shown.values())
    too_few = sum(viewers < FEWEST_SHOWN for viewers in recount.values())
    yield Line(f"{name} held back at most one beside the small ones", hidden <= too_few + 1, True)  # noqa: FBT003


def _hot(wall: list[Mapping[str, Any]], heat: Mapping[str, float]) -> Iterator[Line]:
    """Heat halves for all jobs alike: a job's share of the hottest one's is the same at any time."""
    hottest = max(heat.values(), default=1.0)
    top = max((one["heat"] for one in wall), default=1.0) or 1.0
    for place, one in enumerate(wall, 1):
        share = heat.get(one["job_id"], 0.0) / hottest
        yield Line(f"hot job {place}: {one['job_id']}", float(one["heat"] / top), share, OF_HEAT)
    shown = {one["job_id"] for one in wall}
    coolest = min((heat.get(job_id, 0.0) for job_id in shown), default=0.0)
    hotter = [job_id for job_id in heat.keys() - shown if heat[job_id] > coolest * (1 + OF_HEAT)]
    yield Line("hotter jobs left out", [], sorted(hotter))


def _without_zeros(counts: Mapping[str, int]) -> dict[str, int]:
    return {code: count for code, count in sorted(counts.items()) if count}
