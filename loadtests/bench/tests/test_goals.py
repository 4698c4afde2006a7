import json
from pathlib import Path

import pytest

from deploy.local.state import State
from loadtests.bench.__main__ import keep, protocol_of
from loadtests.bench.goals import GOALS, Protocol, found, ratios
from loadtests.bench.results import NOT_PROVED, SHORTFALLS, page, sections
from loadtests.bench.tickets import Tickets
from loadtests.bench.wrk import ClaimFile
from shared.runtime.keyfiles import make_missing_keys


def test_each_goal_stands_once() -> None:
    assert len({goal.goal_id for goal in GOALS}) == len(GOALS)


def test_a_goal_is_met_by_the_median_of_its_pairs_and_the_spread_is_told() -> None:
    assert ratios([2.0, 9.0], [4.0, 3.0]) == [0.5, 3.0]
    met, missed = found("1a", [0.2, 0.5, 0.46]), found("5a", [2.0, 2.3, 9.0])
    assert (met.value, met.spread, met.ok) == (0.46, (0.2, 0.5), True)
    assert (missed.value, missed.ok) == (2.3, False)


def test_what_was_found_takes_the_place_of_the_older_and_the_rest_stays(tmp_path: Path) -> None:
    file = tmp_path / "bench" / "latest.json"
    keep(file, [found("1a", [0.4]), found("3", [5.0])])
    keep(file, [found("1a", [0.5], "newer")])
    goals = {one["id"]: one for one in json.loads(file.read_text())["goals"]}
    assert (goals["1a"]["value"], goals["1a"]["note"], goals["1a"]["ok"]) == (0.5, "newer", True)
    assert (goals["3"]["value"], goals["4"]["value"]) == (5.0, None)


def test_the_page_of_results_says_what_was_missed_and_what_was_not_measured(tmp_path: Path) -> None:
    state = State(tmp_path)
    assert page(state).count("Not measured.") == 2
    keep(tmp_path / "bench" / "latest.json", [found("1a", [0.4], "4,000 claims a second")])
    told = page(state)
    (missed,) = (line for line in told.splitlines() if line.startswith("| 1a "))
    assert "4,000 claims a second" in missed
    assert "**missed**" in missed
    assert told.count("| not measured |") == len(GOALS) - 1
    assert f"**0 of {len(GOALS)} goals are met**; missed: 1a; not measured: 1b, " in told


def test_a_missed_goal_has_a_section_and_a_met_one_has_none(tmp_path: Path) -> None:
    keep(tmp_path / "bench" / "latest.json", [found("9", [1.1]), found("8", [1.0])])
    told = page(State(tmp_path))
    assert "### 9: " in told
    assert "### 8: " not in told
    assert sections(SHORTFALLS)["9"] in told


@pytest.mark.parametrize(
    "told", [{"PAIRS": "0"}, {"SECONDS": "x"}, {"PAIRS": "-1"}, {"SECONDS": "101"}, {"PAIRS": "²"}]
)
def test_a_run_of_no_pairs_or_for_ever_does_not_begin(told: dict[str, str]) -> None:
    with pytest.raises(SystemExit, match="whole numbers, 1 to 100"):
        protocol_of(told)


def test_a_run_is_of_seven_pairs_unless_told_otherwise() -> None:
    assert (protocol_of({}), protocol_of({"PAIRS": "2", "SECONDS": "9"})) == (Protocol(7, 3), Protocol(2, 9))


def test_what_was_not_proved_is_always_said(tmp_path: Path) -> None:
    assert sections(SHORTFALLS)[NOT_PROVED] in page(State(tmp_path))


def test_shortfalls_are_of_goals_that_exist() -> None:
    assert set(sections(SHORTFALLS)) <= {goal.goal_id for goal in GOALS} | {NOT_PROVED}


def test_a_finding_says_of_how_many_runs_it_is_and_the_versions_stand_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "bench" / "latest.json"
    keep(file, [found("1a", [0.4, 0.5, 0.6])])
    told = json.loads(file.read_text())
    assert next(one["runs"] for one in told["goals"] if one["id"] == "1a") == 3
    assert {"Python", "granian", "Postgres", "Redis"} <= set(told["versions"])


def test_each_claim_is_of_a_citizen_of_its_own_whose_ticket_is_genuine(tmp_path: Path) -> None:
    make_missing_keys(tmp_path)
    tickets = Tickets(tmp_path, "r1")
    claims = ClaimFile(tmp_path / "claims.txt", tickets)
    claims.fill(50)
    lines = [line.split() for line in claims.path.read_text().splitlines()]
    citizens = {tickets.citizen(ticket) for ticket, _ in lines}
    assert (len(citizens), len({key for _, key in lines})) == (50, 50)
    assert None not in citizens
    ticket = lines[0][0]
    assert tickets.citizen(("B" if ticket[20] == "A" else "A").join((ticket[:20], ticket[21:]))) is None
