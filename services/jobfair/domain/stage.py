"""Who is on stage (台上企业) when: segments set as a whole, or corrected while the show runs."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from services.jobfair.domain.instants import to_the_ms
from services.jobfair.domain.show_refusals import ShowRefusal
from shared.kernel.decision import Refused

SEGMENTS_MAX = 200
"""A day of seven-minute segments; figures are kept for each."""


@dataclass(frozen=True, slots=True)
class StageTime:
    """A company on stage from–to, end exclusive; the id stays when the times are corrected."""

    segment_id: str
    company_id: str
    starts_at: datetime
    ends_at: datetime

    def holds(self, instant: datetime) -> bool:
        """Whether the company is on stage then."""
        return self.starts_at <= instant < self.ends_at


@dataclass(frozen=True, slots=True)
class Stage:
    """The segments of a room by their beginning, none over another."""

    version: int = 0
    segments: tuple[StageTime, ...] = ()

    def on_stage(self, instant: datetime) -> StageTime | None:
        """Who is on stage then."""
        return next((one for one in self.segments if one.holds(instant)), None)


def set_segments(stage: Stage, segments: tuple[StageTime, ...], *, saw_version: int) -> Stage | Refused:
    """All segments anew, in any order, by an editor who saw the last ones."""
    if saw_version != stage.version:
        return _stale(stage)
    whole = (replace(s, starts_at=to_the_ms(s.starts_at), ends_at=to_the_ms(s.ends_at)) for s in segments)
    return _next(stage, tuple(sorted(whole, key=lambda one: one.starts_at)))


def end_now(stage: Stage, now: datetime, *, saw_version: int) -> Stage | Refused:
    """The company on stage leaves it at this moment."""
    now = to_the_ms(now)
    if saw_version != stage.version:
        return _stale(stage)
    if stage.on_stage(now) is None or _just_began(stage, now):
        return Refused(ShowRefusal.WRONG_STATE, "nobody is on stage")
    return _next(stage, tuple(_ended(one, now) for one in stage.segments))


def begin_next_now(stage: Stage, now: datetime, *, saw_version: int) -> Stage | Refused:
    """The next company comes on stage at this moment; whoever is there leaves it."""
    now = to_the_ms(now)
    if saw_version != stage.version:
        return _stale(stage)
    coming = next((one for one in stage.segments if one.starts_at > now), None)
    if coming is None or _just_began(stage, now):
        return Refused(ShowRefusal.WRONG_STATE, "nobody comes next")
    begun = replace(coming, starts_at=now)
    return _next(stage, tuple(begun if one is coming else _ended(one, now) for one in stage.segments))


def _just_began(stage: Stage, now: datetime) -> bool:
    """Whether somebody came on stage this very millisecond: nothing of their time could be left."""
    return any(one.starts_at == now for one in stage.segments)


def _ended(segment: StageTime, now: datetime) -> StageTime:
    return replace(segment, ends_at=now) if segment.holds(now) else segment


def _stale(stage: Stage) -> Refused:
    return Refused(ShowRefusal.STALE_VALUE, f"the stage is at version {stage.version}")


def _next(stage: Stage, segments: tuple[StageTime, ...]) -> Stage | Refused:
    """The stage with these segments, or what is wrong with them."""
    ids = {one.segment_id for one in segments}
    if len(segments) > SEGMENTS_MAX or len(ids) < len(segments):
        return Refused(ShowRefusal.MALFORMED, f"segments: {SEGMENTS_MAX} of different ids at most")
    empty = next((one for one in segments if one.starts_at >= one.ends_at), None)
    if empty is not None:
        return Refused(ShowRefusal.MALFORMED, f"segments: {empty.segment_id} ends before it begins")
    over = next((pair for pair in pairwise(segments) if pair[0].ends_at > pair[1].starts_at), None)
    if over is not None:
        return Refused(ShowRefusal.MALFORMED, f"segments: {over[0].segment_id} and {over[1].segment_id} overlap")
    return Stage(stage.version + 1, segments)
