from hypothesis import given
from hypothesis import strategies as st

from services.jobfair.domain.merged_room import (
    CELL_MIN,
    Online,
    decayed,
    of_minutes,
    quantile,
    shown_cells,
    watermark_of,
)


def test_a_quantile_is_a_stay_that_somebody_had() -> None:
    stays = {1: 5, 10: 4, 60: 1}
    assert [quantile(stays, share) for share in (0.5, 0.51, 0.9, 0.91)] == [1, 10, 10, 60]
    assert quantile({}, 0.5) == 0


@given(st.dictionaries(st.integers(0, 50), st.integers(0, 5)), st.sampled_from([0.5, 0.9]))
def test_a_quantile_is_that_of_the_sorted_stays(stays: dict[int, int], share: float) -> None:
    every = sorted(stay for stay, viewers in stays.items() for _ in range(viewers))
    found = quantile(stays, share)
    assert not every or (
        sum(stay <= found for stay in every) >= share * len(every) > sum(stay < found for stay in every)
    )


def test_differences_of_all_partitions_sum_up_to_who_was_there() -> None:
    online = Online([(2, [1, 0, -1]), (-1, [2, -2])])
    assert [online.at(step) for step in range(-2, 6)] == [0, 2, 0, 0, 1, 1, 0, 0]
    assert Online([(0, [])]).at(0) == 0


def test_the_peak_is_the_first_of_the_highest_steps_in_the_show() -> None:
    online = Online([(-2, [9, 0, -8, 2, 0, -3])])
    assert online.peak(range(1 << 62)) == (3, 1)
    assert online.peak(range(2, 4)) == (3, 2)
    assert online.peak(range(3, 9)) == (0, None)
    assert online.peak(range(0)) == (0, None)
    assert Online([]).peak(range(9)) == (0, None)


@given(
    st.lists(st.tuples(st.integers(-9, 9), st.lists(st.integers(0, 3), max_size=9)), max_size=3),
    st.integers(-20, 20), st.integers(0, 20),
)  # fmt: skip
def test_the_peak_is_what_looking_at_every_step_finds(
    parts: list[tuple[int, list[int]]], first: int, length: int
) -> None:
    online = Online(parts)
    steps = range(first, first + length)
    most = max((online.at(step) for step in steps), default=0)
    at = next((step for step in steps if online.at(step) == most), None)
    assert online.peak(steps) == ((most, at) if most else (0, None))


def test_heat_halves_each_half_life_and_the_hottest_are_shown() -> None:
    heat = {f"j{number}": float(number) for number in range(12)}
    shown = decayed(heat, 2.0)
    assert shown[0] == ("j11", 11 / 4)
    assert [job for job, _ in shown] == [f"j{number}" for number in range(11, 1, -1)]


def test_small_cells_are_shown_without_their_number() -> None:
    assert shown_cells({"a": 50, "b": 4, "c": 3}) == [("a", 50), ("b", None), ("c", None)]
    assert shown_cells({"a": 50, "b": 5}) == [("a", 50), ("b", 5)]


def test_one_hidden_cell_hides_the_smallest_of_the_others_too() -> None:
    assert shown_cells({"a": 50, "b": 7, "c": 3}) == [("a", 50), ("b", None), ("c", None)]
    assert shown_cells({"a": 3}) == [("a", None)]


@given(st.dictionaries(st.text(max_size=2), st.integers(1, 20)))
def test_no_cell_can_be_found_by_subtraction(cells: dict[str, int]) -> None:
    shown = dict(shown_cells(cells))
    hidden = [value for value, viewers in shown.items() if viewers is None]
    assert shown.keys() == cells.keys()
    assert all(viewers is None or viewers == cells[value] >= CELL_MIN for value, viewers in shown.items())
    assert len(hidden) != 1 or len(cells) == 1


def test_minutes_are_added_up_column_by_column() -> None:
    assert of_minutes({1: [1, 2], 2: [3, 4], 9: [5, 6]}, range(1, 3), 2) == [4, 6]
    assert of_minutes({}, range(3), 2) == [0, 0]


def test_a_partition_that_hears_nothing_does_not_hold_the_watermark_back() -> None:
    assert watermark_of([(90, 100), (40, 50)], idle_ms=20) == 90
    assert watermark_of([(90, 100), (75, 85)], idle_ms=20) == 75
    assert watermark_of([], idle_ms=20) == 0
