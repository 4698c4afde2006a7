"""One partition of one live room, folded record by record: what was accepted, and the figures that follow from it."""

from array import array
from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol
from zlib import crc32

from services.jobfair.domain import fair_acts as did
from services.jobfair.domain.fair_acts import Clock, Did, Items, OnStage
from services.jobfair.domain.sessions import changes_nothing, mark_of, sessions_of
from services.jobfair.domain.stage_cuts import NOBODY, StageCuts
from services.jobfair.domain.tally import Tally
from services.jobfair.domain.viewer import short_name
from services.jobfair.domain.viewer_state import JOB_SHIFT, NO_JOB, Viewer, act_of

SHARDS_N = 64
"""Into so many parts a partition's viewers are cut; each is written down for itself."""
COMMENTS_SHOWN = 20
"""The newest published ones, in a partial and in a frame."""
COMMENTS_KEPT = 2 * COMMENTS_SHOWN
"""By a shard: after so many less those shown are taken back, older ones are missing from the list."""
NEVER_MS = -(1 << 60)

Said = tuple[int, str, str, str]
"""A comment as it sorts: when, id, by whom (a short name), text."""


def shard_of(viewer: str) -> int:
    """By other bits of the checksum than those that chose the partition."""
    return (crc32(viewer.encode()) >> 8) % SHARDS_N


class Asleep(Protocol):
    """Viewers as they were written down, whom nothing has touched since: there may be very many, and few come back."""

    def __len__(self) -> int: ...
    def wake(self, viewer_id: str) -> Viewer | None:
        """That one, if there; it sleeps no more."""
        ...

    def wake_all(self) -> Sequence[Viewer]: ...


class RoomShard:
    """A shard's viewers, and what is counted of them beside; jobs have places, so that an act is a number."""

    __slots__ = ("asleep", "comments", "counted", "job_places", "jobs", "viewers")

    def __init__(self, asleep: Asleep | None = None) -> None:
        self.viewers: list[Viewer] = []
        self.asleep = asleep
        self.counted = [0] * len(did.COUNTED)
        self.jobs: list[str] = []
        self.job_places: dict[str, int] = {}
        self.comments: list[Said] = []

    def place_of(self, job_id: str) -> int:
        """The number that stands for a job in this shard's acts."""
        if not job_id:
            return NO_JOB
        place = self.job_places.get(job_id)
        if place is None:
            place = self.job_places[job_id] = len(self.jobs)
            self.jobs.append(job_id)
        return place


class RoomFold:
    """A room's state in one partition.

    `newest_ms` is the newest believed time of all records so far: the watermark follows from it. A room's clock never
    changes: the first one told counts. `tally` are the figures. What viewers do that it has in it already, and those
    who wake, are counted `aside`, in a tally that nobody looks at: so they know what they have added.
    """

    def __init__(self, room_id: str, clock: Clock) -> None:
        self.room_id = room_id
        self.clock = clock
        self.newest_ms = NEVER_MS
        self.fresh_ms = 0
        self.viewers: dict[str, Viewer] = {}
        self.shards = [RoomShard() for _ in range(SHARDS_N)]
        self.stage = NOBODY
        self.refused: dict[str, int] = {}
        self.released: list[Said] = []
        self.retracted: set[str] = set()
        self.tally = Tally(clock, NOBODY)
        self._aside = Tally(clock, NOBODY)
        self._ahead: Tally | None = None
        self._ahead_ms = (NEVER_MS, 0)

    # --- records ----------------------------------------------------------------------------------------------------

    def take(self, items: Items, done: Collection[int] = ()) -> None:
        """Fold what came in together; items of the shards `done` are in their state already."""
        clock, viewers, shards = self.clock, self.viewers, self.shards
        before_ms = newest_ms = self.newest_ms
        behind_ms = before_ms - clock.watermark_ms
        late_ms = behind_ms - clock.lateness_ms
        for item in items:
            at_ms = item.told_ms
            believed = not at_ms or -clock.skew_ms <= item.arrived_ms - at_ms <= (
                clock.platform_skew_ms if item.source == did.PLATFORM else clock.skew_ms
            )
            if not (believed and at_ms):
                at_ms = item.arrived_ms
            if at_ms > newest_ms:  # noqa: PLR1730 - hot: a call costs three times as much
                newest_ms = at_ms
            if item.arrived_ms > self.fresh_ms:  # noqa: PLR1730 - as above
                self.fresh_ms = item.arrived_ms
            if done and shard_of(item.viewer) in done:
                continue
            viewer = viewers.get(item.viewer) or self._meet(item.viewer)
            counted = shards[viewer.shard].counted
            if not believed:
                counted[did.SKEWED] += 1
            if at_ms < late_ms:
                counted[did.LATE] += 1
            elif not (self._mark(viewer, item, at_ms) if item.kind <= did.LEAVE else self._act(viewer, item, at_ms)):
                counted[did.DUPLICATES] += 1
            else:
                counted[did.ITEMS] += 1
                if at_ms < behind_ms:
                    counted[did.LATE_FOLDED] += 1
        self.newest_ms = newest_ms

    def turn_away(self, refused: Mapping[str, int]) -> None:
        """Count what the door did not take."""
        for code, count in refused.items():
            self.refused[code] = self.refused.get(code, 0) + count

    def set_stage(self, version: int, segments: Sequence[OnStage]) -> None:
        """Who is on stage when; a version seen before, or an older one, changes nothing."""
        if version > self.stage.version:
            self.stage = StageCuts(version, segments)
            self.count_anew()

    def release(self, comment: Said) -> None:
        """A held comment appears; again changes nothing."""
        if all(known != comment[1] for _, known, _, _ in self.released):
            _keep(self.released, comment)

    def retract(self, comment_id: str) -> None:
        """A comment never appears again."""
        self.retracted.add(comment_id)

    # --- one item ---------------------------------------------------------------------------------------------------

    def _meet(self, viewer_id: str) -> Viewer:
        number = shard_of(viewer_id)
        shard = self.shards[number]
        viewer = shard.asleep.wake(viewer_id) if shard.asleep else None
        if viewer is None:
            viewer = Viewer(viewer_id, number)
        else:
            self._count(viewer, self._aside)
        self._enter(viewer)
        return viewer

    def _enter(self, viewer: Viewer) -> None:
        self.viewers[viewer.viewer_id] = viewer
        self.shards[viewer.shard].viewers.append(viewer)

    def _mark(self, viewer: Viewer, item: Did, at_ms: int) -> bool:
        """A sign of presence; False when it was known."""
        kind, marks, sessions = item.kind, viewer.marks, viewer.sessions
        mark = mark_of(kind, at_ms)
        if marks and mark <= marks[-1]:
            return self._mark_between(viewer, item, mark)
        marks.append(mark)
        if kind == did.LEAVE:
            if sessions and at_ms < sessions[-1]:
                self.tally.stretch(viewer, at_ms)
            return True
        until_ms = at_ms + self.clock.beat_ms
        if not sessions or at_ms > sessions[-1] + self.clock.grace_ms:
            self.tally.begin(viewer, at_ms)
            self.tally.stretch(viewer, until_ms)
        elif until_ms > sessions[-1]:
            self.tally.stretch(viewer, until_ms)
        if kind == did.JOIN:
            self._consented(viewer, item)
        return True

    def _mark_between(self, viewer: Viewer, item: Did, mark: int) -> bool:
        """The same out of order: the sessions are made anew of all marks, unless it stands within one."""
        place = bisect_left(viewer.marks, mark)
        if viewer.marks[place] == mark:
            return False
        is_within = changes_nothing(mark, viewer.marks, place, viewer.sessions)
        viewer.marks.insert(place, mark)
        if not is_within:
            sessions = sessions_of(viewer.marks, self.clock.beat_ms, self.clock.grace_ms)
            if sessions != viewer.sessions:
                self.tally.withdraw(viewer)
                self.tally.watch(viewer, sessions)
        if item.kind == did.JOIN:
            self._consented(viewer, item)
        return True

    def _consented(self, viewer: Viewer, item: Did) -> None:
        """The first join that tells a cell decides it."""
        region = item.region if not viewer.region else ""
        education = item.education if not viewer.education else ""
        if region or education:
            viewer.region, viewer.education = viewer.region or region, viewer.education or education
            self.tally.told_cells(region, education)

    def _act(self, viewer: Viewer, item: Did, at_ms: int) -> bool:
        """Anything but presence; False when it was known."""
        kind, source = item.kind, item.source
        message = f"{kind}.{source}.{item.message_id}"
        if viewer.seen is None:
            viewer.seen = {message}
        elif message in viewer.seen:
            return False
        else:
            viewer.seen.add(message)
        if kind >= did.KINDS:
            return True
        shard = self.shards[viewer.shard]
        if kind in (did.COMMENT, did.QUESTION) and not self._may_count(shard, item, at_ms):
            return True
        act = act_of(kind, item.count, shard.place_of(item.job_id))
        if viewer.acts is None:
            viewer.acts = array("q")
        viewer.acts.append(at_ms)
        viewer.acts.append(act)
        self.tally.act(viewer, at_ms, act, item.job_id)
        return True

    def _may_count(self, shard: RoomShard, item: Did, at_ms: int) -> bool:
        """What moderation said of a text; a dropped one counts as dropped only."""
        if item.verdict == did.DROPPED:
            shard.counted[did.DROPPED_TEXTS] += 1
            return False
        if item.verdict == did.HELD:
            shard.counted[did.HELD_TEXTS] += 1
        elif item.verdict == did.SENDER_ONLY:
            shard.counted[did.SENDER_ONLY_TEXTS] += 1
        elif item.kind == did.COMMENT and item.verdict == did.PUBLISHED:
            comment_id = f"{item.source}-{item.viewer}-{item.message_id}"
            _keep(shard.comments, (at_ms, comment_id, short_name(item.viewer), item.text))
        return True

    # --- figures ----------------------------------------------------------------------------------------------------

    def count_anew(self) -> None:
        """Make the figures of what was accepted, from nothing."""
        self.tally, self._aside, self._ahead = Tally(self.clock, self.stage), Tally(self.clock, self.stage), None
        for shard in self.shards:
            for viewer in shard.asleep.wake_all() if shard.asleep else ():
                self._enter(viewer)
        for viewer in self.viewers.values():
            viewer.forget_figures()
            self._count(viewer, self.tally)

    def _count(self, viewer: Viewer, tally: Tally) -> None:
        """All that a viewer adds, who has nothing counted."""
        tally.watch(viewer, sessions_of(viewer.marks, self.clock.beat_ms, self.clock.grace_ms))
        tally.told_cells(viewer.region, viewer.education)
        if viewer.acts is not None:
            jobs = self.shards[viewer.shard].jobs
            for place in range(0, len(viewer.acts), 2):
                act = viewer.acts[place + 1]
                job = (act >> JOB_SHIFT) - 1
                tally.act(viewer, viewer.acts[place], act, jobs[job] if job >= 0 else "")

    def wait_for(self, ahead: Tally, newest_ms: int, fresh_ms: int) -> None:
        """These are figures and times as of a record that is still to come: what comes until then is counted aside."""
        self.stage, self._ahead, self._ahead_ms = ahead.stage, ahead, (newest_ms, fresh_ms)
        self.tally = self._aside = Tally(self.clock, self.stage)

    def catch_up(self) -> None:
        """All that the figures waited for has come."""
        if self._ahead is not None:
            self.tally, self._ahead = self._ahead, None
            self.newest_ms, self.fresh_ms = (
                max(self.newest_ms, self._ahead_ms[0]),
                max(self.fresh_ms, self._ahead_ms[1]),
            )

    def counted(self) -> dict[str, int]:
        """Late, duplicate and the like, by name."""
        columns = zip(*(shard.counted for shard in self.shards), strict=True)
        return dict(zip(did.COUNTED, map(sum, columns), strict=True))

    def comments(self) -> list[Said]:
        """The newest published ones, oldest first."""
        said = {one[1]: one for one in self._said() if one[1] not in self.retracted}
        return sorted(said.values())[-COMMENTS_SHOWN:]

    def _said(self) -> Iterable[Said]:
        for shard in self.shards:
            yield from shard.comments
        yield from self.released


def _keep(comments: list[Said], one: Said) -> None:
    insort(comments, one)
    del comments[:-COMMENTS_KEPT]
