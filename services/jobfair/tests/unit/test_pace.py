"""A viewer's pace: a burst, then one after the other, and nobody's memory without end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.jobfair.adapters.memory_pacing import MemoryPacing
from services.jobfair.domain.pace import ACTS_PACE, PRESENCE_PACE, Pace
from services.jobfair.tests.live_fakes import ANN, BO, NOW_MS
from services.jobfair.usecases.interaction_ports import Paced

PACE = Pace(5, 2_000_000)
ANNS, BOS = Paced("r1", ANN, is_presence=True), Paced("r1", BO, is_presence=True)


@given(st.lists(st.tuples(st.integers(0, 20_000), st.integers(1, 9)), max_size=40))
def test_in_any_stretch_come_no_more_than_the_burst_and_what_its_length_allows(told: list[tuple[int, int]]) -> None:
    pacing, now_ms, taken = MemoryPacing(), NOW_MS, []
    for pause_ms, count in told:
        now_ms += pause_ms
        taken.append((now_ms, pacing.take(ANNS, count, PACE, now_ms)))
    for first, (from_ms, _) in enumerate(taken):
        for last in range(first, len(taken)):
            most = PACE.burst + (taken[last][0] - from_ms) * 1_000 / PACE.every_us
            assert sum(count for _, count in taken[first : last + 1]) <= most


@given(st.sampled_from([1, 10, 20, 40, 100, 200]), st.integers(0, 8_000))
def test_a_page_that_beats_as_it_should_and_likes_every_second_never_meets_it(speed: int, hung_ms: int) -> None:
    """Also when a real machine hung for some seconds at 200 times the speed."""
    pacing = MemoryPacing()
    for who, pace, every_ms in ((ANNS, PRESENCE_PACE, 15_000), (BOS, ACTS_PACE, 1_000)):
        for number in range(600):
            now_ms = max(number * every_ms // speed, hung_ms)
            assert pacing.take(who, 1, pace.at_speed(speed), NOW_MS + now_ms) == 1


@pytest.mark.parametrize(("speed", "presence", "acts"), [(1, 20, 100), (10, 33, 300), (200, 666, 6_002)])
def test_a_fast_room_has_a_larger_burst(speed: int, presence: int, acts: int) -> None:
    assert (PRESENCE_PACE.at_speed(speed).burst, ACTS_PACE.at_speed(speed).burst) == (presence, acts)


def test_who_acted_longest_ago_is_forgotten_first() -> None:
    pacing = MemoryPacing(viewers_max=1)
    acting = ANNS._replace(is_presence=False)
    for who in (ANNS, acting, BOS):
        assert pacing.take(who, 5, PACE, NOW_MS) == 5
    assert [pacing.take(who, 5, PACE, NOW_MS) for who in (acting, BOS)] == [0, 0]
    pacing.give_back(ANNS, 5, PACE)
    assert pacing.take(ANNS, 5, PACE, NOW_MS) == 5
