"""A room's figures, counted again from its log by brute force: sorted lists, sets and dicts, and nothing of the fold.

Knows the records' contract and the definitions in the project's README (“The fair's figures”), no code of the service.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import ceil
from typing import Any, NamedTuple

from shared.contracts.fair_records import (
    ACTS,
    MINUTE_COUNTS,
    PRESENCE,
    Comment,
    Item,
    Kind,
    Pack,
    Record,
    Released,
    Retracted,
    RoomClock,
    Schedule,
    Segment,
    Source,
    Verdict,
    comment_id_of,
)

WEIGHTS = {Kind.CLICK: 1, Kind.QUESTION: 3, Kind.APPLY: 10}
SHOWN_COMMENTS = 20
_COLUMNS = {
    Kind.COMMENT: "comments", Kind.LIKE: "likes", Kind.QUESTION: "questions", Kind.CLICK: "clicks",
    Kind.IMPRESSION: "impressions", Kind.APPLY: "applies",
}  # fmt: skip


class Act(NamedTuple):
    """Something a viewer did that counts, at the time that counts."""

    t: int
    kind: int
    viewer: str
    amount: int
    job_id: str


class Session(NamedTuple):
    """A viewer watched from–to, end exclusive."""

    start: int
    end: int
    viewer: str


class Recount:
    """Takes a room's records, each partition's in the order of its offsets, and counts when all are there."""

    def __init__(self) -> None:
        self.clock: RoomClock | None = None
        self.counted: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.marks: dict[str, set[tuple[int, int]]] = defaultdict(set)  # of a viewer: (t, kind) of what was presence
        self.acts: list[Act] = []
        self.regions: dict[str, str] = {}
        self.education: dict[str, str] = {}
        self._newest_t: dict[int, int] = {}  # by partition
        self._seen: set[tuple[str, int, int, str]] = set()
        self._stage: tuple[int, list[Segment]] = (0, [])
        self._comments: dict[str, Comment] = {}
        self._retracted: set[str] = set()

    def take(self, partition: int, record: Record) -> None:
        """The next record of a partition."""
        self.clock = record.clock
        match record:
            case Pack(items=items, refused=refused):
                self.refused.update(refused)
                before = self._newest_t.get(partition)
                times = [self._take_item(item, record.clock, before) for item in items]
                if times:
                    self._newest_t[partition] = max([*times, *([] if before is None else [before])])
            case Schedule(version=version, segments=segments):
                self._stage = max(self._stage, (version, segments), key=lambda stage: stage[0])
            case Released(comment=comment):
                self._comments[comment.comment_id] = comment
            case Retracted(comment_id=comment_id):
                self._retracted.add(comment_id)

    def _take_item(self, item: Item, clock: RoomClock, newest: int | None) -> int:
        """Count an item, or say why not; the time that counts for it."""
        skew = clock.platform_skew_ms if item.source == Source.PLATFORM else clock.skew_ms
        is_believed = item.arrived_ms - skew <= item.told_ms <= item.arrived_ms + clock.skew_ms
        t = item.told_ms if is_believed and item.told_ms else item.arrived_ms
        self.counted["skewed"] += bool(item.told_ms) and not is_believed
        watermark = t if newest is None else newest - clock.watermark_ms
        if t < watermark - clock.lateness_ms:
            self.counted["late"] += 1
        elif self._is_duplicate(item, t):
            self.counted["duplicates"] += 1
        else:
            self.counted["items"] += 1
            self.counted["late_folded"] += t < watermark
            self._accept(item, t)
        return t

    def _is_duplicate(self, item: Item, t: int) -> bool:
        if item.kind in PRESENCE:
            return (t, item.kind) in self.marks.get(item.viewer, ())
        key = (item.viewer, item.source, item.kind, item.message_id)
        is_known = key in self._seen
        self._seen.add(key)
        return is_known

    def _accept(self, item: Item, t: int) -> None:
        if item.kind in PRESENCE:
            self.marks[item.viewer].add((t, item.kind))
            if item.kind == Kind.JOIN and item.region:
                self.regions.setdefault(item.viewer, item.region)
            if item.kind == Kind.JOIN and item.education:
                self.education.setdefault(item.viewer, item.education)
            return
        if item.kind in {Kind.COMMENT, Kind.QUESTION}:
            self.counted["dropped"] += item.verdict == Verdict.DROPPED
            self.counted["held"] += item.verdict == Verdict.HELD
            self.counted["sender_only"] += item.verdict == Verdict.SENDER_ONLY
            if item.verdict == Verdict.DROPPED:
                return
        amount = item.count if item.kind == Kind.LIKE else 1
        self.acts.append(Act(t, item.kind, item.viewer, amount, item.job_id))
        if item.kind == Kind.COMMENT and item.verdict == Verdict.PUBLISHED:
            comment_id = comment_id_of(item.source, item.viewer, item.message_id)
            self._comments[comment_id] = Comment(comment_id, "", item.text, t)

    def sessions(self) -> list[Session]:
        """Every session of every viewer."""
        return [session for viewer, marks in self.marks.items() for session in self._sessions_of(viewer, marks)]

    def _sessions_of(self, viewer: str, marks: Iterable[tuple[int, int]]) -> Iterable[Session]:
        assert self.clock is not None  # noqa: S101 - with the first record
        start = end = None
        for t, kind in sorted(marks):  # a leave is the last of its instant: its number is the largest
            if start is not None and end is not None and t > end + self.clock.grace_ms:
                yield Session(start, end, viewer)
                start = end = None
            if kind == Kind.LEAVE:
                end = min(end, t) if end is not None else None
            else:
                start = t if start is None else start
                end = t + self.clock.beat_ms
        if start is not None and end is not None:
            yield Session(start, end, viewer)

    def figures(self) -> dict[str, Any]:
        """All figures of the room, in the words of its wall; nothing before its first record."""
        if self.clock is None:
            return {}
        sessions = self.sessions()
        online = self._online(sessions)
        whole = self._counts(sessions, self.acts, online)
        peak, segments = whole["pcu_at_ms"], sorted(self._stage[1], key=lambda segment: segment.from_ms)
        at_peak = [one.segment_id for one in segments if peak is not None and one.from_ms <= peak < one.to_ms]
        return {
            "figures": whole,
            "pcu_segment_id": at_peak[0] if at_peak else None,
            "segments": {segment.segment_id: self._of_segment(segment, sessions, online) for segment in segments},
            "minutes": self._minutes(sessions),
            "heat": self._heat(),
            "regions": dict(Counter(self.regions.values())),
            "education": dict(Counter(self.education.values())),
            "counted": dict(self.counted),
            "refused": dict(self.refused),
            "comments": self._newest_comments(),
        }

    def _of_segment(self, segment: Segment, sessions: list[Session], online: dict[int, int]) -> dict[str, Any]:
        assert self.clock is not None  # noqa: S101 - as above
        begins, ends = segment.from_ms, segment.to_ms
        clipped = [Session(max(begins, one.start), min(ends, one.end), one.viewer) for one in sessions]
        acts = [act for act in self.acts if begins <= act.t < ends]
        origin, step = self.clock.origin_ms, self.clock.step_ms
        steps = {number: count for number, count in online.items() if begins <= origin + number * step < ends}
        return self._counts([one for one in clipped if one.start < one.end], acts, steps)

    def _counts(self, sessions: list[Session], acts: list[Act], online: dict[int, int]) -> dict[str, Any]:
        assert self.clock is not None  # noqa: S101 - as above
        watched: Counter[str] = Counter()
        for session in sessions:
            watched[session.viewer] += session.end - session.start
        stays = sorted(ms // self.clock.step_ms for ms in watched.values())
        took_part = {act.viewer for act in acts if act.kind in ACTS} & watched.keys()
        applied = [(act.viewer, act.job_id) for act in acts if act.kind == Kind.APPLY]
        counts: Counter[str] = Counter()
        for act in acts:
            counts[_COLUMNS[Kind(act.kind)]] += act.amount
        pcu = max(online.values(), default=0)
        pcu_step = min((step for step, count in online.items() if count == pcu), default=0) if pcu else None
        return {
            "pv": len(sessions),
            "uv": len(watched),
            "pcu": pcu,
            "pcu_at_ms": None if pcu_step is None else self.clock.origin_ms + pcu_step * self.clock.step_ms,
            "avg_stay_s": watched.total() / self.clock.step_ms / len(watched) if watched else 0.0,
            "median_stay_s": _rank(stays, 0.5),
            "p90_stay_s": _rank(stays, 0.9),
            "interaction_rate": len(took_part) / len(watched) if watched else 0.0,
            "comments": counts["comments"],
            "likes": counts["likes"],
            "questions": counts["questions"],
            "card_clicks": counts["clicks"],
            "card_impressions": counts["impressions"],
            "applications": {
                "submissions": len(applied),
                "person_jobs": len(set(applied)),
                "people": len({viewer for viewer, _ in applied}),
            },
        }

    def _online(self, sessions: list[Session]) -> dict[int, int]:
        """How many watch at each step of the show, from its beginning on."""
        assert self.clock is not None  # noqa: S101 - as above
        origin, step = self.clock.origin_ms, self.clock.step_ms
        change: Counter[int] = Counter()
        for session in sessions:
            change[max(0, ceil((session.start - origin) / step))] += 1
            change[max(0, ceil((session.end - origin) / step))] -= 1
        watching, online = 0, {}
        for number in range(max(change, default=0)):
            watching += change[number]
            online[number] = watching
        return online

    def _minutes(self, sessions: list[Session]) -> dict[int, list[int]]:
        assert self.clock is not None  # noqa: S101 - as above
        counts: dict[int, Counter[str]] = defaultdict(Counter)
        for session in sessions:
            counts[(session.start - self.clock.origin_ms) // self.clock.minute_ms]["joins"] += 1
        for act in self.acts:
            minute = (act.t - self.clock.origin_ms) // self.clock.minute_ms
            counts[minute][_COLUMNS[Kind(act.kind)]] += act.amount
        return {minute: [counts[minute][name] for name in MINUTE_COUNTS] for minute in sorted(counts)}

    def _heat(self) -> dict[str, float]:
        """Each job's heat as of the newest act; as of later it is halved each half-life."""
        assert self.clock is not None  # noqa: S101 - as above
        heat: dict[str, float] = defaultdict(float)
        once, newest = set(), max((act.t for act in self.acts), default=0)
        for act in self.acts:  # in the order they came in: the first of a window counts
            if act.kind in WEIGHTS and act.job_id:
                window = (act.t - self.clock.origin_ms) // self.clock.hot_window_ms
                key = (act.viewer, act.job_id, act.kind, window)
                if key not in once:
                    once.add(key)
                    heat[act.job_id] += WEIGHTS[Kind(act.kind)] * 0.5 ** ((newest - act.t) / self.clock.half_life_ms)
        return dict(heat)

    def _newest_comments(self) -> list[tuple[str, str]]:
        shown = [one for one in self._comments.values() if one.comment_id not in self._retracted]
        newest = sorted(shown, key=lambda one: (one.at_ms, one.comment_id))[-SHOWN_COMMENTS:]
        return [(one.comment_id, one.text) for one in newest]


def recount(records: Iterable[tuple[int, Record]]) -> dict[str, Any]:
    """The figures of one room by its (partition, record)s."""
    counting = Recount()
    for partition, record in records:
        counting.take(partition, record)
    return counting.figures()


def _rank(ordered: list[int], share: float) -> int:
    """The smallest value that at least this share of all are not above."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else 0
