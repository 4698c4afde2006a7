"""How many users there are when, and that enough is ready for all of them."""

from pathlib import Path

import pytest

from deploy.local.state import State
from loadtests.load import sizes
from loadtests.load.scenarios import SCENARIOS, WEIGHTS
from loadtests.load.settings import Settings, settings_from_environment
from loadtests.load.shapes import RUSH, STEADY, Curve, Tick

WHOLE_S, USERS = 60.0, 300


def settings(name: str = "rush", users: int = USERS, minutes: float = 1.0) -> Settings:
    return Settings(name, users, minutes, 1, State(Path("nowhere")))


def test_a_rush_gathers_before_the_opening_peaks_at_it_and_ends_in_a_tail() -> None:
    at = {seconds: RUSH.tick(seconds, WHOLE_S, USERS) for seconds in (-14.0, -0.1, 0.0, 7.0, 31.0, 45.0)}
    assert at[-14.0] == at[-0.1] == Tick(180, 75.0)
    assert at[0.0] == Tick(300, 300.0)  # all within a second
    assert at[7.0] == Tick(240, 60.0)
    assert at[31.0] == Tick(90, 60.0)
    assert at[45.0] is None


def test_users_of_a_late_start_find_the_phase_that_is_on() -> None:
    phase = RUSH.phase(-100.0, WHOLE_S)
    assert phase is not None
    assert phase.name == "countdown"


@pytest.mark.parametrize("curve", [RUSH, STEADY])
def test_a_curve_goes_forward_to_its_end_with_at_least_one_user(curve: Curve) -> None:
    untils = [phase.until for phase in curve.phases]
    assert untils == sorted(set(untils))
    assert untils[-1] == 1.0
    assert max(phase.users for phase in curve.phases) == 1.0
    ticks = [curve.tick(second - curve.opening * WHOLE_S, WHOLE_S, 1) for second in range(59)]
    assert all(tick is not None and tick.users == 1 and tick.users_a_second >= 1 for tick in ticks)


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_audience_of_a_scenario_comes_and_has_something_to_do(name: str) -> None:
    made = settings(name)
    assert set(made.scenario.audiences) <= set(WEIGHTS)
    assert all(made.users_of(one) > 0 for one in made.scenario.audiences)
    ready = {"Shopper": sizes.shoppers(made), "Cashier": sizes.holders(made), "Buyer": sizes.filings(made)}
    assert all((count > 0) == (one in made.scenario.audiences) for one, count in ready.items())


def test_vouchers_of_a_rush_are_fewer_than_those_who_want_one() -> None:
    made = settings()
    assert 0 < sizes.vouchers_of_a_face(made) < sizes.shoppers(made) / 2


def test_a_scenario_nobody_knows_is_refused_with_the_names_of_those_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCENARIO", "parade")
    with pytest.raises(SystemExit, match="rush, tills, filing, fair, city"):
        settings_from_environment()


@pytest.mark.parametrize(
    ("name", "value"), [("USERS", "many"), ("USERS", "0"), ("MINUTES", "inf"), ("PROCESSES", "99")]
)
def test_a_size_out_of_bounds_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit, match=name):
        settings_from_environment()
