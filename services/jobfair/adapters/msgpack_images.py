"""Images as bytes: msgpack arrays, marks and acts as they lie in memory.

The first field is the form's number; bytes of another form are no image, and what they knew is read from the log again.
"""

from array import array
from typing import cast

import msgspec

from services.jobfair.domain.partition_fold import Image, RoomImage, RoomWide
from services.jobfair.domain.room_fold import RoomShard, Said
from services.jobfair.domain.viewer_state import Viewer
from shared.contracts.fair_records import RoomClock, Segment

FORM = 1


class _Viewer(msgspec.Struct, array_like=True, gc=False):
    viewer_id: str
    marks: bytes
    acts: bytes | None
    seen: list[str] | None
    region: str
    education: str


class _Wide(msgspec.Struct, array_like=True):
    stage_version: int
    segments: list[Segment]
    refused: dict[str, int]
    released: list[Said]
    retracted: list[str]


class _Room(msgspec.Struct, array_like=True):
    room_id: str
    clock: RoomClock
    newest_ms: int
    fresh_ms: int
    counted: list[int]
    jobs: list[str]
    comments: list[Said]
    viewers: list[_Viewer]
    wide: _Wide | None


class _Image(msgspec.Struct, array_like=True):
    form: int
    shard: int
    offset: int
    rooms: list[_Room]


_encoder = msgspec.msgpack.Encoder()
_decode = msgspec.msgpack.Decoder(_Image).decode


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
    viewers = [
        _Viewer(
            one.viewer_id, one.marks.tobytes(), None if one.acts is None else one.acts.tobytes(),
            None if one.seen is None else list(one.seen), one.region, one.education,
        )
        for one in room.shard.viewers
        if not one.is_blank
    ]  # fmt: skip
    # What the domain knows by its shape is the contracts' own: it came out of records.
    clock, of, wide = cast("RoomClock", room.clock), room.shard, room.wide
    written = None
    if wide is not None:
        segments = cast("list[Segment]", list(wide.segments))
        written = _Wide(wide.stage_version, segments, wide.refused, wide.released, wide.retracted)
    return _Room(
        room.room_id, clock, room.newest_ms, room.fresh_ms, of.counted, of.jobs, of.comments, viewers, written
    )  # fmt: skip


def _read(room: _Room, number: int) -> RoomImage:
    shard, wide = RoomShard(), room.wide
    shard.counted, shard.jobs, shard.comments = room.counted, room.jobs, room.comments
    shard.job_places = {job_id: place for place, job_id in enumerate(room.jobs)}
    for one in room.viewers:
        viewer = Viewer(one.viewer_id, number)
        viewer.marks.frombytes(one.marks)
        if one.acts is not None:
            viewer.acts = array("q", one.acts)
        if one.seen is not None:
            viewer.seen = set(one.seen)
        viewer.region, viewer.education = one.region, one.education
        shard.viewers.append(viewer)
    read = None
    if wide is not None:
        read = RoomWide(wide.stage_version, wide.segments, wide.refused, wide.released, wide.retracted)
    return RoomImage(room.room_id, room.clock, room.newest_ms, room.fresh_ms, shard, read)
