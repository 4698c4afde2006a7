from pathlib import Path

import pytest

from loadtests.bench import kept
from loadtests.bench.footprint import Footprint, Look, between
from loadtests.bench.growth import LANES, LARGE, SMALL, of_vouchers, of_workers
from loadtests.bench.kept import Issued, Knee, Lanes, Late, Steady, Sweep
from loadtests.bench.lanes import middle


def test_dearer_claims_at_a_million_vouchers_are_a_ratio_pair_by_pair() -> None:
    finding = of_vouchers((Issued(SMALL, (100.0, 200.0)), Issued(LARGE, (110.0, 240.0))))
    assert finding.goal_id == "8"
    assert finding.spread == pytest.approx((1.1, 1.2))


def test_two_workers_are_held_against_one_of_the_same_pair_and_the_others_are_told() -> None:
    lanes = tuple(
        Lanes(name, workers, doors, stocks, (1_000.0 * number, 1_500.0 * number))
        for number, (name, workers, doors, stocks) in enumerate(LANES, 1)
    )
    finding = of_workers(lanes)
    assert (finding.goal_id, finding.value) == ("9", 2.0)
    assert all(name in finding.note for name, *_ in LANES)


def test_the_middle_of_several_runs_is_that_of_each_figure() -> None:
    runs = [Sweep(4, 0, speed, 1.0, speed / 10, 2.0, {"door": speed}) for speed in (30.0, 10.0, 20.0)]
    assert middle(runs) == Sweep(4, 0, 20.0, 1.0, 2.0, 2.0, {"door": 20.0})


def test_what_was_found_is_read_as_it_was_kept(tmp_path: Path) -> None:
    point = Sweep(1, 0, 300.0, 3.0, 9.0, 1.0, {"door": 900.0})
    found = Knee({}, "c", "2026-01-01", (point,), (), (Steady(100.0, 2.0, 5.0),), Late(9_000.0, 90.0))
    file = tmp_path / "bench" / "knee.json"
    assert kept.read(file, Knee) is None
    kept.keep(file, found)
    assert kept.read(file, Knee) == found


def test_a_footprint_is_what_grew_between_two_looks_by_claim(tmp_path: Path) -> None:
    before = Look(100, {"postgres": 1.0, "redis": 2.0}, {"vouchers": 1_000}, 5_000, {"vouchers.events": 10}, 400)
    after = Look(300, {"postgres": 1.5, "redis": 2.0}, {"vouchers": 3_000}, 9_000, {"vouchers.events": 210}, 800)
    found = between(before, after)
    assert found.claims == 200
    assert (found.cpu_us, found.tables_bytes) == ({"postgres": 2_500.0}, {"vouchers": 10.0})
    assert (found.wal_bytes, found.kafka_bytes, found.redis_bytes) == (20.0, {"vouchers.events": 1.0}, 2.0)
    file = tmp_path / "footprint.json"
    kept.keep(file, found)
    assert kept.read(file, Footprint) == found


def test_nothing_issued_has_no_footprint() -> None:
    look = Look(1, {}, {}, 0, {}, 0)
    with pytest.raises(ValueError, match="nothing was issued"):
        between(look, look)
