"""What stands around the merge in memory, and rooms of four partitions."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from services.jobfair.tests.fold_world import FakeImages, FakePartials, FakePast
from services.jobfair.usecases.figure_ports import SegmentFigures, ShownMinute
from services.jobfair.usecases.fold_ports import FoldWork
from services.jobfair.usecases.merge_partials import merge_partials
from services.jobfair.usecases.merge_ports import MergeWork, RoomBoard, StoredRoom
from services.jobfair.usecases.take_partition import take_partition
from services.jobfair.usecases.tell_partials import tell_partials
from shared.contracts.fair_frames import PlatformFigures, Question, RoomFrame, RoomWall, Wall
from shared.contracts.fair_records import MINUTE_COUNTS, PARTITIONS, Comment, Pack, Partial, Record, partition_of


@dataclass
class Board:
    """A board as it is at the moment, to be changed by the test."""

    room_id: str = "r1"
    fair_id: str = "f1"
    name: str = "主会场"
    state: str = "OPEN"
    job_ids: list[str] = field(default_factory=lambda: ["j1"])
    question: Question | None = None
    platform: PlatformFigures | None = None
    questions: tuple[Question, ...] = ()
    is_over: bool = False
    """Closed for so long that it is shown only when it is asked for."""

    def seen(self) -> RoomBoard:
        return RoomBoard(
            self.room_id,
            self.fair_id,
            self.name,
            self.state,
            list(self.job_ids),
            self.question,
            self.platform,
            self.questions,
        )


class FakeBoards:
    def __init__(self, *boards: Board) -> None:
        self.shown = list(boards)

    async def boards(self, room_ids: Sequence[str]) -> list[RoomBoard]:
        return [board.seen() for board in self.shown if not board.is_over or board.room_id in room_ids]

    async def names(self, ids: Sequence[str]) -> dict[str, str]:
        return {name: f"name of {name}" for name in ids}


class FakeFrames:
    def __init__(self) -> None:
        self.sent: list[tuple[str, bytes]] = []

    async def send(self, frames: Sequence[tuple[str, bytes]]) -> None:
        self.sent += frames

    def room(self, room_id: str = "r1") -> RoomFrame:
        """The newest of a room."""
        return msgspec.json.decode(self._newest(f"room:{room_id}"), type=RoomFrame)

    def wall(self, fair_id: str = "f1") -> Wall:
        """The newest of a fair."""
        return msgspec.json.decode(self._newest(f"fair:{fair_id}"), type=Wall)

    def _newest(self, key: str) -> bytes:
        return next(value for known, value in reversed(self.sent) if known == key)


class FakeNotes:
    """Kept and asked for, as Postgres does it."""

    def __init__(self) -> None:
        self.rooms: dict[str, StoredRoom] = {}
        self.minutes: dict[tuple[str, int], ShownMinute] = {}
        self.segments: dict[tuple[str, str], SegmentFigures] = {}
        self.retracted: set[tuple[str, str]] = set()

    async def keep(self, rooms: Sequence[StoredRoom]) -> None:
        for room in rooms:
            room_id = room.wall.room_id
            self.rooms[room_id] = room
            for one in room.minutes:
                counts = dict(zip(MINUTE_COUNTS, one.counts, strict=True))
                known = self.minutes.get((room_id, one.number))
                version = 1 if known is None else known.version + (known.is_closed and known.counts != counts)
                is_closed = one.is_closed or (known is not None and known.is_closed)
                self.minutes[room_id, one.number] = ShownMinute(one.number, version, is_closed, counts)
            if room.is_first:
                self._empty_others(room)
            for known_id, segment_id in list(self.segments):
                if known_id == room_id and segment_id not in room.told:
                    del self.segments[known_id, segment_id]
            for segment in room.segments:
                self.segments[room_id, segment.segment_id] = SegmentFigures(segment, room.is_final)

    def _empty_others(self, room: StoredRoom) -> None:
        numbers = {one.number for one in room.minutes}
        for (room_id, number), known in self.minutes.items():
            if room_id == room.wall.room_id and number not in numbers and any(known.counts.values()):
                version = known.version + known.is_closed
                self.minutes[room_id, number] = ShownMinute(
                    number, version, known.is_closed, dict.fromkeys(MINUTE_COUNTS, 0)
                )

    async def wall_of(self, fair_id: str) -> Wall | None:
        found = [self.rooms[room_id] for room_id in sorted(self.rooms) if self.rooms[room_id].fair_id == fair_id]
        walls = [msgspec.structs.replace(room.wall, comments=self._shown(room.wall)) for room in found]
        return Wall(fair_id, max(room.at_ms for room in found), walls) if found else None

    def _shown(self, wall: RoomWall) -> list[Comment]:
        return [one for one in wall.comments if (wall.room_id, one.comment_id) not in self.retracted]

    async def minutes_of(self, room_id: str) -> list[ShownMinute]:
        return [self.minutes[key] for key in sorted(self.minutes) if key[0] == room_id]

    async def segment_of(self, room_id: str, segment_id: str) -> SegmentFigures | None:
        return self.segments.get((room_id, segment_id))


class FakeEnds:
    def __init__(self) -> None:
        self.offsets = dict.fromkeys(range(PARTITIONS), 0)

    async def end(self, partition: int) -> int:
        return self.offsets[partition]


@dataclass
class World:
    """A merge with all that stands around it."""

    board: Board = field(default_factory=Board)
    frames: FakeFrames = field(default_factory=FakeFrames)
    figures: FakeNotes = field(default_factory=FakeNotes)
    ends: FakeEnds = field(default_factory=FakeEnds)

    def __post_init__(self) -> None:
        self.work = MergeWork(FakeBoards(self.board), self.frames, self.figures, self.ends)

    async def tick(self, now_ms: int, up_ms: int | None = None) -> None:
        """One tick of the merge; its clock goes right unless another is given."""
        await merge_partials(self.work, now_ms, now_ms if up_ms is None else up_ms)


def cut(pack: Pack) -> dict[int, Pack]:
    """A pack as the door sends it: a record a partition."""
    parts: dict[int, Pack] = {}
    for partition in range(PARTITIONS):
        items = [one for one in pack.items if partition_of(one.viewer) == partition]
        parts[partition] = msgspec.structs.replace(pack, items=items, refused=pack.refused if partition == 0 else {})
    return parts


async def partials_of(records: dict[int, list[Record]]) -> list[Partial]:
    """What folds of these partitions tell of their one room."""
    told: list[Partial] = []
    for partition, log in records.items():
        partials = FakePartials()
        work = FoldWork(FakeImages(), FakePast([msgspec.msgpack.encode(record) for record in log]), partials)
        await take_partition(work, partition)
        await tell_partials(work, partition, all_rooms=True)
        told += partials.told.values()
    return told
