"""The fold of any history of crashes, zombies, lost writes and rebalances is the fold of the log."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.jobfair.adapters.msgpack_images import FORM, decode_image, encode_image
from services.jobfair.domain.partition_fold import WEIGHT_PER_IMAGE, PartitionFold
from services.jobfair.domain.room_fold import SHARDS_N, shard_of
from services.jobfair.tests.fair_builders import CLOCK, ORIGIN_MS, item, pack
from services.jobfair.tests.fold_world import (
    PARTITION,
    FakeImages,
    FakePast,
    deliver,
    folded,
    told_by,
    worker,
    written,
)
from services.jobfair.tests.owners import SHARDS, VIEWERS, logs, owners_end_in_the_fold_of
from services.jobfair.usecases.fold_record import apply_record, fold_record
from services.jobfair.usecases.take_partition import take_partition
from services.jobfair.usecases.tell_partials import STEPS_MAX, tell_partials
from shared.contracts.fair_records import Comment, Kind, Pack, Released, Retracted, Schedule, Segment, Verdict


@given(logs(), st.data())
async def test_every_history_of_owners_ends_in_the_fold_of_the_log(log: list[bytes], data: st.DataObject) -> None:
    await owners_end_in_the_fold_of(log, data)


@given(logs(), st.integers(0, 30))
async def test_a_worker_that_missed_records_reads_them_before_it_goes_on(log: list[bytes], first: int) -> None:
    work = worker([])
    await take_partition(work, PARTITION)
    work.past = FakePast(log)
    first = min(first, len(log) - 1)
    await deliver(work, log, first, len(log))
    assert await told_by(work) == await folded(log)


@given(logs())
async def test_a_round_of_images_is_the_whole_state(log: list[bytes]) -> None:
    images = FakeImages()
    work = worker([], images)
    await take_partition(work, PARTITION)
    more = [log[0], *written([pack(item("viewer-1", Kind.BEAT, 500 * number)) for number in range(SHARDS_N + 4)])]
    await deliver(work, log + more, 0, len(log + more))
    assert images.values.keys() == set(range(SHARDS_N))
    fold = PartitionFold(PARTITION, images.of(PARTITION))
    assert fold.offset > len(log) or fold.is_behind
    again = worker(log + more, images)
    await take_partition(again, PARTITION)
    assert await told_by(again) == await told_by(work)


async def test_viewers_whom_nothing_touches_stay_the_bytes_that_were_written() -> None:
    came = pack(*(item(viewer, Kind.LIKE, 0, message_id="m") for viewer in VIEWERS))
    log = written([came, pack(item(VIEWERS[0], Kind.JOIN, 100)), came, Schedule("r1", CLOCK, 1, [])])
    images, first = FakeImages(), worker(log[:1])
    fold = await take_partition(first, PARTITION)
    for shard in range(SHARDS_N):
        images.keep(PARTITION, fold.image(shard))
    for end, awake in [(1, []), (2, VIEWERS[:1]), (3, VIEWERS), (4, VIEWERS)]:
        work = worker(log[:end], images)
        fold = await take_partition(work, PARTITION)
        assert list(fold.rooms["r1"].viewers) == awake
        assert await told_by(work) == await folded(log[:end])
        image = decode_image(encode_image(fold.image(SHARDS[0])))
        assert image is not None
        assert encode_image(image) == encode_image(fold.image(SHARDS[0]))


async def test_figures_are_whole_also_when_the_log_no_longer_has_what_a_shard_misses() -> None:
    log = written([pack(item(viewer, Kind.JOIN, 0)) for viewer in VIEWERS])
    images, first = FakeImages(), worker(log[:1])
    fold = await take_partition(first, PARTITION)
    for shard in range(SHARDS_N):
        images.keep(PARTITION, fold.image(shard))
    first.past = FakePast(log)
    images.keep(PARTITION, (await take_partition(first, PARTITION)).image(shard_of(VIEWERS[-1])))
    gone = worker(log, images)
    gone.past = FakePast(log, begins=len(log))
    fold = await take_partition(gone, PARTITION)
    (told,) = (await told_by(gone)).values()
    assert (told.room.pv, fold.is_behind) == (len(VIEWERS), False)


async def test_heat_outgrows_every_machine_word_and_is_kept() -> None:
    clicks = [pack(item("viewer-1", Kind.CLICK, 3_000 * number, message_id=f"{number}", job_id="j1"))
              for number in (0, 40, 80, 2_000)]  # fmt: skip
    images, work = FakeImages(), worker(written(clicks))
    images.keep(PARTITION, (await take_partition(work, PARTITION)).image(0))
    again = worker(written(clicks), images)
    await take_partition(again, PARTITION)
    assert (
        (await told_by(again))["r1"].hot == (await told_by(work))["r1"].hot == {"j1": 1 + 2.0**40 + 2.0**80 + 2.0**900}
    )


async def test_a_stage_that_no_image_knew_is_counted_of_the_viewers() -> None:
    """Only where the log is another one than that of the images."""
    joined = pack(item("viewer-1", Kind.JOIN, 0))
    images, work = FakeImages(), worker(written([joined, joined]))
    fold = await take_partition(work, PARTITION)
    images.keep(PARTITION, fold.image(shard_of("viewer-1")))
    on_stage = [Segment("s1", "c1", ORIGIN_MS, ORIGIN_MS + 500)]
    other = worker(written([joined, Schedule("r1", CLOCK, 1, on_stage)]), images)
    await take_partition(other, PARTITION)
    told = (await told_by(other))["r1"]
    assert (told.room.pv, told.by_segment["s1"].watch_ms) == (1, 500)


async def test_one_image_at_most_is_written_at_a_record_and_only_when_enough_came() -> None:
    log = written([pack(*(item(f"v{one}", Kind.JOIN, number) for one in range(100))) for number in range(100)])
    images = FakeImages()
    work = worker([], images, weight_per_image=WEIGHT_PER_IMAGE)
    await take_partition(work, PARTITION)
    await deliver(work, log, 0, len(log))
    assert [shard for shard, _ in images.written] == list(range(100 * 110 // 1_100))


async def test_an_image_of_another_log_counts_for_nothing() -> None:
    log = written([pack(item("viewer-1", Kind.JOIN, number * 10_000)) for number in range(5)])
    images = FakeImages()
    work = worker(log, images)
    fold = await take_partition(work, PARTITION)
    images.keep(PARTITION, fold.image(shard_of("viewer-1")))
    young = worker(log[:1], images)
    await take_partition(young, PARTITION)
    assert await told_by(young) == await folded(log[:1])


async def test_a_partition_that_comes_back_goes_on_with_the_fold_in_hand() -> None:
    log = written([pack(item("viewer-1", Kind.JOIN, number * 10_000)) for number in range(5)])
    work = worker(log[:2])
    before = await take_partition(work, PARTITION)
    work.past = FakePast(log)
    assert await take_partition(work, PARTITION) is before
    assert await told_by(work) == await folded(log)


async def test_a_record_delivered_again_changes_nothing() -> None:
    log = written([pack(item("viewer-1", Kind.LIKE, 0, message_id="m"), refused={"MUTED": 1})])
    work = worker(log)
    await take_partition(work, PARTITION)
    await deliver(work, log, 0, 1)
    (told,) = (await told_by(work)).values()
    assert (told.room.likes, told.counted["duplicates"], told.refused) == (1, 0, {"MUTED": 1})


async def test_a_record_that_comes_too_soon_waits_for_those_before_it() -> None:
    log = written([pack(item("viewer-1", Kind.LIKE, at, message_id=str(at))) for at in range(3)])
    work = worker(log[:1])
    await take_partition(work, PARTITION)
    work.past = FakePast(log)
    await deliver(work, log, 2, 3)
    assert (await told_by(work))["r1"].room.likes == 3


async def test_a_moderators_word_shows_a_held_comment_and_takes_it_back_and_is_heard_once() -> None:
    held = pack(item("viewer-1", Kind.COMMENT, 0, message_id="1", verdict=Verdict.HELD))
    comment = Comment("1-viewer-1-1", "viewer", "您好", ORIGIN_MS)
    log = written([held, Released("r1", CLOCK, comment)])
    assert (await folded(log))["r1"].comments == [comment]
    log += written([Retracted("r1", CLOCK, comment.comment_id), Released("r1", CLOCK, comment)])
    assert (await folded(log))["r1"].comments == []


@pytest.mark.parametrize("value", [b"", b"\xc1", b"\x90", msgspec.msgpack.encode(["pack", "r1"])])
async def test_what_nobody_can_read_is_counted_and_stops_nothing(value: bytes) -> None:
    work = worker([])
    fold = await take_partition(work, PARTITION)
    await fold_record(work, PARTITION, 0, value)
    await fold_record(work, PARTITION, 1, written([pack(item("viewer-1", Kind.JOIN, 0))])[0])
    assert (fold.unreadable, (await told_by(work))["r1"].room.pv) == (1, 1)


def test_times_and_periods_that_cannot_be_reckoned_with_make_a_record_unreadable() -> None:
    fold = PartitionFold(PARTITION)
    from_nowhen = pack(msgspec.structs.replace(item("a", Kind.JOIN, 0), arrived_ms=2**60))
    timeless = Pack("r1", msgspec.structs.replace(CLOCK, minute_ms=0), [], {})
    for offset, value in enumerate(written([from_nowhen, timeless])):
        apply_record(fold, offset, value)
    assert fold.unreadable == 2


async def test_only_rooms_that_changed_are_told_again() -> None:
    log = written([pack(item("viewer-1", Kind.JOIN, 0)), pack(item("viewer-1", Kind.JOIN, 0), room_id="r2")])
    work = worker(log)
    await take_partition(work, PARTITION)
    first = dict(await told_by(work))
    await fold_record(work, PARTITION, 2, log[1])
    await tell_partials(work, PARTITION)
    second = work.partials.told  # type: ignore[attr-defined]
    assert (sorted(first), second["r1"].offset, second["r2"].offset) == (["r1", "r2"], 1, 2)


async def test_online_of_a_room_with_a_wild_beginning_stays_small() -> None:
    far = STEPS_MAX * CLOCK.step_ms
    log = written([pack(item("viewer-1", Kind.JOIN, 0)), pack(item("viewer-2", Kind.JOIN, 10 * far))])
    (told,) = (await folded(log)).values()
    assert (len(told.online), sum(told.online), told.online_from) == (STEPS_MAX + 1, 0, 9 * STEPS_MAX + 10)


async def test_a_room_that_was_told_no_time_has_no_watermark() -> None:
    (told,) = (await folded(written([Schedule("r1", CLOCK, 1, [])]))).values()
    assert (told.watermark_ms, told.online, told.room.pv) == (0, [], 0)


def test_bytes_that_are_no_image_of_this_form_are_none() -> None:
    image = PartitionFold(PARTITION).image(0)
    other = msgspec.msgpack.encode([FORM + 1, 0, 0, []])
    assert (decode_image(b"rubbish"), decode_image(other)) == (None, None)
    assert decode_image(encode_image(image)) == image
