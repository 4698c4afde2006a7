from collections.abc import Sequence

import pytest

from loadtests.bench.cashiers import Redeemed
from loadtests.bench.open_loop import Phase, Told, planned
from loadtests.bench.overload import LOADS, normal_after_s, seen_of

BEGAN_AT = 1_000.0
A_SECOND = 100


def answers(phase: int, count: int, ms: float) -> list[tuple[float, float]]:
    """Planned through the second of a phase, each answered after so long."""
    return [(phase + number / count, ms) for number in range(count)]


def told(won: Sequence[tuple[float, float]], refused: Sequence[tuple[float, float]], **waits: int) -> Told:
    planned_s = {201: [at for at, _ in won], 503: [at for at, _ in refused]}
    ms = {201: [took for _, took in won], 503: [took for _, took in refused]}
    return Told(len(won) + len(refused), planned_s, ms, waits or {"1": len(refused)}, 0, BEGAN_AT, 2.0)


WON = [*answers(0, 70, 10.0), *answers(1, 90, 30.0), *answers(2, 95, 15.0), *answers(3, 70, 10.0)]
REFUSED = answers(2, 205, 2.0)


def test_a_plan_has_each_request_at_its_time_phase_after_phase() -> None:
    assert planned([Phase(2, 1), Phase(4, 1)]) == [0.0, 0.5, 1.0, 1.25, 1.5, 1.75]


def test_a_storm_is_held_against_the_calm_before_it_and_the_most_that_was_served() -> None:
    redeemed = [Redeemed(BEGAN_AT + phase + 0.5, 20.0 + phase, 201) for phase in range(len(LOADS)) for _ in range(5)]
    seen = seen_of(told(WON, REFUSED), redeemed, A_SECOND, 1.0)
    assert (seen.peak, seen.goodput) == (A_SECOND, 95)
    assert (seen.calm_ms, seen.storm_ms, seen.refused_ms) == (10.0, 15.0, 2.0)
    assert (seen.refused_share, seen.calm_refused_share) == (205 / 300, 0)
    assert (seen.calm_redeem_ms, seen.redeem_ms, seen.tills_refused) == (20.0, 22.0, 0)
    assert (seen.normal_after_s, seen.generator_share) == (0, 0.5)


def test_a_till_that_was_refused_is_told_of() -> None:
    redeemed = [Redeemed(BEGAN_AT + 2.5, 5.0, 503), *(Redeemed(BEGAN_AT + 2.5, 50.0, 201) for _ in range(5))]
    seen = seen_of(told(WON, REFUSED), redeemed, A_SECOND, 1.0)
    assert (seen.tills_refused, seen.redeem_ms) == (1, 50.0)


def test_a_refusal_that_does_not_say_when_to_come_back_gives_no_figures() -> None:
    with pytest.raises(RuntimeError, match="no figures"):
        seen_of(told(WON, REFUSED, **{"": 205}), [], A_SECOND, 1.0)


def test_all_is_as_before_at_the_first_look_in_bounds() -> None:
    slow, quick = answers(0, 4, 90.0), [(0.5 + number / 100, 10.0) for number in range(20)]
    assert normal_after_s(slow, 20.0, 1.0) == 1.0
    assert normal_after_s([*slow[:2], *quick], 20.0, 1.0) == 0.5
