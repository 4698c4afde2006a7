"""A wall that is right passes; each figure that is wrong is named."""

from collections.abc import Callable
from typing import Any

import pytest

from loadtests.fair.compare import compare, compare_minutes
from loadtests.fair.tests.walls import COUNTED, wall


def test_a_wall_that_is_right_is_equal() -> None:
    lines = compare(wall(), COUNTED)
    assert [line for line in lines if not line.is_equal] == []
    assert len(lines) > 100


def test_one_cell_more_may_be_held_back_beside_the_small_ones_and_no_two() -> None:
    told = wall()
    large = [cell for cell in told["regions"] if cell["viewers"] is not None]
    large[0]["viewers"] = None
    assert all(line.is_equal for line in compare(told, COUNTED))
    large[1]["viewers"] = None
    assert not all(line.is_equal for line in compare(told, COUNTED))


WRONG: list[tuple[str, Callable[[Any], object]]] = [
    ("pv", lambda told: told["figures"].update(pv=told["figures"]["pv"] + 1)),
    ("avg_stay_s", lambda told: told["figures"].update(avg_stay_s=told["figures"]["avg_stay_s"] + 0.01)),
    ("pcu_at_ms", lambda told: told["figures"].update(pcu_at_ms=told["figures"]["pcu_at_ms"] + 1_000)),
    ("applications.people", lambda told: told["figures"]["applications"].update(people=-1)),
    ("s3.likes", lambda told: told["segments"][3]["figures"].update(likes=0)),
    ("segments", lambda told: told["segments"].pop()),
    ("late", lambda told: told["counted"].update(late=told["counted"]["late"] - 1)),
    ("refused", lambda told: told["refused"].update(TOO_MANY=1)),
    ("pcu_segment_id", lambda told: told.update(pcu_segment_id="s9")),
    ("comments shown", lambda told: told["comments"].reverse()),
    ("hotter jobs left out", lambda told: told["hot_jobs"].pop(0)),
    ("regions told", lambda told: told["regions"].pop()),
]


@pytest.mark.parametrize(("name", "spoil"), WRONG, ids=[name for name, _ in WRONG])
def test_what_is_wrong_is_named(name: str, spoil: Callable[[Any], object]) -> None:
    told = wall()
    spoil(told)
    assert name in [line.name for line in compare(told, COUNTED) if not line.is_equal]


def test_a_minute_of_zeros_is_one_that_is_not_there_and_a_wrong_one_is_named() -> None:
    minutes = COUNTED["minutes"]
    nothing = [0] * len(minutes[3])
    assert all(line.is_equal for line in compare_minutes(minutes | {-9: nothing}, COUNTED))
    wrong = {number: counts for number, counts in minutes.items() if number != 4} | {3: nothing}
    assert [line.name for line in compare_minutes(wrong, COUNTED) if not line.is_equal] == ["minute 3", "minute 4"]


def test_a_room_without_records_is_not_equal_to_a_wall() -> None:
    assert not compare(wall(), {})[0].is_equal
