"""What is over is forgotten, by the log alone: every owner of a partition forgets the same."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.jobfair.domain import partition_fold
from services.jobfair.domain.partition_fold import FORGOTTEN_AFTER_MS
from services.jobfair.domain.room_fold import SHARDS_N
from services.jobfair.tests.fair_builders import CLOCK, ORIGIN_MS, item, pack
from services.jobfair.tests.fold_world import PARTITION, FakeImages, FakePast, folded, worker, written
from services.jobfair.tests.owners import logs, owners_end_in_the_fold_of
from services.jobfair.usecases.take_partition import take_partition
from shared.contracts.fair_records import Comment, Kind, Pack, Record, Released, Retracted, Schedule

SOON_MS = 2_000


@st.composite
def logs_of_many_shows(draw: st.DrawFn) -> list[bytes]:
    """As above, of shows that begin now or later, some so late that others are over by then."""
    clocks = {
        room_id: msgspec.structs.replace(CLOCK, origin_ms=ORIGIN_MS + draw(st.integers(0, 5 * SOON_MS)))
        for room_id in ("r1", "r2", "r3")
    }
    records = [msgspec.msgpack.decode(value, type=Record) for value in draw(logs()) if value != b"\xc1"]
    told = []
    for one in records:
        room_id = draw(st.sampled_from(sorted(clocks)))
        told.append(msgspec.structs.replace(one, room_id=room_id, clock=clocks[room_id]))
    return written(told)


@given(logs_of_many_shows(), st.data())
async def test_every_history_of_owners_forgets_the_same_shows(log: list[bytes], data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(partition_fold, "FORGOTTEN_AFTER_MS", SOON_MS)
        patch.setattr(partition_fold, "BEGINS_WITHIN_MS", SOON_MS // 2)
        await owners_end_in_the_fold_of(log, data)


A_WEEK_ON = msgspec.structs.replace(CLOCK, origin_ms=ORIGIN_MS + FORGOTTEN_AFTER_MS + 1)
HEARD_OF = [pack(item("viewer-1", Kind.JOIN, 0)), pack(item("viewer-1", Kind.JOIN, 1), room_id="r2")]
A_WEEK_LATER = Pack("r3", A_WEEK_ON, [item("viewer-1", Kind.JOIN, FORGOTTEN_AFTER_MS + 1)], {})
AGAIN = pack(item("viewer-1", Kind.LIKE, 2, message_id="m"))


async def test_a_room_is_forgotten_when_a_show_begins_a_week_after_it_was_last_heard_of() -> None:
    assert sorted(await folded(written([*HEARD_OF, A_WEEK_LATER, AGAIN]))) == ["r2", "r3"]
    assert sorted(await folded(written([A_WEEK_LATER, AGAIN]))) == ["r3"], "nor does it come back"


async def test_whatever_is_told_of_a_forgotten_room_is_passed_over() -> None:
    comment = Comment("1-a-1", "a", "您好", ORIGIN_MS)
    told: list[Record] = [Schedule("r1", CLOCK, 1, []), Released("r1", CLOCK, comment), Retracted("r1", CLOCK, "1-a-1")]
    assert sorted(await folded(written([*HEARD_OF, A_WEEK_LATER, *told, AGAIN]))) == ["r2", "r3"]


async def test_a_show_that_is_only_planned_for_far_ahead_forgets_nobody() -> None:
    planned = Schedule("r3", A_WEEK_ON, 1, [])
    told = await folded(written([*HEARD_OF, planned, AGAIN]))
    assert sorted(told) == ["r1", "r2", "r3"]
    assert told["r1"].room.likes == 1


async def test_images_alone_forget_too() -> None:
    log = written([HEARD_OF[0], A_WEEK_LATER])
    images = FakeImages()
    fold = await take_partition(worker(log[:1]), PARTITION)
    for shard in range(1, SHARDS_N):
        images.keep(PARTITION, fold.image(shard))
    images.keep(PARTITION, (await take_partition(worker(log), PARTITION)).image(0))
    gone = worker(log, images)
    gone.past = FakePast(log, begins=len(log))
    assert sorted((await take_partition(gone, PARTITION)).rooms) == ["r3"]
