"""A room's figures as sums over viewers, kept while things happen; counted anew from the viewers they are the same.

Nothing depends on the order in which viewers are added: even heat is summed in whole numbers. And nothing is read from
the sums: what a viewer has added stands with the viewer.
"""

from dataclasses import dataclass, field
from typing import TypeVar

from services.jobfair.domain.fair_acts import (
    APPLY,
    HOT_WEIGHTS,
    JOIN,
    KINDS,
    LIKE,
    MINUTE_COLUMN,
    TAKES_PART,
    Clock,
    OnStage,
)
from services.jobfair.domain.stage_cuts import StageCuts
from services.jobfair.domain.viewer_state import COUNT_MAX, COUNT_SHIFT, JOB_SHIFT, Viewer

HEAT_ONE = 1 << 40
"""Heat is counted in these parts of one, so that its sum is the same in any order."""
_DOUBLINGS_MAX = 900.0  # far beyond any show, near the largest float
_WHOLE_ROOM = -1
_Key = TypeVar("_Key", int, str)


@dataclass(slots=True)
class Sums:
    """Figures of a room or of one segment; `counts` by kind of act.

    Images hold these sums: another field, or another meaning of one, is another `FORM` (`adapters/msgpack_images.py`).
    """

    pv: int = 0
    watch_ms: int = 0
    stays: dict[int, int] = field(default_factory=dict)
    counts: list[int] = field(default_factory=lambda: [0] * KINDS)
    person_jobs: int = 0
    people: int = 0
    actors: int = 0


class Tally:
    """The figures of one room on one stage."""

    def __init__(self, clock: Clock, stage: StageCuts) -> None:
        self.stage = stage
        self.room = Sums()
        self.by_segment = [Sums() for _ in stage.segments]
        self.online: dict[int, int] = {}
        self.minutes: dict[int, list[int]] = {}
        self.heat: dict[str, int] = {}
        self.regions: dict[str, int] = {}
        self.education: dict[str, int] = {}
        self._clock = clock
        self._origin_ms, self._step_ms, self._minute_ms = clock.origin_ms, clock.step_ms, clock.minute_ms

    # --- presence ---------------------------------------------------------------------------------------------------

    def begin(self, viewer: Viewer, start_ms: int) -> None:
        """A session begins; it has no length yet."""
        room = self.room
        room.pv += 1
        self._minute(start_ms)[MINUTE_COLUMN[JOIN]] += 1
        if not viewer.sessions:
            _add(room.stays, 0, 1)
            room.actors += viewer.acted
        viewer.sessions += (start_ms, start_ms)

    def stretch(self, viewer: Viewer, end_ms: int) -> None:
        """The viewer's last session ends there instead, sooner or later."""
        start_ms, before_ms = viewer.sessions[-2:]
        if end_ms == before_ms:
            return
        viewer.sessions[-1] = end_ms
        room, step, origin = self.room, self._step_ms, self._origin_ms
        was, now = viewer.watch_ms, viewer.watch_ms + end_ms - before_ms
        viewer.watch_ms = now
        room.watch_ms += end_ms - before_ms
        if was // step != now // step:
            _add(room.stays, was // step, -1)
            _add(room.stays, now // step, 1)
        # A session is there at the steps from its start on and before its end.
        _add(self.online, -((origin - before_ms) // step), 1)
        _add(self.online, -((origin - end_ms) // step), -1)
        low, high = (before_ms, end_ms) if before_ms < end_ms else (end_ms, before_ms)
        for place in self.stage.over(low, high):
            self._on_stage(viewer, place, start_ms, before_ms, end_ms)

    def withdraw(self, viewer: Viewer) -> None:
        """Take all the viewer's sessions out again."""
        while viewer.sessions:
            start_ms = viewer.sessions[-2]
            self.stretch(viewer, start_ms)
            del viewer.sessions[-2:]
            self.room.pv -= 1
            self._minute(start_ms)[MINUTE_COLUMN[JOIN]] -= 1
            if not viewer.sessions:
                _add(self.room.stays, 0, -1)
                self.room.actors -= viewer.acted

    def watch(self, viewer: Viewer, sessions: list[int]) -> None:
        """Count these sessions of a viewer who has none counted."""
        for place in range(0, len(sessions), 2):
            self.begin(viewer, sessions[place])
            self.stretch(viewer, sessions[place + 1])

    def _on_stage(self, viewer: Viewer, place: int, start_ms: int, before_ms: int, end_ms: int) -> None:
        """A session's end moved across time of this segment."""
        segment, sums = self.stage.segments[place], self.by_segment[place]
        had, has = _shared(segment, start_ms, before_ms), _shared(segment, start_ms, end_ms)
        if viewer.watch_by_segment is None:
            viewer.watch_by_segment = {}
        was = viewer.watch_by_segment.get(place, 0)
        now = was + has - had
        viewer.watch_by_segment[place] = now
        sums.watch_ms += has - had
        sums.pv += (has > 0) - (had > 0)
        if was:
            _add(sums.stays, was // self._step_ms, -1)
        if now:
            _add(sums.stays, now // self._step_ms, 1)
        if (was == 0) != (now == 0) and viewer.acted_on_stage >> place & 1:
            sums.actors += 1 if now else -1

    # --- acts -------------------------------------------------------------------------------------------------------

    def act(self, viewer: Viewer, at_ms: int, act: int, job_id: str) -> None:
        """Something other than presence was accepted; `job_id` is that of the act's job."""
        kind, count, job = act & 15, act >> COUNT_SHIFT & COUNT_MAX, (act >> JOB_SHIFT) - 1
        if kind != LIKE:
            count = 1
        self.room.counts[kind] += count
        self._minute(at_ms)[MINUTE_COLUMN[kind]] += count
        places = self.stage.at(at_ms)
        for place in places:
            self.by_segment[place].counts[kind] += count
        if kind in TAKES_PART:
            self._took_part(viewer, places)
        if kind == APPLY:
            for place in (_WHOLE_ROOM, *places):
                self._applied(viewer, place, job)
        if job >= 0 and kind in HOT_WEIGHTS:
            self._warm(viewer, at_ms, kind, job, job_id)

    def _took_part(self, viewer: Viewer, places: tuple[int, ...]) -> None:
        if not viewer.acted:
            viewer.acted = True
            self.room.actors += bool(viewer.sessions)
        for place in places:
            if not viewer.acted_on_stage >> place & 1:
                viewer.acted_on_stage |= 1 << place
                self.by_segment[place].actors += bool((viewer.watch_by_segment or {}).get(place))

    def _applied(self, viewer: Viewer, place: int, job: int) -> None:
        sums = self.room if place == _WHOLE_ROOM else self.by_segment[place]
        if viewer.applied is None:
            viewer.applied = set()
        if (place, job) in viewer.applied:
            return
        sums.people += not any(where == place for where, _ in viewer.applied)
        sums.person_jobs += 1
        viewer.applied.add((place, job))

    def _warm(self, viewer: Viewer, at_ms: int, kind: int, job: int, job_id: str) -> None:
        """Once per viewer, job, kind and window: the first accepted one counts."""
        since_ms = at_ms - self._origin_ms
        key = (job, kind, since_ms // self._clock.hot_window_ms)
        if viewer.hot is None:
            viewer.hot = set()
        if key not in viewer.hot:
            viewer.hot.add(key)
            doublings = min(max(since_ms / self._clock.half_life_ms, -_DOUBLINGS_MAX), _DOUBLINGS_MAX)
            self.heat[job_id] = self.heat.get(job_id, 0) + round(HOT_WEIGHTS[kind] * 2.0**doublings * HEAT_ONE)

    def told_cells(self, region: str, education: str) -> None:
        """A viewer consented to be counted by these; empty: not told (now)."""
        if region:
            _add(self.regions, region, 1)
        if education:
            _add(self.education, education, 1)

    def _minute(self, at_ms: int) -> list[int]:
        number = (at_ms - self._origin_ms) // self._minute_ms
        counts = self.minutes.get(number)
        if counts is None:
            counts = self.minutes[number] = [0] * len(MINUTE_COLUMN)
        return counts


def _shared(segment: OnStage, start_ms: int, end_ms: int) -> int:
    """How long a session and a segment have in common."""
    low = start_ms if start_ms > segment.from_ms else segment.from_ms
    high = end_ms if end_ms < segment.to_ms else segment.to_ms
    return high - low if high > low else 0


def _add(counts: dict[_Key, int], key: _Key, change: int) -> None:
    counts[key] = counts.get(key, 0) + change
