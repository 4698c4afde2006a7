import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from deploy.local.state import State
from loadtests.bench import footprint, kept
from loadtests.bench.__main__ import keep
from loadtests.bench.footprint import Footprint
from loadtests.bench.goals import found
from loadtests.bench.kept import Growth, Issued, Knee, Lanes, Late, Steady, Sweep
from loadtests.capacity import measured, rushes
from loadtests.capacity.again import swept_again
from loadtests.capacity.page import page
from loadtests.capacity.service_time import ServiceTime
from loadtests.plots.draw import draw

MACHINE = {"cpu": "a processor", "cores": 2, "memory_gib": 24}
TRUE = ServiceTime(0.004, 0.0001, 0.2)


@pytest.fixture(autouse=True)
def _a_moment_of_each_rush(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the page and the charts look like does not hang on how long is simulated."""
    for name in ("HANGZHOU", "PROVINCE"):
        monkeypatch.setattr(rushes, name, getattr(rushes, name)._replace(simulated_s=0.5))


@pytest.fixture
def state(tmp_path: Path) -> State:
    """A folder in which the growth of a made-up door was measured."""
    shapes = [Sweep(count, 0, 1.0, 1.0, 1.0, 1.0, {}) for count in (1, 4, 16, 64, 256)]
    points = tuple(swept_again(shapes, TRUE))
    capped = tuple(swept_again([Sweep(512, 64, 1.0, 1.0, 1.0, 1.0, {})], TRUE))
    lanes = (Lanes("one worker, one stock", 1, 1, 1, (1000.0,)), Lanes("a worker each", 1, 2, 2, (1100.0,)))
    steady, late = (Steady(5_000.0, 6.0, 14.0),), Late(9_000.0, 90.0)
    found_in, on = State(tmp_path), (MACHINE, "abc", "2026-01-02")
    kept.keep(kept.knee_file(found_in), Knee(*on, points, capped, steady, late))
    kept.keep(kept.growth_file(found_in), Growth(*on, (Issued(10_000, (9.0,)),), lanes))
    return found_in


def test_without_measurements_there_is_nothing_to_simulate(tmp_path: Path) -> None:
    assert measured.read(State(tmp_path)) is None
    assert draw(State(tmp_path), tmp_path) == []


def test_the_page_names_what_was_not_measured(state: State) -> None:
    known = measured.read(state)
    assert known is not None
    told = page(known)
    assert "Not measured: `make bench ONLY=whole`." in told
    assert "was not measured; the nodes above have a door alone" in " ".join(told.split())
    assert "it does not pay here" in " ".join(told.split())


def test_the_page_shows_costs_and_makes_nodes_slower_by_what_stands_beside_the_door(state: State) -> None:
    cost = Footprint(
        MACHINE, "abc", "2026-01-02", 100, {"postgres": 40.0}, {"vouchers": 400.0}, 900.0, {"v": 80.0}, 1.0
    )
    kept.keep(footprint.file_of(state), cost)
    keep(state.folder / "bench" / "latest.json", [found("1a", [0.4]), found("1b", [0.2])])
    known = measured.read(state)
    assert known is not None
    assert known.slowdown == pytest.approx(2)
    assert known.node.a_second(256) == pytest.approx(known.door.a_second(256) / 2)
    told = page(known)
    assert "| processor time | **40 s** |" in told
    assert max(len(line) for line in told.splitlines() if not line.startswith(("|", "#", "!"))) <= 120


def test_charts_are_drawings_that_can_be_read(state: State, tmp_path: Path) -> None:
    keep(state.folder / "bench" / "latest.json", [found("1a", [0.5]), found("6a", [400.0])])
    folder = tmp_path / "charts"
    folder.mkdir()
    charts = draw(state, folder)
    assert [chart.name for chart in charts] == ["goals.svg", "knee.svg", "city.svg"]
    for chart in charts:
        words = " ".join(ElementTree.fromstring(chart.read_text()).itertext())
        assert "nan" not in words
        assert chart.stat().st_size < 20_000
    assert "not measured" in charts[0].read_text()


def test_a_slowdown_needs_both_goals_and_is_never_a_speed_up(tmp_path: Path) -> None:
    file = tmp_path / "latest.json"
    for goals, expected in (
        ([("1a", 0.4)], None),
        ([("1a", 0.4), ("1b", 0.1)], 4.0),
        ([("1a", 0.2), ("1b", 0.4)], 1.0),
    ):
        file.write_text(json.dumps({"goals": [{"id": name, "value": value} for name, value in goals]}))
        assert measured.slowdown(file) == (None if expected is None else pytest.approx(expected))
