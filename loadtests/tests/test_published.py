"""What is published stays until its own kind is measured anew."""

import json
from pathlib import Path
from typing import Any

from deploy.local.state import State
from loadtests.bench.results import page
from loadtests.published import PUBLISHED, publish


def goal(name: str, value: float | None, at: str = "2026-01-01") -> dict[str, Any]:
    return {"id": name, "value": value} | ({"at": at} if value is not None else {})


def left_behind(state: State, *goals: dict[str, Any], machine: str = "m") -> State:
    (state.folder / "bench").mkdir(parents=True, exist_ok=True)
    told = {"machine": machine, "goals": list(goals)}
    (state.folder / "bench" / "latest.json").write_text(json.dumps(told))
    return state


def test_a_goal_that_was_measured_anew_takes_its_own_place_only(tmp_path: Path) -> None:
    before = (goal("1a", 1, "2026-01-01"), goal("7a", 1, "2026-01-03"), goal("12", 1))
    published = left_behind(State(tmp_path / "published"), *before)
    found = left_behind(
        State(tmp_path / "run"), goal("1a", 2, "2026-01-02"), goal("7a", 2, "2026-01-02"), goal("9", None), machine="n"
    )
    publish(found, into=published)
    told = json.loads((published.folder / "bench" / "latest.json").read_text())
    assert {one["id"]: one["value"] for one in told["goals"]} == {"1a": 2, "7a": 1, "12": 1, "9": None}
    assert told["machine"] == "n"


def test_the_newest_journeys_of_a_scenario_and_other_measurements_are_taken_over(tmp_path: Path) -> None:
    published, found = State(tmp_path / "published"), State(tmp_path / "run")
    for run, users in (("20260101-1", 1), ("20260102-1", 2)):
        folder = found.folder / "load" / run
        folder.mkdir(parents=True)
        (folder / "summary.json").write_text(json.dumps({"scenario": "rush", "users": users}))
    (found.folder / "bench").mkdir()
    (found.folder / "bench" / "knee.json").write_text("{}")
    publish(found, into=published)
    assert json.loads((published.folder / "load" / "rush" / "summary.json").read_text())["users"] == 2
    assert (published.folder / "bench" / "knee.json").read_text() == "{}"


def test_where_nothing_was_measured_what_is_published_stays(tmp_path: Path) -> None:
    published = left_behind(State(tmp_path / "published"), goal("1a", 1))
    publish(State(tmp_path / "run"), into=published)
    assert json.loads((published.folder / "bench" / "latest.json").read_text())["goals"] == [goal("1a", 1)]


def test_the_page_in_git_is_that_of_the_figures_in_git() -> None:
    published = PUBLISHED.folder.parent / "RESULTS.md"
    assert published.read_text(encoding="utf-8") == page(PUBLISHED)
