"""The comparison on paper: the order of rows changes nothing, each planted difference is found just once."""

from collections.abc import Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from services.treasury.domain.reconciliation import AGREES, Found, Key, Pair, Place, Result, Row, Sums, compare, tally

NAMES = st.sampled_from(["x1", "x2", "x3", "x4"])
ROWS = st.builds(
    Row, st.sampled_from(["2022-08-26", "2022-08-27"]), st.sampled_from(["m1", "m2"]), NAMES,
    st.integers(-(2**53), 2**53), st.sampled_from(["", "PAID a"]), st.just("d1"), st.just(False),
)  # fmt: skip
SIDES = st.lists(ROWS, max_size=30)
UNIQUE = st.lists(ROWS, min_size=1, max_size=16, unique_by=lambda row: row[:3])


def results(here: Sequence[Row], there: Sequence[Row]) -> dict[Key, Result]:
    found = list(compare(Pair.LIST, here, there))
    named = {one.key: one.result for one in found}
    assert len(named) == len(found)
    return named


@given(SIDES, SIDES, st.randoms())
def test_the_order_of_rows_changes_nothing(here: list[Row], there: list[Row], random: Random) -> None:
    before = results(here, there)
    random.shuffle(here)
    random.shuffle(there)
    assert results(here, there) == before


@given(SIDES)
def test_a_healthy_world_has_no_difference(rows: list[Row]) -> None:
    assert set(results(rows, rows[::-1]).values()) <= {Result.MATCHED}


@given(UNIQUE, st.data())
def test_each_planted_difference_is_found_once_and_nothing_beside_it(rows: list[Row], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(rows) - 1))
    row, rest = rows[place], rows[:place] + rows[place + 1 :]
    planted: dict[Result, tuple[list[Row], list[Row]]] = {
        Result.MISSING_HERE: (rest, rows),
        Result.MISSING_THERE: (rows, rest),
        Result.AMOUNT_DIFFERS: ([*rest, row._replace(amount_fen=row.amount_fen + 1)], rows),
        Result.WORD_DIFFERS: ([*rest, row._replace(word="another")], rows),
    }
    for result, sides in planted.items():
        found = results(*sides)
        assert {key: one for key, one in found.items() if one not in AGREES} == {Key(Pair.LIST, *row[:3]): result}
        assert len(found) == len(rows)


@given(UNIQUE)
def test_a_row_that_stands_twice_on_one_side_is_a_difference(rows: list[Row]) -> None:
    found = results([*rows, rows[0]], rows)
    assert [result for result in found.values() if result != Result.MATCHED] == [Result.MISSING_THERE]
    assert Key(Pair.LIST, *rows[0][:2], f"{rows[0].item_id} #2") in found


def test_what_may_come_is_on_its_way_but_what_agrees_has_come() -> None:
    row = Row("2022-08-26", "m1", "x1", 100, may_come=True)
    for here, there, result in (
        ([row], [], Result.ON_ITS_WAY),
        ([], [row], Result.ON_ITS_WAY),
        ([row], [row._replace(amount_fen=1, may_come=False)], Result.ON_ITS_WAY),
        ([row], [row._replace(may_come=False)], Result.MATCHED),
    ):
        assert list(results(here, there).values()) == [result]


def test_what_was_found_is_counted_where_it_belongs_with_both_sides_money() -> None:
    here = [Row("d", "m", "x1", 100, "", "d1"), Row("d", "m", "x2", 30, "", "d1")]
    there = [Row("d", "m", "x1", 100, "", "d1"), Row("d", "m", "x3", -7, "", "d2")]
    assert tally(list(compare(Pair.BANK, here, there))) == {
        Place(Pair.BANK, "d", "m", "d1", Result.MATCHED): Sums(1, 100, 100),
        Place(Pair.BANK, "d", "m", "d1", Result.MISSING_THERE): Sums(1, 30, 0),
        Place(Pair.BANK, "d", "m", "d2", Result.MISSING_HERE): Sums(1, 0, -7),
    }
    assert Found(Key(Pair.BANK, "", "", ""), Result.MATCHED, None, None).district_id == ""
