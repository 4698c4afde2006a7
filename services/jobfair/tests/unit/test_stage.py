from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from services.jobfair.domain.posting import PostingState
from services.jobfair.domain.rooms import CARDS_MAX, Room, RoomState
from services.jobfair.domain.stage import (
    SEGMENTS_MAX,
    Stage,
    StageTime,
    begin_next_now,
    end_now,
    set_segments,
)
from services.jobfair.tests import show_builders as b
from services.jobfair.tests.show_builders import NOW, code, on_stage
from services.jobfair.tests.show_fakes import FakeShow, open_show
from services.jobfair.usecases.correct_stage import Correction, correct_stage
from services.jobfair.usecases.pin_job_cards import pin_job_cards
from services.jobfair.usecases.set_stage import set_stage
from shared.contracts.jobfair_events import CardsPinned, StageSegment, StageSet
from shared.kernel.decision import Refused

FIRST, SECOND = on_stage(1, -60, 60), on_stage(2, 90, 150, "c2")
STAGE = Stage(3, (FIRST, SECOND))


def on(version: int, *segments: StageTime) -> Stage:
    return Stage(version, segments)


async def staged(show: FakeShow, *segments: StageTime, saw: int = 0, room_id: str = "r1") -> Stage | Refused:
    return await set_stage(show, room_id, segments, saw_version=saw)


async def test_the_stage_of_a_closed_room_stays_as_it_is() -> None:
    show = open_show()
    show.rooms.all["r1"] = b.room(state=RoomState.CLOSED, closed_at=NOW)
    assert code(await staged(show, FIRST)) == "WRONG_STATE"
    assert show.told == []


def test_the_company_on_stage_ends_now() -> None:
    assert end_now(STAGE, NOW, saw_version=3) == on(4, replace(FIRST, ends_at=NOW), SECOND)


def test_the_next_company_begins_now_and_whoever_is_there_ends() -> None:
    after = begin_next_now(STAGE, NOW, saw_version=3)
    assert after == on(4, replace(FIRST, ends_at=NOW), replace(SECOND, starts_at=NOW))


def test_the_next_company_begins_in_a_break() -> None:
    during = NOW + timedelta(seconds=70)
    assert begin_next_now(STAGE, during, saw_version=3) == on(4, FIRST, replace(SECOND, starts_at=during))


def test_refuses_a_correction_that_nobody_is_there_for() -> None:
    assert code(end_now(STAGE, NOW + timedelta(seconds=70), saw_version=3)) == "WRONG_STATE"
    assert code(begin_next_now(STAGE, NOW + timedelta(seconds=100), saw_version=3)) == "WRONG_STATE"


def test_refuses_to_take_off_who_came_this_very_moment() -> None:
    for correct in (end_now, begin_next_now):
        assert code(correct(STAGE, FIRST.starts_at, saw_version=3)) == "WRONG_STATE"


def test_refuses_a_correction_by_who_saw_another_stage() -> None:
    for correct in (end_now, begin_next_now):
        assert code(correct(STAGE, NOW, saw_version=2)) == "STALE_VALUE"
    assert code(set_segments(STAGE, (), saw_version=4)) == "STALE_VALUE"


@pytest.mark.parametrize(
    "segments",
    [
        (FIRST, FIRST),
        (FIRST, on_stage(2, 59, 70)),
        (on_stage(1, 10, 10),),
        tuple(on_stage(n, n, n + 1) for n in range(SEGMENTS_MAX + 1)),
    ],
    ids=["one id twice", "one over another", "no time at all", "too many"],
)
def test_refuses_segments_that_are_no_plan(segments: tuple[StageTime, ...]) -> None:
    assert code(set_segments(Stage(), segments, saw_version=0)) == "MALFORMED"


def test_segments_may_touch_come_in_any_order_and_are_cut_to_the_millisecond() -> None:
    finer = replace(on_stage(2, 60, 70), ends_at=NOW + timedelta(seconds=70, microseconds=999))
    assert set_segments(Stage(), (finer, FIRST), saw_version=0) == on(1, FIRST, on_stage(2, 60, 70))


async def test_a_stage_is_set_and_told() -> None:
    show = open_show()
    stage = await staged(show, SECOND, FIRST)
    assert stage == on(1, FIRST, SECOND) == show.rooms.stages["r1"]
    told = [StageSegment(one.segment_id, one.company_id, one.starts_at, one.ends_at) for one in (FIRST, SECOND)]
    assert show.told == [("r1", StageSet("r1", 1, told))]


async def test_only_companies_of_the_fair_come_on_stage() -> None:
    show = open_show()
    assert code(await staged(show, replace(FIRST, company_id="c9"))) == "NOT_FOUND"
    assert code(await staged(show, FIRST, room_id="r9")) == "NOT_FOUND"
    assert code(await staged(show, FIRST, saw=1)) == "STALE_VALUE"
    assert (show.told, show.rooms.stages) == ([], {})


async def test_a_correction_is_kept_and_told() -> None:
    show = open_show()
    await staged(show, FIRST, SECOND)
    stage = await correct_stage(show, "r1", Correction.END_NOW, saw_version=1)
    assert stage == show.rooms.stages["r1"] == on(2, replace(FIRST, ends_at=NOW), SECOND)
    stage = await correct_stage(show, "r1", Correction.BEGIN_NEXT_NOW, saw_version=2)
    assert isinstance(stage, Stage)
    assert stage.on_stage(NOW) == replace(SECOND, starts_at=NOW)
    assert [event.version for _, event in show.told if isinstance(event, StageSet)] == [1, 2, 3]
    assert code(await correct_stage(show, "r1", Correction.END_NOW, saw_version=2)) == "STALE_VALUE"


async def test_a_live_correction_needs_a_live_show() -> None:
    show = open_show()
    show.rooms.all["r1"] = b.room(state=RoomState.PLANNED)
    assert code(await correct_stage(show, "r1", Correction.END_NOW, saw_version=0)) == "WRONG_STATE"
    assert code(await correct_stage(show, "r9", Correction.END_NOW, saw_version=0)) == "NOT_FOUND"


async def test_cards_are_pinned_in_order_and_told() -> None:
    show = open_show()
    room = await pin_job_cards(show, "r1", ("j2", "j1"), saw_version=0)
    assert isinstance(room, Room)
    assert (room.cards, room.cards_version) == (("j2", "j1"), 1)
    assert show.told == [("r1", CardsPinned("r1", 1, ["j2", "j1"]))]
    assert isinstance(await pin_job_cards(show, "r1", (), saw_version=1), Room)


@pytest.mark.parametrize(
    ("job_ids", "why"),
    [
        (("j1", "j3"), "POSTING_BLOCKED"),
        (("j4",), "NOT_FOUND"),
        (("j9",), "NOT_FOUND"),
        (("j1", "j1"), "MALFORMED"),
        (tuple(f"j{n}" for n in range(CARDS_MAX + 1)), "MALFORMED"),
    ],
)
async def test_refuses_cards_that_may_not_be_shown(job_ids: tuple[str, ...], why: str) -> None:
    show = open_show()
    assert code(await pin_job_cards(show, "r1", job_ids, saw_version=0)) == why
    assert not show.told


async def test_cards_of_another_fair_are_none_of_this_room() -> None:
    show = open_show()
    show.postings.all["j1"] = b.posting("j1", PostingState.SHOWN, fair_id="f2")
    assert code(await pin_job_cards(show, "r1", ("j1",), saw_version=0)) == "NOT_FOUND"


async def test_cards_are_pinned_by_who_saw_the_last_ones_and_while_the_show_is_not_over() -> None:
    show = open_show()
    assert code(await pin_job_cards(show, "r1", ("j1",), saw_version=1)) == "STALE_VALUE"
    show.rooms.all["r1"] = b.room(state=RoomState.CLOSED, closed_at=NOW)
    assert code(await pin_job_cards(show, "r1", ("j1",), saw_version=0)) == "WRONG_STATE"
    assert code(await pin_job_cards(show, "r9", ("j1",), saw_version=0)) == "NOT_FOUND"


class StageMachine(RuleBasedStateMachine):
    """Whatever is corrected when: no two are on stage at once, and what is over stays as it was."""

    @initialize(lengths=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5)), max_size=6))
    def plan(self, lengths: list[tuple[int, int]]) -> None:
        self.now_s, at, plan = 0.0, 0, []
        for number, (pause, length) in enumerate(lengths):
            plan.append(on_stage(number, at + pause, at + pause + length))
            at += pause + length
        stage = set_segments(Stage(), tuple(plan), saw_version=0)
        assert isinstance(stage, Stage)
        self.stage = stage

    @property
    def past(self) -> list[StageTime]:
        now = NOW + timedelta(seconds=self.now_s)
        return [one for one in self.stage.segments if one.ends_at <= now]

    @rule(seconds=st.sampled_from([0.001, 0.5, 1.0, 3.0]))
    def time_passes(self, seconds: float) -> None:
        self.now_s += seconds

    @rule(correct=st.sampled_from([end_now, begin_next_now]), behind=st.integers(0, 1))
    def somebody_corrects(self, correct: object, behind: int) -> None:
        before, past, now = self.stage, self.past, NOW + timedelta(seconds=self.now_s)
        after = correct(before, now, saw_version=before.version - behind)  # type: ignore[operator]
        if behind:
            assert code(after) == "STALE_VALUE"
        elif isinstance(after, Stage):
            self.stage = after
            assert after.version == before.version + 1
            assert all(one in after.segments for one in past)
            assert (after.on_stage(now) is None) == (correct is end_now)
        else:
            assert code(after) == "WRONG_STATE"

    @rule(shift=st.integers(-3, 3))
    def all_is_set_anew(self, shift: int) -> None:
        moved = (
            replace(
                one, starts_at=one.starts_at + timedelta(seconds=shift), ends_at=one.ends_at + timedelta(seconds=shift)
            )
            for one in self.stage.segments
        )
        after = set_segments(self.stage, tuple(moved), saw_version=self.stage.version)
        assert isinstance(after, Stage)
        self.stage = after

    @invariant()
    def nobody_shares_the_stage(self) -> None:
        for one in self.stage.segments:
            assert one.starts_at < one.ends_at
        for one, other in pairwise(self.stage.segments):
            assert one.ends_at <= other.starts_at


TestStageMachine = StageMachine.TestCase
TestStageMachine.settings = settings(max_examples=40, stateful_step_count=30)
