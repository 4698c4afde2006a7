"""What no record holds is left out, and nothing else with it; an image that nobody reads is as good as none."""

from typing import Any

import msgspec
from structlog.testing import capture_logs

from services.jobfair.adapters.faust_images import FaustImages
from services.jobfair.adapters.kafka_frames_out import fits
from services.jobfair.adapters.kafka_partials_out import written_partial
from services.jobfair.adapters.msgpack_images import FORM
from services.jobfair.domain.partition_fold import Image, PartitionFold, RoomWide
from services.jobfair.tests.fair_builders import CLOCK, item, pack
from services.jobfair.tests.fold_world import PARTITION, folded, written
from shared.contracts.fair_records import FRAME_BYTES_MAX, VALUE_BYTES_MAX, Kind


class FakeApp:
    """Faust's application, as far as images know it: a table is a dict."""

    def __init__(self) -> None:
        self.table: dict[bytes, bytes] = {}

    def Table(self, name: str, **_: Any) -> dict[bytes, bytes]:  # noqa: N802 - Faust's word
        return self.table


def images_in(app: Any) -> FaustImages:
    return FaustImages(app)


def image(*, told: int = 0) -> Image:
    """Shard 0 of a room that was told a comment so long."""
    fold = PartitionFold(PARTITION)
    fold.release(0, "r1", CLOCK, (0, "1-v-m", "v", "x" * told))
    return fold.image(0)


def test_a_frame_that_no_record_holds_is_left_out_and_told() -> None:
    with capture_logs() as logs:
        assert (fits("fair:f1", b"x" * FRAME_BYTES_MAX), fits("fair:f1", b"x" * (FRAME_BYTES_MAX + 1))) == (True, False)
    assert [(line["event"], line["key"]) for line in logs] == [("frame_too_large", "fair:f1")]


async def test_a_partial_that_no_record_holds_is_left_out_and_told() -> None:
    partial = (await folded(written([pack(item("a", Kind.LIKE, 0, message_id="m"))])))["r1"]
    large = msgspec.structs.replace(partial, hot={"j" * VALUE_BYTES_MAX: 1.0})
    with capture_logs() as logs:
        assert written_partial(partial) == msgspec.msgpack.encode(partial)
        assert written_partial(large) is None
    assert [(line["event"], line["room_id"]) for line in logs] == [("partial_too_large", "r1")]


def test_an_image_that_no_record_holds_leaves_the_one_before_in_its_place() -> None:
    images = images_in(FakeApp())
    images.keep(PARTITION, image())
    with capture_logs() as logs:
        images.keep(PARTITION, image(told=VALUE_BYTES_MAX))
    assert [(line["event"], line["shard"]) for line in logs] == [("image_too_large", 0)]
    (kept,) = images.of(PARTITION)
    assert kept.rooms[0].wide == RoomWide({}, [(0, "1-v-m", "v", "")], [])


def test_an_image_of_another_form_is_passed_over_and_told() -> None:
    app = FakeApp()
    images = images_in(app)
    images.keep(PARTITION, image())
    app.table.update(dict.fromkeys(app.table, msgspec.msgpack.encode([FORM + 1, 0, 0, []])))
    with capture_logs() as logs:
        assert images.of(PARTITION) == []
    assert [(line["event"], line["shard"]) for line in logs] == [("image_unreadable", 0)]
