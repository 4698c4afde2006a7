"""A partition of the live log, folded in order; and its state cut into images, each true as of an offset of its own.

**Why nothing is lost or counted twice, whatever happens to whom.** The state is a pure function of the log's records
in order, and falls apart by viewers into shards that never look at one another; all they share is the newest believed
time, from which lateness follows. An image is one shard with the offset it has come to, and the newest time as of that
offset. So *every* image ever written is true for ever, also one that a worker wrote which had lost its partition long
ago (a zombie), also one that replaces a newer one: an old image only means more to read again. To begin, any image of
each shard will do, none being the one of offset −1: the log is read again from the lowest offset on, the newest time
begins as that lowest image has it and moves with every record, and a shard takes a record only beyond its own offset.
Committed offsets of a consumer group, acknowledgements and the order of writes play no part.

**Why a beginning is quick.** Hundreds of thousands of viewers are not counted anew: an image carries the figures of its
rooms too, of all shards, as of its offset. Of the images that are found, the one with the highest offset has figures
that no shard is ahead of; what is read again up to there changes viewers and not the figures, and from there on both go
on as ever. And a viewer stays the bytes that were written until something touches it.

**What is over is forgotten.** A room is open for a day at most. When the log tells of a show that begins a week after a
room was last heard of, that room is dropped, and what comes for it later is passed over: its figures are kept
elsewhere, and neither images nor memory grow with the number of shows. This too follows from the log alone. A show
counts as begun only when something arrived in the days around it: one wrong date forgets nobody.

One image at most is written at a record, round robin, so a round is spread over many records; what is read again after
a crash is at most about a round.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from services.jobfair.domain.fair_acts import Clock, Items, OnStage
from services.jobfair.domain.room_fold import NEVER_MS, SHARDS_N, RoomFold, RoomShard, Said
from services.jobfair.domain.tally import Tally

NOWHERE = -1
"""The offset of a shard that was never written down."""
ROOM_SHARD = 0
"""Stage, refusals and what moderators did belong to no viewer: they stand in this shard."""
RECORD_WEIGHT = 10
"""What a record costs to read again, in items."""
DAY_MS = 24 * 60 * 60 * 1_000
FORGOTTEN_AFTER_MS = 7 * DAY_MS
BEGINS_WITHIN_MS = 2 * DAY_MS
"""A show that is heard of begins so soon after the newest arrival at the latest."""
WEIGHT_PER_IMAGE = 1_000
"""So many items on, the next image is due: a round is about 64,000 items, read again in half a second."""


@dataclass(slots=True)
class RoomWide:
    """What a room was told that belongs to no viewer."""

    refused: dict[str, int]
    released: list[Said]
    retracted: list[str]


@dataclass(slots=True)
class RoomImage:
    """One room in one shard, and its figures of all shards. In an image that was read all viewers are asleep, and the
    figures are read when they are asked for: one image's are needed."""

    room_id: str
    clock: Clock
    newest_ms: int
    fresh_ms: int
    tally: Callable[[], Tally]
    shard: RoomShard
    wide: RoomWide | None


@dataclass(slots=True)
class Image:
    """One shard as of an offset."""

    shard: int
    offset: int
    rooms: list[RoomImage]


class PartitionFold:
    """The rooms of one partition, as of `offset`: the last record folded."""

    def __init__(
        self, partition: int, images: Sequence[Image] = (), *, weight_per_image: int = WEIGHT_PER_IMAGE
    ) -> None:
        self.partition = partition
        self._weight_per_image = weight_per_image
        self.rooms: dict[str, RoomFold] = {}
        self.changed: set[str] = set()
        self.unreadable = 0
        self._offsets = [NOWHERE] * SHARDS_N
        self._weight = 0
        self._newest_origin_ms = NEVER_MS
        self._newest_arrived_ms = 0
        self._begun_ms = NEVER_MS
        for image in images:
            self._offsets[image.shard] = image.offset
        self.offset = min(self._offsets)
        self._ahead = max(self._offsets)
        self._due = self._offsets.index(self.offset)
        self.is_behind = False
        """Some shard, and the figures, have more in them than others: the log must be read again up to there first."""
        self._load(images)

    def _load(self, images: Sequence[Image]) -> None:
        for image in images:
            for one in image.rooms:
                room = self.rooms.setdefault(one.room_id, RoomFold(one.room_id, one.clock))
                self.changed.add(one.room_id)
                room.shards[image.shard] = one.shard
                if image.offset == self.offset:
                    room.newest_ms, room.fresh_ms = one.newest_ms, one.fresh_ms
                    self._note(room.clock.origin_ms, room.fresh_ms)
                if image.offset == self._ahead:
                    room.wait_for(one.tally(), one.newest_ms, one.fresh_ms)
                    self.is_behind = True
                if one.wide is not None:
                    room.refused, room.released = one.wide.refused, one.wide.released
                    room.retracted = set(one.wide.retracted)

    # --- records, each once and in order ----------------------------------------------------------------------------

    def pack(self, offset: int, room_id: str, clock: Clock, items: Items, refused: Mapping[str, int]) -> None:
        """What viewers did."""
        room = self._room(room_id, clock, offset)
        if room is not None:
            room.take(items, self._done(offset))
            self._note(room.clock.origin_ms, room.fresh_ms)
            if self._is_news(offset):
                room.turn_away(refused)
        self._passed(offset, len(items))

    def stage(self, offset: int, room_id: str, clock: Clock, version: int, segments: Sequence[OnStage]) -> None:
        """Who is on stage when."""
        room = self._room(room_id, clock, offset)
        if room is not None:
            room.set_stage(version, segments)
        self._passed(offset, 0)

    def release(self, offset: int, room_id: str, clock: Clock, said: Said) -> None:
        """A moderator let a held comment appear."""
        room = self._room(room_id, clock, offset)
        if room is not None and self._is_news(offset):
            room.release(said)
        self._passed(offset, 0)

    def retract(self, offset: int, room_id: str, clock: Clock, comment_id: str) -> None:
        """A moderator took a comment back."""
        room = self._room(room_id, clock, offset)
        if room is not None and self._is_news(offset):
            room.retract(comment_id)
        self._passed(offset, 0)

    def pass_over(self, offset: int) -> None:
        """A record that nobody can read."""
        self.unreadable += 1
        self._passed(offset, 0)

    # --- images -----------------------------------------------------------------------------------------------------

    def due_image(self) -> Image | None:
        """The next shard to be written down, when its turn has come."""
        if self._weight < self._weight_per_image or self.is_behind:
            return None
        self._weight = 0
        shard, self._due = self._due, (self._due + 1) % SHARDS_N
        return self.image(shard)

    def image(self, shard: int) -> Image:
        """A shard as of now. It shares the live state: encode it before the next record."""
        rooms = [_image_of(room, shard) for room in self.rooms.values()]
        return Image(shard, self.offset, rooms)

    def catch_up(self) -> None:
        """All has been read again that there is."""
        for room in self.rooms.values():
            room.catch_up()
            self._note(room.clock.origin_ms, room.fresh_ms)  # once more: the log may have lost what told it
        self.is_behind = False
        self._forget()

    # --- where we are -----------------------------------------------------------------------------------------------

    def _room(self, room_id: str, clock: Clock, offset: int) -> RoomFold | None:
        """The room, ready for a record; None when it is over."""
        if self.is_behind and offset > self._ahead:
            self.catch_up()
        known = self.rooms.get(room_id)
        self._note(clock.origin_ms if known is None else known.clock.origin_ms)
        self._forget()
        room = self.rooms.get(room_id)
        if room is None:
            if clock.origin_ms < self._begun_ms - FORGOTTEN_AFTER_MS:
                return None
            room = self.rooms[room_id] = RoomFold(room_id, clock)
        self.changed.add(room_id)
        return room

    def _note(self, origin_ms: int, arrived_ms: int = 0) -> None:
        """The log has told of a show that begins then, and of something that arrived then."""
        self._newest_origin_ms = max(self._newest_origin_ms, origin_ms)
        self._newest_arrived_ms = max(self._newest_arrived_ms, arrived_ms)

    def _forget(self) -> None:
        """Drop what was over when the newest show began."""
        begun_ms = min(self._newest_origin_ms, self._newest_arrived_ms + BEGINS_WITHIN_MS)
        if begun_ms <= self._begun_ms:
            return
        self._begun_ms = begun_ms
        for room in list(self.rooms.values()):
            if max(room.fresh_ms, room.clock.origin_ms) < begun_ms - FORGOTTEN_AFTER_MS:
                del self.rooms[room.room_id]
                self.changed.discard(room.room_id)

    def _done(self, offset: int) -> frozenset[int]:
        """The shards whose image has this record in it already."""
        if offset > self._ahead:
            return frozenset()
        return frozenset(shard for shard, reached in enumerate(self._offsets) if offset <= reached)

    def _is_news(self, offset: int) -> bool:
        return offset > self._offsets[ROOM_SHARD]

    def _passed(self, offset: int, items: int) -> None:
        self.offset = offset
        self._weight += RECORD_WEIGHT + items


def _image_of(room: RoomFold, shard: int) -> RoomImage:
    wide = RoomWide(room.refused, room.released, sorted(room.retracted)) if shard == ROOM_SHARD else None
    return RoomImage(
        room.room_id, room.clock, room.newest_ms, room.fresh_ms, lambda: room.tally, room.shards[shard], wide
    )
