"""Fold a record of the live log into the figures: once, in order, and then no more."""

import msgspec

from services.jobfair.domain.partition_fold import PartitionFold
from services.jobfair.usecases.fold_ports import FoldWork
from shared.contracts.fair_records import Pack, Record, Released, Schedule

_decode = msgspec.msgpack.Decoder(Record).decode


async def fold_record(work: FoldWork, partition: int, offset: int, value: bytes) -> None:
    """What was folded is passed over, what was missed on the way is read first; a shard is written down when due."""
    fold = work.folds[partition]
    if offset > fold.offset + 1:
        async for missed, old in work.past.read(partition, fold.offset + 1, offset):
            apply_record(fold, missed, old)
    if offset <= fold.offset:
        return
    apply_record(fold, offset, value)
    image = fold.due_image()
    if image is not None:
        work.images.keep(partition, image)


def apply_record(fold: PartitionFold, offset: int, value: bytes) -> None:
    """Take the next record; one that nobody can read is counted and passed over."""
    try:
        record = _decode(value)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        fold.pass_over(offset)
        return
    room_id, clock = record.room_id, record.clock
    match record:
        case Pack():
            fold.pack(offset, room_id, clock, record.items, record.refused)
        case Schedule():
            fold.stage(offset, room_id, clock, record.version, record.segments)
        case Released(comment=comment):
            fold.release(offset, room_id, clock, (comment.at_ms, comment.comment_id, comment.by, comment.text))
        case _:
            fold.retract(offset, room_id, clock, record.comment_id)
