"""Images as bytes: msgpack arrays, marks and acts as they lie in memory.

The first field is the form's number; bytes of another form are no image, and what they knew is read from the log again.
"""

from array import array
from collections.abc import Sequence
from functools import partial
from typing import cast

import msgspec

from services.jobfair.domain.partition_fold import Image, RoomImage, RoomWide
from services.jobfair.domain.room_fold import RoomShard, Said
from services.jobfair.domain.stage_cuts import StageCuts
from services.jobfair.domain.tally import Sums, Tally
from services.jobfair.domain.viewer_state import Viewer
from shared.contracts.fair_records import RoomClock, Segment

FORM = 2
"""Raise it for every new field of `Sums`, `Tally`, `Viewer` or `RoomShard`, every new kind or count, and for any other
meaning of an old one: an image of before would be read with the default, and its sums would become the figures. The log
is then read again as far back as it is kept (`tests/unit/test_image_form.py` fails until it is raised)."""


class _Viewer(msgspec.Struct, array_like=True, gc=False):
    marks: bytes
    acts: bytes | None
    seen: list[str] | None
    region: str
    education: str


class _Tally(msgspec.Struct, array_like=True):
    stage_version: int
    segments: list[Segment]
    room: Sums
    by_segment: list[Sums]
    online: dict[int, int]
    minutes: dict[int, list[int]]
    heat: dict[str, str]  # hexadecimal: it outgrows 64 bits
    regions: dict[str, int]
    education: dict[str, int]


class _Wide(msgspec.Struct, array_like=True):
    refused: dict[str, int]
    released: list[Said]
    retracted: list[str]


class _Room(msgspec.Struct, array_like=True):
    room_id: str
    clock: RoomClock
    newest_ms: int
    fresh_ms: int
    tally: msgspec.Raw  # a _Tally
    counted: list[int]
    jobs: list[str]
    comments: list[Said]
    viewers: dict[str, msgspec.Raw]  # read one by one, when there is need
    wide: _Wide | None


class _Image(msgspec.Struct, array_like=True):
    form: int
    shard: int
    offset: int
    rooms: list[_Room]


_encoder = msgspec.msgpack.Encoder()
_decode = msgspec.msgpack.Decoder(_Image).decode
_decode_viewer = msgspec.msgpack.Decoder(_Viewer).decode
_decode_tally = msgspec.msgpack.Decoder(_Tally).decode


class WrittenViewers:
    """`Asleep` of one shard."""

    def __init__(self, shard: int, written: dict[str, msgspec.Raw]) -> None:
        self.written = written
        self._shard = shard

    def __len__(self) -> int:
        return len(self.written)

    def wake(self, viewer_id: str) -> Viewer | None:
        value = self.written.pop(viewer_id, None)
        return None if value is None else _read_viewer(viewer_id, self._shard, value)

    def wake_all(self) -> Sequence[Viewer]:
        written, self.written = self.written, {}
        return [_read_viewer(viewer_id, self._shard, value) for viewer_id, value in written.items()]


def encode_image(image: Image) -> bytes:
    """The bytes of a shard as it is at this moment."""
    return _encoder.encode(_Image(FORM, image.shard, image.offset, [_written(room) for room in image.rooms]))


def decode_image(value: bytes) -> Image | None:
    """The shard that was written; None when it is in no form that we read."""
    try:
        image = _decode(value)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    if image.form != FORM:
        return None
    return Image(image.shard, image.offset, [_read(room, image.shard) for room in image.rooms])


def _written(room: RoomImage) -> _Room:
    of, wide, asleep = room.shard, room.wide, cast("WrittenViewers | None", room.shard.asleep)
    viewers: dict[str, _Viewer | msgspec.Raw] = {} if asleep is None else {**asleep.written}
    viewers.update((one.viewer_id, _written_viewer(one)) for one in of.viewers if not one.is_blank)
    return _Room(
        room.room_id,
        cast("RoomClock", room.clock),  # what the domain knows by its shape is the contracts' own: it came of records
        room.newest_ms, room.fresh_ms, _written_tally(room.tally()), of.counted, of.jobs, of.comments,
        cast("dict[str, msgspec.Raw]", viewers),
        None if wide is None else _Wide(wide.refused, wide.released, wide.retracted),
    )  # fmt: skip


def _read(room: _Room, number: int) -> RoomImage:
    shard, wide = RoomShard(WrittenViewers(number, room.viewers)), room.wide
    shard.counted, shard.jobs, shard.comments = room.counted, room.jobs, room.comments
    shard.job_places = {job_id: place for place, job_id in enumerate(room.jobs)}
    tally = partial(_read_tally, room.tally, room.clock)
    read = None if wide is None else RoomWide(wide.refused, wide.released, wide.retracted)
    return RoomImage(room.room_id, room.clock, room.newest_ms, room.fresh_ms, tally, shard, read)


def _written_viewer(one: Viewer) -> _Viewer:
    return _Viewer(
        one.marks.tobytes(), None if one.acts is None else one.acts.tobytes(),
        None if one.seen is None else list(one.seen), one.region, one.education,
    )  # fmt: skip


def _read_viewer(viewer_id: str, shard: int, value: msgspec.Raw) -> Viewer:
    viewer, written = Viewer(viewer_id, shard), _decode_viewer(value)
    viewer.marks.frombytes(written.marks)
    if written.acts is not None:
        viewer.acts = array("q", written.acts)
    if written.seen is not None:
        viewer.seen = set(written.seen)
    viewer.region, viewer.education = written.region, written.education
    return viewer


def _written_tally(of: Tally) -> msgspec.Raw:
    written = _Tally(
        of.stage.version, cast("list[Segment]", list(of.stage.segments)), of.room, of.by_segment, of.online,
        of.minutes, {job_id: f"{heat:x}" for job_id, heat in of.heat.items()}, of.regions, of.education,
    )  # fmt: skip
    return msgspec.Raw(_encoder.encode(written))


def _read_tally(value: msgspec.Raw, clock: RoomClock) -> Tally:
    written = _decode_tally(value)
    tally = Tally(clock, StageCuts(written.stage_version, written.segments))
    tally.room, tally.by_segment, tally.online = written.room, written.by_segment, written.online
    tally.minutes, tally.regions, tally.education = written.minutes, written.regions, written.education
    tally.heat = {job_id: int(heat, 16) for job_id, heat in written.heat.items()}
    return tally
