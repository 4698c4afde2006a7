"""Bytes that nobody can read, of every kind: they are passed over, and what reads them goes on."""

import msgspec

from services.jobfair.adapters.kafka_partials_in import read_partial
from services.jobfair.adapters.msgpack_images import decode_image
from services.jobfair.tests.fair_builders import item, pack
from services.jobfair.tests.fold_world import PARTITION, FakeImages, deliver, folded, worker, written
from services.jobfair.usecases.take_partition import take_partition
from shared.contracts.fair_records import Kind

LOG = written([pack(item("a", Kind.LIKE, 0, message_id="m"))])
ROOM, NO_TEXT = b"\xa2r1", b"\xa2\xff1"  # two letters in msgpack; two bytes that are no UTF-8


async def test_a_partial_that_is_broken_anywhere_is_passed_over() -> None:
    partial = (await folded(LOG))["r1"]
    told = msgspec.msgpack.encode(partial)
    assert read_partial(told) == partial
    for broken in (told.replace(ROOM, NO_TEXT), told[:-1], b"\xc1", b"", None):
        assert read_partial(broken) is None


async def test_an_image_with_a_text_that_is_none_is_no_image() -> None:
    images = FakeImages()
    work = worker([], images)
    await take_partition(work, PARTITION)
    await deliver(work, LOG, 0, 1)
    ((_, value),) = images.written
    assert decode_image(value) is not None
    assert ROOM in value
    assert decode_image(value.replace(ROOM, NO_TEXT)) is None
