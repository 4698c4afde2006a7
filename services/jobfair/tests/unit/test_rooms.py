from dataclasses import asdict, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.jobfair.domain.rooms import Fair, Periods, Room, RoomState, Times, close_room, due, open_room, reschedule
from services.jobfair.tests import show_builders as b
from services.jobfair.tests.show_builders import NOW, TIMES, code
from services.jobfair.tests.show_fakes import FakeShow, open_show
from services.jobfair.usecases.facts import clock_of
from services.jobfair.usecases.make_fair import make_fair
from services.jobfair.usecases.make_room import make_room
from services.jobfair.usecases.move_room import move_room
from services.jobfair.usecases.move_room_when_due import move_room_when_due
from services.jobfair.usecases.reschedule_room import reschedule_room
from services.jobfair.usecases.set_stage import set_stage
from shared.contracts.fair_records import RoomClock
from shared.contracts.jobfair_events import StageSet
from shared.kernel.decision import Refused

MINUTE = timedelta(minutes=1)
PLANNED = b.room(state=RoomState.PLANNED)


async def made(show: FakeShow, times: Times = TIMES, speed: int = 1, skew_ms: int = 5_000) -> Room | Refused:
    return await make_room(
        show, room_id="r2", fair_id="f1", name="分会场", times=times, speed=speed, platform_skew_ms=skew_ms,
        review_first=True,
    )  # fmt: skip


async def test_a_fair_is_made_once() -> None:
    show = FakeShow()
    assert await make_fair(show, b.FAIR) == b.FAIR
    assert code(await make_fair(show, b.FAIR)) == "CONFLICT"


async def test_a_fair_ends_after_it_began() -> None:
    assert code(await make_fair(FakeShow(), Fair("f2", "n", "h", NOW, NOW))) == "MALFORMED"


async def test_a_room_is_made_once_and_needs_its_fair() -> None:
    show = FakeShow()
    assert code(await made(show)) == "NOT_FOUND"
    show.fairs.all["f1"] = b.FAIR
    room = await made(show)
    assert isinstance(room, Room)
    assert (room.state, room.review_first, room.periods) == (RoomState.PLANNED, True, Periods())
    assert code(await made(show)) == "CONFLICT"


@given(speed=st.integers(1, 1_200), skew_ms=st.integers(0, 600).map(lambda n: n * 1_000))
async def test_a_speed_divides_every_period_exactly_or_is_refused(speed: int, skew_ms: int) -> None:
    show = open_show()
    short = Times(NOW, NOW, NOW + MINUTE)
    room = await made(show, short, speed, skew_ms)
    if isinstance(room, Room):
        at_1x = asdict(Periods(platform_skew_ms=skew_ms))
        assert {name: period * speed for name, period in asdict(room.periods).items()} == at_1x
    else:
        assert code(room) == "MALFORMED"
        assert 1_000 % speed


async def test_the_records_of_a_room_at_1x_carry_the_periods_of_the_rules() -> None:
    origin_ms = int(TIMES.origin_at.timestamp() * 1_000)
    assert clock_of(b.room()) == RoomClock(origin_ms=origin_ms)
    assert set(asdict(Periods())) | {"origin_ms", "speed"} == set(RoomClock.__struct_fields__)


@pytest.mark.parametrize(
    "times",
    [
        Times(NOW, NOW - MINUTE, NOW + MINUTE),
        Times(NOW, NOW + MINUTE, NOW + MINUTE),
        Times(NOW, NOW, NOW + timedelta(hours=25)),
    ],
    ids=["begins before the doors open", "ends when it begins", "longer than a day"],
)
async def test_refuses_times_that_make_no_show(times: Times) -> None:
    assert code(await made(open_show(), times)) == "MALFORMED"


def test_the_second_of_the_show_runs_at_its_speed_and_from_its_origin() -> None:
    room = b.room(speed=20)
    assert room.second_of(TIMES.origin_at + timedelta(seconds=1.5)) == 30
    assert room.second_of(TIMES.opens_at) == 0


async def test_opening_tells_the_stage_again_so_that_the_log_knows_it_from_the_start() -> None:
    show = open_show()
    show.rooms.all["r1"] = PLANNED
    await set_stage(show, "r1", (b.on_stage(1, 0, 60),), saw_version=0)
    opened = await move_room(show, "r1", RoomState.OPEN)
    assert isinstance(opened, Room)
    assert opened.state == RoomState.OPEN
    told = [event for _, event in show.told]
    assert told[0] == told[1]
    assert isinstance(told[1], StageSet)
    assert await move_room(show, "r1", RoomState.CLOSED) == show.rooms.all["r1"]
    assert len(show.told) == 2


async def test_closing_is_final_and_a_room_opens_once() -> None:
    show = open_show()
    assert code(await move_room(show, "r1", RoomState.OPEN)) == "WRONG_STATE"
    assert isinstance(await move_room(show, "r1", RoomState.CLOSED), Room)
    for to in (RoomState.OPEN, RoomState.CLOSED):
        assert code(await move_room(show, "r1", to)) == "WRONG_STATE"
    assert code(await move_room(show, "r9", RoomState.OPEN)) == "NOT_FOUND"


def test_a_room_opened_early_has_its_doors_open_from_then_on() -> None:
    early = TIMES.opens_at - MINUTE
    opened = open_room(PLANNED, early)
    assert isinstance(opened, Room)
    assert (opened.times.opens_at, opened.times.origin_at) == (early, TIMES.origin_at)
    late = open_room(PLANNED, NOW)
    assert isinstance(late, Room)
    assert late.times == TIMES


def test_a_room_that_would_be_open_for_more_than_a_day_does_not_open_yet() -> None:
    earliest = TIMES.closes_at - timedelta(hours=24)
    assert isinstance(open_room(PLANNED, earliest), Room)
    assert code(open_room(PLANNED, earliest - timedelta(milliseconds=1))) == "MALFORMED"


def test_a_room_closed_keeps_when_and_what_was_planned() -> None:
    closed = close_room(b.room(), NOW)
    assert isinstance(closed, Room)
    assert (closed.closed_at, closed.times) == (NOW, TIMES)


@pytest.mark.parametrize(
    ("state", "now", "to"),
    [
        (RoomState.PLANNED, TIMES.opens_at - MINUTE, None),
        (RoomState.PLANNED, TIMES.opens_at, RoomState.OPEN),
        (RoomState.PLANNED, TIMES.closes_at, RoomState.CLOSED),
        (RoomState.OPEN, NOW, None),
        (RoomState.OPEN, TIMES.closes_at, RoomState.CLOSED),
        (RoomState.CLOSED, TIMES.closes_at, None),
    ],
)
def test_time_alone_opens_and_closes(state: RoomState, now: object, to: RoomState | None) -> None:
    assert due(b.room(state=state), now) == to  # type: ignore[arg-type]


async def test_a_room_is_moved_when_it_is_due_and_left_alone_when_not() -> None:
    show = open_show()
    show.rooms.all["r1"] = PLANNED
    await move_room_when_due(show, "r1")
    assert show.rooms.all["r1"].state == RoomState.OPEN
    await move_room_when_due(show, "r1")
    await move_room_when_due(show, "r9")
    assert show.rooms.all["r1"].version == 2


async def test_a_plan_is_rescheduled_by_who_saw_it() -> None:
    show = open_show()
    show.rooms.all["r1"] = PLANNED
    later = Times(NOW, NOW + MINUTE, NOW + 90 * MINUTE)
    moved = await reschedule_room(show, "r1", later, saw_version=1)
    assert isinstance(moved, Room)
    assert (moved.times, moved.version) == (later, 2)
    assert code(await reschedule_room(show, "r1", TIMES, saw_version=1)) == "STALE_VALUE"
    assert code(await reschedule_room(show, "r9", TIMES, saw_version=1)) == "NOT_FOUND"
    assert show.rooms.all["r1"] == moved


def test_of_a_show_that_runs_only_the_end_moves() -> None:
    longer = replace(TIMES, closes_at=TIMES.closes_at + MINUTE)
    moved = reschedule(b.room(), longer, saw_version=1)
    assert isinstance(moved, Room)
    assert moved.times == longer
    other = replace(TIMES, origin_at=TIMES.origin_at + MINUTE)
    assert code(reschedule(b.room(), other, saw_version=1)) == "WRONG_STATE"
    assert code(reschedule(b.room(state=RoomState.CLOSED, closed_at=NOW), longer, saw_version=1)) == "WRONG_STATE"
    endless = replace(TIMES, closes_at=TIMES.opens_at)
    assert code(reschedule(b.room(), endless, saw_version=1)) == "MALFORMED"
