"""The simulation against what is known in closed form, and what must hold of any line."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loadtests.capacity.line import Serving, closed_line, open_line
from loadtests.capacity.nodes import poisson

MANY_S, CLOSE = 150_000.0, 0.06
LOADS = (0.3, 0.6, 0.8)

gaps = st.lists(st.floats(0.0, 5.0), min_size=1, max_size=60)
bounds = st.integers(1, 8)


def moments(between: list[float], pace: float = 1.0) -> list[float]:
    """Ascending, `pace` times as fast."""
    found, at = [], 0.0
    for gap in between:
        at += gap
        found.append(at / pace)
    return found


def taking(times: list[float]) -> Serving:
    """These, one after the other."""
    left = iter(times)
    return lambda _: next(left)


def mean_s(times_s: list[float]) -> float:
    return sum(times_s) / len(times_s)


@pytest.mark.parametrize("load", LOADS)
def test_one_at_a_time_with_exponential_times_is_the_m_m_1_queue(load: float) -> None:
    random = Random(1)
    served = open_line(poisson(load, MANY_S, random), lambda _: random.expovariate(1.0), 1)
    assert mean_s(served.times_s) == pytest.approx(1 / (1 - load), rel=CLOSE)
    assert served.busy_s / served.ended_s == pytest.approx(load, rel=CLOSE)


@pytest.mark.parametrize("load", LOADS)
def test_one_at_a_time_with_equal_times_is_the_m_d_1_queue(load: float) -> None:
    served = open_line(poisson(load, MANY_S, Random(2)), lambda _: 1.0, 1)
    assert mean_s(served.times_s) == pytest.approx(1 + load / (2 * (1 - load)), rel=CLOSE)


def test_the_99th_percentile_of_m_m_1_is_that_of_an_exponential_time() -> None:
    random = Random(3)
    served = open_line(poisson(0.5, MANY_S, random), lambda _: random.expovariate(1.0), 1)
    assert served.percentile_s(0.99) == pytest.approx(4.605 / 0.5, rel=0.1)


@pytest.mark.parametrize("places", [2, 4, 11])
def test_a_bounded_line_refuses_as_erlang_says_of_m_m_1_k(places: int) -> None:
    random, load = Random(4), 0.9
    served = open_line(poisson(load, MANY_S / 3, random), lambda _: random.expovariate(1.0), 1, places)
    refused = served.refused / (served.refused + len(served.times_s))
    assert refused == pytest.approx((1 - load) * load**places / (1 - load ** (places + 1)), rel=0.1)


@pytest.mark.parametrize("clients", [2, 10, 64])
def test_a_closed_loop_has_two_cohorts_that_take_turns(clients: int) -> None:
    served = closed_line(clients, lambda size: 1.0 + 0.1 * size, 64, 2_000)
    assert len(served.times_s) / served.batches == pytest.approx(clients / 2, rel=0.01)
    assert served.a_second == pytest.approx(clients / (2 + 0.1 * clients), rel=0.01)
    assert mean_s(served.times_s) == pytest.approx(clients / served.a_second, rel=0.02)


def test_a_closed_loop_larger_than_two_batches_fills_them() -> None:
    served = closed_line(400, lambda size: 1.0 + 0.1 * size, 50, 20_000)
    assert served.a_second == pytest.approx(50 / 6, rel=0.01)


@given(gaps, bounds, st.integers(1, 10))
def test_each_claim_is_answered_once_or_refused_and_no_batch_exceeds_its_bound(
    between: list[float], batch_max: int, there_max: int
) -> None:
    sizes: list[int] = []

    def serving(size: int) -> float:
        sizes.append(size)
        return 1.0

    served = open_line(moments(between), serving, batch_max, there_max)
    assert len(served.times_s) + served.refused == len(between)
    assert (sum(sizes), len(sizes)) == (len(served.times_s), served.batches)
    assert max(sizes) <= batch_max
    assert min(served.times_s) >= 1.0 - 1e-9


def test_who_has_waited_too_long_is_refused_and_the_others_are_served_in_time() -> None:
    served = open_line([number / 100 for number in range(2_000)], lambda size: 0.1 * size, 4, waited_s_max=1.0)
    assert max(served.times_s) <= 1.0 + 0.4 + 1e-9
    assert served.a_second == pytest.approx(10, rel=0.05)
    assert len(served.times_s) + served.refused == 2_000


@given(gaps, st.lists(st.floats(0.01, 5.0), min_size=60, max_size=60), st.floats(1.0, 4.0))
def test_whoever_comes_the_faster_waits_the_longer(between: list[float], times: list[float], pace: float) -> None:
    calm, hasty = (open_line(moments(between, each), taking(times), 1) for each in (1.0, pace))
    assert all(one <= other + 1e-6 for one, other in zip(calm.times_s, hasty.times_s, strict=True))


@given(gaps, bounds, st.integers(1, 10), st.floats(1.0, 5.0))
def test_a_line_is_never_busier_than_the_time_that_passed(
    between: list[float], batch_max: int, there_max: int, took_s: float
) -> None:
    served = open_line(moments(between), lambda _: took_s, batch_max, there_max)
    assert served.busy_s <= served.ended_s + 1e-6
    assert len(served.times_s) <= served.batches * batch_max
