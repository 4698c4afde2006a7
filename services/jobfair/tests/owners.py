"""Logs of one partition as Hypothesis draws them, and any history of those who own it."""

from typing import Any

import msgspec
from hypothesis import strategies as st

from services.jobfair.adapters.msgpack_images import encode_image
from services.jobfair.domain.room_fold import shard_of
from services.jobfair.tests.fair_builders import CLOCK, ORIGIN_MS, packs, segments
from services.jobfair.tests.fold_world import PARTITION, FakeImages, FakePast, deliver, folded, told_by, worker
from services.jobfair.usecases.take_partition import take_partition
from shared.contracts.fair_records import Comment, Released, Retracted, Schedule

VIEWERS = [f"viewer-{number}" for number in range(6)]
SHARDS = sorted({0, *map(shard_of, VIEWERS)})


@st.composite
def logs(draw: st.DrawFn) -> list[bytes]:
    """Two rooms' packs, stages, releases, retractions and rubbish in one partition."""
    records: list[Any] = []
    for one in draw(packs()):
        records.append(msgspec.structs.replace(one, room_id=draw(st.sampled_from(["r1", "r2"]))))
        records += draw(st.lists(others(), max_size=1))
    return [b"\xc1" if record is None else msgspec.msgpack.encode(record) for record in records]


@st.composite
def others(draw: st.DrawFn) -> Schedule | Released | Retracted | None:
    room_id = draw(st.sampled_from(["r1", "r2"]))
    comment_id = f"1-{draw(st.sampled_from(VIEWERS))}-{draw(st.integers(0, 3))}"
    at_ms = ORIGIN_MS + draw(st.integers(0, 9_000))
    return draw(
        st.sampled_from(
            [
                Schedule(room_id, CLOCK, draw(st.integers(1, 3)), draw(segments())),
                Released(room_id, CLOCK, Comment(comment_id, "viewer", "好", at_ms)),
                Retracted(room_id, CLOCK, comment_id),
                None,
            ]
        )
    )


async def owners_end_in_the_fold_of(log: list[bytes], data: st.DataObject) -> None:
    """Owners come one after the other or side by side; each begins with any images that were ever written, is given
    records from any offset on, writes any images, and ends at any record. What the last one tells is right."""
    ever_written: dict[int, list[bytes]] = {shard: [] for shard in SHARDS}
    for _ in range(data.draw(st.integers(1, 4), label="owners")):
        found = {
            shard: data.draw(st.sampled_from([None, *values]), label=f"image of {shard}")
            for shard, values in ever_written.items()
        }
        images = FakeImages({shard: value for shard, value in found.items() if value is not None})
        end = data.draw(st.integers(0, len(log)), label="the log's end at the beginning")
        work = worker(log[:end], images)
        await take_partition(work, PARTITION)
        work.past = FakePast(log)
        first = data.draw(st.integers(0, len(log)), label="committed")
        for offset in range(first, data.draw(st.integers(first, len(log)), label="killed")):
            await deliver(work, log, offset, offset + 1)
            for shard in data.draw(st.sets(st.sampled_from(SHARDS)), label="written down"):
                ever_written[shard].append(encode_image(work.folds[PARTITION].image(shard)))
    last = worker(log, FakeImages({shard: values[-1] for shard, values in ever_written.items() if values}))
    fold = await take_partition(last, PARTITION)
    assert await told_by(last) == await folded(log)
    for room in fold.rooms.values():
        room.count_anew()
    assert await told_by(last) == await folded(log), "counted anew of the viewers, figures are those that were added up"
