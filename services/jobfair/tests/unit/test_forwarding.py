from datetime import timedelta
from typing import Any

import msgspec
import pytest

from services.jobfair.domain.instants import ms_of
from services.jobfair.domain.rooms import RoomState
from services.jobfair.domain.viewer import citizen_viewer, platform_viewer
from services.jobfair.tests import show_builders as b
from services.jobfair.tests.show_builders import NOW
from services.jobfair.tests.show_fakes import FakeHeldTexts, FakeLiveLog, FakeRooms
from services.jobfair.usecases.facts import clock_of
from services.jobfair.usecases.forward_facts import forward_facts
from services.jobfair.usecases.show_ports import HeldText
from shared.contracts.events import Fact
from shared.contracts.fact import Event
from shared.contracts.fair_frames import RETRACTION
from shared.contracts.fair_records import (
    PARTITIONS,
    Comment,
    Item,
    Kind,
    Pack,
    Record,
    Released,
    Retracted,
    Schedule,
    Segment,
    Source,
    partition_of,
)
from shared.contracts.jobfair_events import (
    ApplicationFiled,
    CardsPinned,
    CommentReleased,
    CommentRetracted,
    StageSegment,
    StageSet,
)
from shared.kernel.errors import BrokenPromiseError, UnavailableError

VIEWER = citizen_viewer(b"k" * 32, "r1", "an")
COMMENT = f"1-{VIEWER}-m1"
CLOCK = clock_of(b.room())
STAGE = StageSet("r1", 2, [StageSegment("s1", "c1", NOW, NOW + timedelta(seconds=60))])
APPLIED = ApplicationFiled(
    application_id="a1", version=1, fair_id="f1", room_id="r1", job_id="j1", viewer=VIEWER, filed_at=NOW
)
RELEASED, RETRACTED = CommentReleased(COMMENT, 2, "r1"), CommentRetracted(COMMENT, 1, "r1", NOW)


class Line:
    """From facts to the live log."""

    def __init__(self) -> None:
        self.rooms, self.texts, self.log = FakeRooms(), FakeHeldTexts(), FakeLiveLog()
        self.rooms.all["r1"] = b.room()
        self.texts.all[COMMENT] = HeldText("r1", VIEWER, "有宿舍吗", ms_of(NOW))

    async def forward(self, *events: Event) -> None:
        facts = [Fact(str(n), event.TYPE, NOW, "r1", "t", n, event) for n, event in enumerate(events, 1)]
        await forward_facts(self.rooms, self.texts, self.log, facts)

    @property
    def records(self) -> list[tuple[int, str, Any]]:
        read = msgspec.msgpack.Decoder(Record).decode
        return [(letter.partition, letter.key, read(letter.value)) for letter in self.log.letters]


@pytest.fixture
def line() -> Line:
    return Line()


async def test_the_stage_stands_on_every_partition(line: Line) -> None:
    await line.forward(STAGE)
    schedule = Schedule("r1", CLOCK, 2, [Segment("s1", "c1", ms_of(NOW), ms_of(NOW) + 60_000)])
    assert line.records == [(partition, f"r1:{partition}", schedule) for partition in range(PARTITIONS)]


async def test_the_stage_of_a_plan_waits_for_the_opening_since_its_clock_may_still_change(line: Line) -> None:
    line.rooms.all["r1"] = b.room(state=RoomState.PLANNED)
    await line.forward(STAGE)
    assert line.records == []


@pytest.mark.parametrize("fact", [STAGE, RELEASED, RETRACTED])
async def test_a_show_called_off_as_a_plan_never_tells_the_log_its_clock(line: Line, fact: Event) -> None:
    line.rooms.all["r1"] = b.room(state=RoomState.CLOSED, closed_at=b.TIMES.opens_at - timedelta(milliseconds=1))
    await line.forward(fact)
    assert line.records == []


async def test_an_application_is_something_its_viewer_did_at_the_time_it_was_filed(line: Line) -> None:
    await line.forward(APPLIED)
    item = Item(VIEWER, Kind.APPLY, Source.DESK, "a1", ms_of(NOW), ms_of(NOW), job_id="j1")
    partition = partition_of(VIEWER)
    assert line.records == [(partition, f"r1:{partition}", Pack("r1", CLOCK, [item], {}))]


async def test_a_released_comment_goes_where_its_viewer_is_with_its_text(line: Line) -> None:
    await line.forward(RELEASED)
    comment = Comment(COMMENT, VIEWER[:6], "有宿舍吗", ms_of(NOW))
    partition = partition_of(VIEWER)
    assert line.records == [(partition, f"r1:{partition}", Released("r1", CLOCK, comment))]


async def test_of_a_released_comment_whose_text_was_erased_nothing_appears(line: Line) -> None:
    line.texts.all.clear()
    await line.forward(RELEASED)
    assert line.records == []


async def test_a_retraction_goes_to_browsers_at_once_and_to_every_partition(line: Line) -> None:
    await line.forward(RETRACTED)
    retraction = b'{"room_id":"r1","comment_id":"%s"}' % COMMENT.encode()
    assert line.log.frames == [(channel, RETRACTION, retraction) for channel in ("room:r1", "fair:f1")]
    assert line.records == [(n, f"r1:{n}", Retracted("r1", CLOCK, COMMENT)) for n in range(PARTITIONS)]


async def test_facts_keep_their_order_in_each_partition(line: Line) -> None:
    await line.forward(STAGE, RELEASED, RETRACTED, APPLIED)
    partition = partition_of(VIEWER)
    kinds = [type(record) for at, _, record in line.records if at == partition]
    assert kinds == [Schedule, Released, Retracted, Pack]


async def test_what_rooms_need_not_know_is_left_out(line: Line) -> None:
    await line.forward(CardsPinned("r1", 1, ["j1"]))
    assert (line.records, line.log.frames) == ([], [])


async def test_the_same_facts_make_the_same_records(line: Line) -> None:
    for _ in range(2):
        await line.forward(STAGE, RELEASED, RETRACTED, APPLIED)
    half = len(line.log.letters) // 2
    assert line.log.letters[:half] == line.log.letters[half:]


async def test_while_the_log_is_away_a_batch_is_not_done(line: Line) -> None:
    line.log.is_away = True
    with pytest.raises(UnavailableError):
        await line.forward(STAGE)


async def test_a_fact_of_no_room_is_a_broken_promise(line: Line) -> None:
    line.rooms.all.clear()
    with pytest.raises(BrokenPromiseError):
        await line.forward(STAGE)


def test_a_viewer_is_the_same_in_a_room_and_another_in_the_next() -> None:
    assert citizen_viewer(b"k" * 32, "r1", "an") == VIEWER
    others = {
        citizen_viewer(b"l" * 32, "r1", "an"),
        citizen_viewer(b"k" * 32, "r2", "an"),
        platform_viewer(b"k" * 32, "r1", "an"),
    }
    assert VIEWER not in others
    assert len(VIEWER) == 16
