"""Records of a live fair that are no facts of the outbox: interactions in packs, partial figures, frames.

`jobfair.interactions` carries `Record`s (msgpack, arrays instead of maps: they are many), `jobfair.partials` carries
`Partial`s (msgpack), `jobfair.frames` ready JSON for browsers. Times are unix milliseconds; periods are milliseconds,
already divided by the room's speed. No record says who a viewer is.
"""

from enum import IntEnum
from typing import Annotated
from zlib import crc32

import msgspec

INTERACTIONS, PARTIALS, FRAMES = "jobfair.interactions", "jobfair.partials", "jobfair.frames"
FOLD_APP, SHARDS_TABLE = "jobfair-fold", "shards"
SHARDS = f"{FOLD_APP}-{SHARDS_TABLE}-changelog"
"""The name that Faust gives to a table's log."""
PARTITIONS = 4
"""Of interactions, and so of the fold's state: a viewer stays in one partition, where a repeat meets its first."""
RECORD_BYTES_MAX = 4 * 1024 * 1024
"""Of a partial and of an image, as their topics and who writes them have it; whoever reads any of these logs takes a
record of this size. Interactions and frames have Kafka's own bound, 1 MB."""
_BESIDE = 64 * 1024  # the key, the headers and the broker's own words
VALUE_BYTES_MAX = RECORD_BYTES_MAX - _BESIDE
"""Of the value of a partial or an image."""
FRAME_BYTES_MAX = 1024 * 1024 - _BESIDE
"""Of the value of a frame."""
MINUTE_COUNTS = ("joins", "comments", "likes", "questions", "clicks", "impressions", "applies")
"""What is counted in each minute of the room, in this order; joins are sessions by their beginning."""


Moment = Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)]
"""Unix milliseconds that can be reckoned with."""
Period = Annotated[int, msgspec.Meta(ge=1, le=2**40)]
Tolerance = Annotated[int, msgspec.Meta(ge=0, le=2**40)]
"""Milliseconds."""


class Kind(IntEnum):
    """What a viewer did."""

    JOIN = 1
    BEAT = 2
    LEAVE = 3
    COMMENT = 4
    LIKE = 5
    QUESTION = 6
    CLICK = 7
    IMPRESSION = 8
    APPLY = 9


PRESENCE = frozenset({Kind.JOIN, Kind.BEAT, Kind.LEAVE})
ACTS = frozenset({Kind.COMMENT, Kind.LIKE, Kind.QUESTION, Kind.CLICK, Kind.APPLY})
"""What makes a viewer one who took part (interaction rate)."""


class Source(IntEnum):
    """Whose door something came in by."""

    PAGE = 1
    PLATFORM = 2
    DESK = 3


class Verdict(IntEnum):
    """What moderation said of a text; NONE where there is no text."""

    NONE = 0
    PUBLISHED = 1
    SENDER_ONLY = 2
    HELD = 3
    DROPPED = 4


class RoomClock(msgspec.Struct, array_like=True, frozen=True):
    """A room's periods. In a replay at N× all but `speed` are those of the rules divided by N."""

    origin_ms: Moment
    """When the show begins: second 0 of the room, and what minutes are counted from."""
    speed: int = 1
    skew_ms: Tolerance = 5_000
    """A told time further than this from its arrival is not believed: arrival counts, and `skewed` is flagged."""
    platform_skew_ms: Tolerance = 5_000
    """The same for the platform's signed pushes, of the past: its feed may stand still. Whoever tells it, a time that is
    to come is believed no further than `skew_ms`, or one wrong clock would make everybody else late."""
    watermark_ms: Tolerance = 5_000
    """The watermark is this far behind the newest time of the partition; what is older is late."""
    lateness_ms: Tolerance = 60_000
    """What is late by no more than this is folded into its minute, `late_folded`; the rest counts as `late` only."""
    beat_ms: Period = 45_000
    """A session lives this long after a join or beat."""
    grace_ms: Tolerance = 30_000
    """A sign of life within this after a session's end continues it."""
    step_ms: Period = 1_000
    """How far apart `online` is sampled, and the unit of stays."""
    minute_ms: Period = 60_000
    """The length of a minute of the show, from the origin on."""
    half_life_ms: Period = 600_000
    """In this time a job's heat halves."""
    hot_window_ms: Period = 600_000
    """A viewer's act of one kind on one job adds heat once in each window of this length, counted from the origin."""


class Item(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """One thing one viewer did.

    `viewer` is a keyed hash; `message_id` is the page's or platform's own (empty for presence), `told_ms` the time it
    told (0: none), `text` that of a published comment or question. Region and education stand on a join whose viewer
    consented to be counted by them.
    """

    viewer: str
    kind: int
    source: int
    message_id: str
    told_ms: int
    arrived_ms: Moment
    count: int = 1
    job_id: str = ""
    verdict: int = 0
    text: str = ""
    region: str = ""
    education: str = ""


class Pack(msgspec.Struct, array_like=True, tag="pack", frozen=True):
    """What came in together for one partition of one room; `refused` counts what the door did not take, by code."""

    room_id: str
    clock: RoomClock
    items: list[Item]
    refused: dict[str, int]


class Segment(msgspec.Struct, array_like=True, frozen=True):
    """A company on stage (台上企业) from–to, end exclusive."""

    segment_id: str
    company_id: str
    from_ms: Moment
    to_ms: Moment


class Schedule(msgspec.Struct, array_like=True, tag="schedule", frozen=True):
    """Who is on stage when, as corrected last; stands on every partition. A version seen before changes nothing."""

    room_id: str
    clock: RoomClock
    version: int
    segments: list[Segment]


class Comment(msgspec.Struct, frozen=True):
    """A comment as everybody sees it. `by` is a short name made of the viewer's hash, `at_ms` when it was made."""

    comment_id: str
    by: str
    text: str
    at_ms: int


class Released(msgspec.Struct, array_like=True, tag="released", frozen=True):
    """A held comment that a moderator lets appear; it was counted when it came."""

    room_id: str
    clock: RoomClock
    comment: Comment


class Retracted(msgspec.Struct, array_like=True, tag="retracted", frozen=True):
    """A comment taken back by a moderator; stands on every partition."""

    room_id: str
    clock: RoomClock
    comment_id: str


Record = Pack | Schedule | Released | Retracted


class Figures(msgspec.Struct, array_like=True):
    """Figures of a room or of one segment, of one partition or of all: they add up.

    `stays` maps whole steps of watching to the number of viewers; its sum is UV. `person_jobs` and `people` count
    applications, `actors` viewers with a session who took part.
    """

    pv: int = 0
    watch_ms: int = 0
    stays: dict[int, int] = msgspec.field(default_factory=dict)
    comments: int = 0
    likes: int = 0
    questions: int = 0
    clicks: int = 0
    impressions: int = 0
    submissions: int = 0
    person_jobs: int = 0
    people: int = 0
    actors: int = 0


class Partial(msgspec.Struct, array_like=True):
    """All that one partition knows of one room as of `offset`: absolute, so the newest replaces all before it.

    `online` is a list of differences, one a step from `online_from` (a step number, may be negative) on: their running
    sum is how many were there. `minutes` maps minute to counts (see MINUTE_COUNTS). `hot` maps job to its score at the
    origin, Σ w·2^((t−origin)/half_life). `cells` maps `region` and `education` to viewers by value, unsuppressed.
    `counted` has `late`, `late_folded`, `duplicates`, `skewed`, `dropped`, `held`, `sender_only` and `items`.
    """

    room_id: str
    partition: int
    offset: int
    clock: RoomClock
    watermark_ms: int
    schedule_version: int
    segments: list[Segment]
    room: Figures
    by_segment: dict[str, Figures]
    online_from: int
    online: list[int]
    minutes: dict[int, list[int]]
    hot: dict[str, float]
    cells: dict[str, dict[str, int]]
    counted: dict[str, int]
    refused: dict[str, int]
    comments: list[Comment]
    fresh_ms: int = 0
    """The newest arrival among what was folded."""


def partition_of(viewer: str) -> int:
    """The partition of `jobfair.interactions` that all a viewer does goes to."""
    return crc32(viewer.encode()) % PARTITIONS


def comment_id_of(source: int, viewer: str, message_id: str) -> str:
    """The public id of a comment: the same for a repeat."""
    return f"{source}-{viewer}-{message_id}"
