"""What companies write into cells."""

from datetime import UTC, datetime

import pytest

from services.jobfair.domain.posting import Employment
from services.jobfair.domain.posting_cells import (
    CellError,
    read_employment,
    read_headcount,
    read_pay,
    read_pay_range,
    read_valid_until,
)


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        ("3500", 350_000), ("3,500元/月", 350_000), ("￥3500.50", 350_050), ("0.35万", 350_000), ("3.5k", 350_000),
        ("4千元每月", 400_000), ("３５００元", 350_000), ("3500元起", 350_000), ("面议", None), ("", None),
    ],
)  # fmt: skip
def test_reads_a_pay(cell: str, fen: int | None) -> None:
    assert read_pay(cell) == fen


@pytest.mark.parametrize("cell", ["很高", "0", "99999999", "3500-4000", "1.2.3"])
def test_refuses_what_is_no_pay(cell: str) -> None:
    with pytest.raises(CellError):
        read_pay(cell)


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        ("4000-6000", (400_000, 600_000)), ("4千至6千", (400_000, 600_000)), ("4-6千", (400_000, 600_000)),
        ("0.4万~0.6万元/月", (400_000, 600_000)), ("5000", (500_000, 500_000)), ("面议", (None, None)),
        ("4k－6k", (400_000, 600_000)),
    ],
)  # fmt: skip
def test_reads_a_range_of_pay(cell: str, fen: tuple[int | None, int | None]) -> None:
    assert read_pay_range(cell) == fen


@pytest.mark.parametrize("cell", ["6000-4000", "多劳多得", "4000-"])
def test_refuses_what_is_no_range_of_pay(cell: str) -> None:
    with pytest.raises(CellError):
        read_pay_range(cell)


def test_reads_how_many_are_sought() -> None:
    assert [read_headcount(cell) for cell in ("5", "5人", " 12 名", "3.0", "", "无")] == [
        5, 5, 12, 3, None, None,
    ]  # fmt: skip
    for cell in ("若干", "0", "100001", "-3"):
        with pytest.raises(CellError):
            read_headcount(cell)


@pytest.mark.parametrize("cell", ["2022-09-30", "2022/9/30", "2022年9月30日", "2022.09.30", "2022-09-30 00:00:00"])
def test_a_day_of_validity_ends_with_that_day_in_china(cell: str) -> None:
    assert read_valid_until(cell) == datetime(2022, 9, 30, 16, tzinfo=UTC)


@pytest.mark.parametrize("cell", ["长期", "2022-02-30", "1999-01-01", "30/9/2022"])
def test_refuses_what_is_no_day(cell: str) -> None:
    with pytest.raises(CellError):
        read_valid_until(cell)


def test_reads_the_kind_of_work() -> None:
    cells = ("", "全职", "兼职", "实习生", "劳务派遣", "Full-Time")
    assert [read_employment(cell) for cell in cells] == [
        Employment.FULL_TIME, Employment.FULL_TIME, Employment.PART_TIME, Employment.INTERN, Employment.TEMPORARY,
        Employment.FULL_TIME,
    ]  # fmt: skip
    with pytest.raises(CellError):
        read_employment("随意")
    assert read_valid_until("") is None
