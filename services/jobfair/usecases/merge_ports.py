"""What the merge needs from outside, and what it keeps in hand between two ticks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

import msgspec

from shared.contracts.fair_frames import PlatformFigures, Question, RoomWall, SegmentWall
from shared.contracts.fair_records import Partial


class RoomBoard(NamedTuple):
    """What stands around a room's figures: the same again is no change."""

    room_id: str
    fair_id: str
    name: str
    state: str
    job_ids: list[str]
    question: Question | None
    platform: PlatformFigures | None
    questions: tuple[Question, ...] = ()


class RoomBoards(Protocol):
    """Of the rooms that are open or were a moment ago, of those not counted to their end, and of those asked for."""

    async def boards(self, room_ids: Sequence[str]) -> Sequence[RoomBoard]: ...
    async def names(self, ids: Sequence[str]) -> Mapping[str, str]:
        """What these companies and jobs are called; those that are not known are left out."""
        ...


class Frames(Protocol):
    """Frames on their way to browsers."""

    async def send(self, frames: Sequence[tuple[str, bytes]]) -> None:
        """Each with its key; returns once the broker has them."""
        ...


class Minute(NamedTuple):
    """A minute of a room; closed once the watermark is past its end."""

    number: int
    counts: tuple[int, ...]
    is_closed: bool


@dataclass(frozen=True)
class StoredRoom:
    """What is kept of a room's figures: only minutes and segments that changed since they were kept last.

    `is_first`: this merge has kept nothing of the room before, so minutes that are kept and not among these are of
    nothing. `told` are all segments that are told now: one that the stage no longer has, or has later, is told no more.
    """

    fair_id: str
    wall: RoomWall
    offsets: Mapping[int, int]
    at_ms: int
    minutes: list[Minute]
    is_first: bool
    segments: list[SegmentWall]
    told: list[str]
    is_final: bool


class FigureKeeper(Protocol):
    """Figures for later."""

    async def keep(self, rooms: Sequence[StoredRoom]) -> None: ...


class LogEnds(Protocol):
    """Where the live log's partitions end now."""

    async def end(self, partition: int) -> int: ...


@dataclass(slots=True)
class RoomNews:
    """A room's newest partials, and how often they changed."""

    parts: dict[int, Partial] = field(default_factory=dict)
    changes: int = 0

    def note(self, told: Partial) -> None:
        """The newest by offset counts: an older one is from who has lost the partition. The same again is no change."""
        known = self.parts.get(told.partition)
        if known is not None and told.offset < known.offset:
            return
        self.parts[told.partition] = told
        self.changes += known is None or msgspec.structs.replace(told, offset=known.offset) != known


@dataclass(slots=True)
class MergeWork:
    """The merge between two ticks: what it heard, what it said last and when (`up_ms`), what it kept."""

    boards: RoomBoards
    frames: Frames
    keeper: FigureKeeper
    ends: LogEnds
    news: dict[str, RoomNews] = field(default_factory=dict)
    said: dict[str, tuple[object, int]] = field(default_factory=dict)
    kept: dict[tuple[str, object], object] = field(default_factory=dict)
    ends_at_close: dict[str, dict[int, int]] = field(default_factory=dict)

    def note(self, told: Partial) -> None:
        """A partial from the log."""
        self.news.setdefault(told.room_id, RoomNews()).note(told)
