"""Properties of the made-up show: whatever the seed, it is what the plan says."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loadtests.fair.deeds import BEAT_MS, deeds
from loadtests.fair.plan import SEGMENT_MS, SHOW_MS, STALLS, VISITS, Plan, pins, speed_of
from loadtests.fair.recount import recount
from loadtests.fair.show import DISORDER_MS, show
from loadtests.fair.tests.logs import log_of
from loadtests.fair.visits import COMES_AGAIN_AFTER_MS, visits
from shared.contracts.fair_records import Kind, RoomClock, Source

SMALL = 0.002
SEEDS = st.integers(0, 10_000)


def test_at_full_size_the_plan_has_the_visits_of_the_newspaper() -> None:
    assert sum(count for _, count in Plan().arrivals()) == VISITS == 285_000


@given(SEEDS, st.sampled_from([0.001, SMALL, 0.004]))
@settings(max_examples=15)
def test_what_is_counted_are_the_planned_visits(seed: int, scale: float) -> None:
    plan = Plan(scale, seed)
    assert recount(log_of(plan))["figures"]["pv"] == plan.visits


@given(SEEDS)
@settings(max_examples=8)
def test_also_where_the_doors_take_no_more_than_twice_what_happens(seed: int) -> None:
    plan = Plan(0.004, seed)
    assert recount(log_of(plan, taken_per_s=0.004 * 1_300))["figures"]["pv"] == plan.visits


@given(SEEDS)
@settings(max_examples=5)
def test_the_same_seed_gives_the_same_show(seed: int) -> None:
    plan = Plan(SMALL, seed)
    assert list(show(plan)) == list(show(plan))


def test_another_seed_gives_another_show() -> None:
    assert list(show(Plan(SMALL, 1))) != list(show(Plan(SMALL, 2)))


def test_deliveries_come_by_their_time_and_never_before_the_deed() -> None:
    for one, next_one in pairwise(show(Plan(SMALL))):
        assert one.at_ms <= next_one.at_ms
        assert one.deed.at_ms <= one.at_ms


def test_nothing_is_read_before_it_is_needed() -> None:
    first = next(show(Plan(1.0)))  # of three million
    assert first.deed.at_ms < 0


def test_a_viewer_comes_again_only_after_a_session_must_have_ended() -> None:
    left: dict[int, int] = {}
    again = 0
    for visit in visits(Plan(0.01)):
        last = left.get(visit.viewer.number)
        if last is not None:
            again += 1
            assert visit.from_ms - last >= COMES_AGAIN_AFTER_MS
        left[visit.viewer.number] = visit.to_ms
    assert again > 0


def test_nobody_watching_is_silent_for_as_long_as_a_session_lives() -> None:
    clock = RoomClock(0)
    plan = Plan(SMALL)
    for visit in visits(plan):
        marks = sorted(deed.at_ms for deed in deeds(plan, visit) if deed.kind in {Kind.JOIN, Kind.BEAT, Kind.LEAVE})
        assert all(after - before <= clock.grace_ms + BEAT_MS for before, after in pairwise(marks))
        assert marks[-1] < SHOW_MS


def test_nine_tenths_come_by_the_platform_and_five_percent_of_it_comes_twice() -> None:
    by_platform = [delivery for delivery in show(Plan(0.01)) if delivery.deed.viewer.door is Source.PLATFORM]
    times = Counter((one.deed.viewer.number, one.deed.kind, one.deed.message_id, one.deed.at_ms) for one in by_platform)
    assert sum(times.values()) / len(times) == pytest.approx(1.05, abs=0.01)
    of_all = Counter(visit.viewer.door for visit in visits(Plan(0.01)))
    assert of_all[Source.PLATFORM] / of_all.total() == pytest.approx(0.9, abs=0.03)


def test_the_feed_brings_some_things_up_to_a_minute_late_and_their_repeats_soon_after() -> None:
    by_feed = (one for one in show(Plan(SMALL, stalls=())) if one.deed.viewer.door is Source.PLATFORM)
    held_ms = [delivery.at_ms - delivery.deed.at_ms for delivery in by_feed]
    assert DISORDER_MS / 2 < max(held_ms) <= DISORDER_MS + 20_000


def test_the_feed_brings_nothing_while_it_stands() -> None:
    by_feed = (one for one in show(Plan(SMALL)) if one.deed.viewer.door is Source.PLATFORM)
    assert not [one for one in by_feed if any(stall.from_ms <= one.at_ms < stall.to_ms for stall in STALLS)]


def test_what_was_told_when_the_feed_stood_still_for_long_comes_too_late() -> None:
    counted = recount(log_of(Plan(0.01)))["counted"]
    assert counted["late"] > 0
    assert counted["late_folded"] > counted["late"]
    assert counted["duplicates"] > counted["late"]


def test_viewers_rush_to_cards_when_they_are_pinned() -> None:
    clicks = [delivery.deed.at_ms for delivery in show(Plan(0.03)) if delivery.deed.kind is Kind.CLICK]
    soon = sum(any(0 <= at_ms - pinned_ms < 20_000 for pinned_ms, _ in pins()) for at_ms in clicks)
    assert soon / len(clicks) > 0.8


def test_cards_are_pinned_while_their_segment_is_on_stage() -> None:
    assert all(0 < at_ms % SEGMENT_MS < SEGMENT_MS - 60_000 for at_ms, _ in pins())


@pytest.mark.parametrize("scale", [0.002, 0.02, 0.1, 0.3, 1.0])
def test_periods_can_be_divided_by_the_speed(scale: float) -> None:
    clock = RoomClock(0)
    periods = (clock.skew_ms, clock.beat_ms, clock.grace_ms, clock.step_ms, clock.minute_ms, clock.half_life_ms)
    assert all(period % speed_of(scale) == 0 for period in periods)
