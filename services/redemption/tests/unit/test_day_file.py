"""A day's file on paper: the same bytes however it is cut, read back as written, and no byte of it can be changed."""

import csv
import hashlib
import io
import tracemalloc
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.redemption.domain.day_file import (
    DayFile,
    DayFileWriter,
    Head,
    Kind,
    Line,
    Place,
    Scope,
    read_day_file,
)
from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.open_day_file import open_day_file
from services.redemption.usecases.view_ports import DayEnd
from services.redemption.usecases.write_day_file import write_day_file
from services.redemption.usecases.write_day_sheet import write_day_sheet
from shared.kernel.decision import Refused
from shared.kernel.fen import FEN_MAX

NOON = datetime(2022, 8, 26, 12, tzinfo=UTC)
HEAD = Head(Scope.MERCHANT, "m1", "c1", "2022-08-26", 3, NOON + timedelta(hours=12))


def line(number: int = 1, kind: Kind = Kind.REDEEMED, **changes: Any) -> Line:
    redemption_id = str(UUID(int=number))
    plain = Line(
        kind, NOON + timedelta(seconds=number), redemption_id, "", "m1", "st1", "t1", f"req-{number}", f"o-{number}",
        "cars", 40_000, 5_000, "c1", "p1", "r1",
    )  # fmt: skip
    return plain._replace(**changes)


LINES = [
    line(1),
    line(2, order_no="-1+cmd|' /C calc'!A0", request_no="'quoted'"),
    line(2, Kind.UNDONE, order_fen=-40_000, amount_fen=-5_000),
    line(3, Kind.REFUNDED, refund_id=str(UUID(int=9)), terminal_id="", order_fen=-10_001, amount_fen=-1_250),
]


def written(lines: Sequence[Line], head: Head = HEAD, cut: int = 2) -> bytes:
    writer = DayFileWriter(head)
    pages = [lines[start : start + cut] for start in range(0, len(lines), cut)]
    parts = [writer.begin(), *map(writer.add, pages), writer.end()]
    return b"".join(part.content for part in parts)


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_file_says_what_it_is_of_then_the_lines_then_totals_count_and_hash() -> None:
    content = written(LINES)
    assert content.startswith(b"\xef\xbb\xbfJINQIU-DAY,")
    assert b"\n" not in content.replace(b"\r\n", b"")
    rows = rows_of(content)
    assert [(row[0], row[-1]) for row in rows[:6]] == [
        ("JINQIU-DAY", "1"), ("merchant", "m1"), ("campaign", "c1"), ("business_day", "2022-08-26"), ("sequence", "3"),
        ("closed_at", "2022-08-27T00:00:00Z"),
    ]  # fmt: skip
    named = dict(zip(rows[6], rows[11], strict=True))
    assert (named["line"], named["kind"], named["at"]) == ("4", "REFUNDED", "2022-08-26T12:00:03Z")
    assert (named["order_fen"], named["order_yuan"]) == ("-10001", "-100.01")
    assert (named["amount_fen"], named["amount_yuan"]) == ("-1250", "-12.50")
    assert rows[-3:-1] == [
        ["TOTAL", "REDEEMED", "2", "10000", "100.00", "REFUNDED", "1", "-1250", "-12.50", "UNDONE", "1", "-5000",
         "-50.00", "NET", "3750", "37.50"],
        ["ROWS", "4"],
    ]  # fmt: skip
    before = content[: content.index(b"SHA-256")]
    assert rows[-1] == ["SHA-256", hashlib.sha256(before).hexdigest()]


def test_a_day_without_lines_has_a_file_too() -> None:
    content = written([])
    assert rows_of(content)[-2] == ["ROWS", "0"]
    assert read_day_file(content) == DayFile(HEAD, ())


def test_what_begins_like_a_formula_is_made_harmless_and_read_back_as_it_was() -> None:
    for text in ("=1+1", "+1", "-1", "@sum", "\tx", "\rx", "'x", "'=1"):
        content = written([line(order_no=text)])
        assert rows_of(content)[8][9] == f"'{text}"
        assert read_day_file(content) == DayFile(HEAD, (line(order_no=text),))


_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
_FEN = st.integers(-FEN_MAX, FEN_MAX)
_WHEN = st.timedeltas(timedelta(days=-5_000), timedelta(days=20_000)).map(lambda since: NOON + since)
_LINE = st.builds(
    Line, st.sampled_from(Kind), _WHEN, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT, _FEN, _FEN, _TEXT,
    _TEXT, _TEXT,
)  # fmt: skip
_HEAD = st.builds(Head, st.sampled_from(Scope), _TEXT, _TEXT, _TEXT, st.integers(1, 10**6), _WHEN)


@given(_HEAD, st.lists(_LINE, max_size=8), st.integers(1, 9))
def test_whatever_is_written_is_read_back_and_cutting_changes_no_byte(head: Head, lines: list[Line], cut: int) -> None:
    content = written(lines, head, cut)
    assert content == written(lines, head, len(lines) or 1)
    assert read_day_file(content) == DayFile(head, tuple(lines))


@settings(max_examples=400)
@given(st.integers(0, len(written(LINES)) - 1), st.integers(0, 255))
def test_no_byte_can_be_another(place: int, byte: int) -> None:
    content = bytearray(written(LINES))
    if content[place] != byte:
        content[place] = byte
        refused = read_day_file(bytes(content))
        assert isinstance(refused, Refused)
        assert refused.reason == Refusal.MALFORMED


@given(st.integers(0, len(written(LINES)) - 1))
def test_no_end_can_be_missing(place: int) -> None:
    assert isinstance(read_day_file(written(LINES)[:place]), Refused)


def _without_a_line(content: bytes) -> bytes:
    rows = content.split(b"\r\n")
    return b"\r\n".join(rows[:9] + rows[10:])


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"\xff", "the file is not UTF-8 csv"),
        (b'"a', "the file is not UTF-8 csv"),
        (b"", "the file has 0 rows, fewer than one without lines"),
        (written(LINES).replace(b",5000,", b",5001,", 1), "row 9 is not what the rest of the file makes it"),
        (written(LINES).replace(b"NET,3750", b"NET,3751"), "row 13 is not what the rest of the file makes it"),
        (written(LINES).replace(b"ROWS,4", b"ROWS,5"), "row 14 is not what the rest of the file makes it"),
        (written(LINES).replace(b"merchant,", b"person,", 1), "row 2 is not of a day file"),
        (written(LINES).replace(b"REFUNDED", b"RETURNED", 1), "row 12 is not of a day file"),
        (written(LINES).replace(b"2022-08-26T12:00:03Z", b"0001-01-01T00:00:00+23:00"), "row 12 is not of a day file"),
        (_without_a_line(written(LINES)), "row 10 is not what the rest of the file makes it"),
        (written(LINES) + b"more\r\n", "row 13 is not of a day file"),
    ],
)
def test_a_file_that_is_not_whole_is_refused_with_the_row_named(content: bytes, detail: str) -> None:
    assert read_day_file(content) == Refused(Refusal.MALFORMED, detail)


class MadeUp:
    """A closed day of as many lines as wanted, each made when it is asked for."""

    def __init__(self, lines: int, page: int = 500) -> None:
        self._lines = lines
        self._page = page

    async def end_of_day(self, campaign_id: str, day: str) -> DayEnd | None:
        return DayEnd(3, NOON)

    async def knows(self, scope: Scope, of: str, campaign_id: str) -> bool:
        return True

    async def page(self, head: Head, after: Place) -> list[Line]:
        first = UUID(after.entry_id).int + 1
        return [line(number) for number in range(first, min(first + self._page, self._lines + 1))]


class Kept:
    """A sheet that only remembers."""

    content = b""

    def __init__(self) -> None:
        self.rows: list[Sequence[Any]] = []

    async def add(self, rows: Iterable[Sequence[Any]]) -> None:
        self.rows += rows


async def _peak_and_length(lines: int) -> tuple[int, int]:
    tracemalloc.start()
    try:
        length = sum([len(part.content) async for part in write_day_file(MadeUp(lines), HEAD)])
        return tracemalloc.get_traced_memory()[1], length
    finally:
        tracemalloc.stop()


async def test_twenty_thousand_lines_stream_in_the_memory_of_a_thousand() -> None:
    peak_of_few, _ = await _peak_and_length(1_000)
    peak, length = await _peak_and_length(20_000)
    assert peak < 1.2 * peak_of_few
    assert peak < length / 2


async def test_a_sheet_has_the_rows_of_the_file_and_its_hash() -> None:
    sheet = Kept()
    assert await write_day_sheet(MadeUp(7, page=3), sheet, HEAD) == len(sheet.rows) == 18
    content = b"".join([part.content async for part in write_day_file(MadeUp(7), HEAD)])
    assert [[str(cell) for cell in row] for row in sheet.rows] == rows_of(content)


async def test_a_day_that_no_sheet_holds_is_refused() -> None:
    refused = await write_day_sheet(MadeUp(7), Kept(), HEAD, rows_max=17)
    assert refused == Refused(Refusal.TOO_LARGE, "more lines than a sheet holds: take the csv file")


async def test_a_day_is_open_until_it_is_counted() -> None:
    class HalfClosed(MadeUp):
        async def end_of_day(self, campaign_id: str, day: str) -> DayEnd | None:
            return DayEnd(None, NOON)

    answer = await open_day_file(HalfClosed(1), Scope.MERCHANT, "m1", "c1", "d")
    assert answer == Refused(Refusal.WRONG_STATE, "the business day is open still")
