"""The day file (日终对账单) of a closed business day: lines in, bytes out, the same for ever; and read back.

UTF-8 with BOM, CRLF. Rows of name, Chinese name, value say what the file is of; then two rows of column names, a line
for each redemption, undo or refund, `TOTAL`, `ROWS`, and `SHA-256` over all bytes before its own row. No names of
people or shops: they can change, the file cannot.
"""

import csv
import hashlib
import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from itertools import zip_longest
from typing import Any, NamedTuple, TypeAlias, TypeVar

from services.redemption.domain.voucher import Refusal
from shared.kernel.decision import Refused

FORM, VERSION = "JINQIU-DAY", "1"
BOM = "\ufeff".encode()

Cell: TypeAlias = str | int | Decimal
Read = TypeVar("Read")

_HEAD = (
    ("campaign", "活动"), ("business_day", "营业日"), ("sequence", "日终序号"), ("closed_at", "日终时间(UTC)"),
)  # fmt: skip
_COLUMNS = (
    ("line", "行号"), ("kind", "类型"), ("at", "时间(UTC)"), ("redemption_id", "核销编号"), ("refund_id", "退款编号"),
    ("merchant_id", "商户"), ("store_id", "门店"), ("terminal_id", "终端"), ("request_no", "请求单号"),
    ("order_no", "订单号"), ("category", "品类"), ("order_fen", "订单金额(分)"), ("order_yuan", "订单金额(元)"),
    ("amount_fen", "应结金额(分)"), ("amount_yuan", "应结金额(元)"), ("campaign_id", "活动"), ("program_id", "项目"),
    ("round_id", "轮次"),
)  # fmt: skip
_LINES_FROM = 1 + 1 + len(_HEAD) + 2  # the mark, whose file, the rest of the head, two rows of column names
_ROWS_AFTER = 3  # totals, row count, hash
_BEGINS_A_FORMULA = frozenset("=+-@\t\r'")  # an apostrophe is what makes the others harmless, so it is marked too


class Kind(StrEnum):
    """What a line is of; in this order when all else is equal."""

    REDEEMED = "REDEEMED"
    REFUNDED = "REFUNDED"
    UNDONE = "UNDONE"


class Scope(StrEnum):
    """Whose lines are in a file: one merchant's, or those paid from one district's money."""

    MERCHANT = "merchant"
    DISTRICT = "district"


_SCOPE_NAMES = {Scope.MERCHANT: "商户", Scope.DISTRICT: "区县"}


class Head(NamedTuple):
    """What a file is of; `sequence` counts the campaign's closed days from 1, so that a missing day shows."""

    scope: Scope
    of: str
    campaign_id: str
    day: str
    sequence: int
    closed_at: datetime


class Place(NamedTuple):
    """Where a line stands in the order of a file."""

    merchant_id: str
    at: datetime
    entry_id: str
    kind: str


START = Place("", datetime(1970, 1, 1, tzinfo=UTC), "00000000-0000-0000-0000-000000000000", "")


class Line(NamedTuple):
    """A redemption, its undo, or a refund. `amount_fen` is what the merchant gets; both amounts are negative where
    something is taken back. `refund_id` and, for a refund at the merchant's desk, `terminal_id` may be empty."""

    kind: Kind
    at: datetime
    redemption_id: str
    refund_id: str
    merchant_id: str
    store_id: str
    terminal_id: str
    request_no: str
    order_no: str
    category: str
    order_fen: int
    amount_fen: int
    campaign_id: str
    program_id: str
    round_id: str

    @property
    def place(self) -> Place:
        """Its place in the order of a file."""
        return Place(self.merchant_id, self.at, self.refund_id or self.redemption_id, self.kind)


class DayFile(NamedTuple):
    """A file that was read and is whole."""

    head: Head
    lines: tuple[Line, ...]


class Part(NamedTuple):
    """The next rows of a file, as cells and as the file's bytes."""

    rows: list[list[Cell]]
    content: bytes


class DayFileWriter:
    """Makes a file part by part, holding no line: `begin`, `add` as often as needed, `end`."""

    def __init__(self, head: Head) -> None:
        self._head = head
        self._sha = hashlib.sha256()
        self._count = 0
        self._sums = {kind: [0, 0] for kind in Kind}

    def begin(self) -> Part:
        """What stands before the lines."""
        head = self._head
        names = ((head.scope, _SCOPE_NAMES[head.scope]), *_HEAD)
        values: tuple[Cell, ...] = (head.of, head.campaign_id, head.day, head.sequence, _written(head.closed_at))
        columns: list[list[Cell]] = [[name for name, _ in _COLUMNS], [chinese for _, chinese in _COLUMNS]]
        about: list[list[Cell]] = [[*name, value] for name, value in zip(names, values, strict=True)]
        self._sha.update(BOM)
        part = self._part([[FORM, "日终对账单", VERSION], *about, *columns])
        return part._replace(content=BOM + part.content)

    def add(self, lines: Sequence[Line]) -> Part:
        """The rows of the next lines."""
        return self._part([self._row(line) for line in lines])

    def end(self) -> Part:
        """Totals, row count, and the hash of all before its own row."""
        totals: list[Cell] = ["TOTAL"]
        for kind, (count, fen) in self._sums.items():
            totals += [kind, count, fen, _yuan(fen)]
        net = sum(fen for _, fen in self._sums.values())
        counted = self._part([[*totals, "NET", net, _yuan(net)], ["ROWS", self._count]])
        hashed = self._part([["SHA-256", self._sha.hexdigest()]])
        return Part(counted.rows + hashed.rows, counted.content + hashed.content)

    def _row(self, line: Line) -> list[Cell]:
        self._count += 1
        sums = self._sums[line.kind]
        sums[0] += 1
        sums[1] += line.amount_fen
        return [
            self._count, line.kind, _written(line.at), line.redemption_id, line.refund_id, line.merchant_id,
            line.store_id, line.terminal_id, line.request_no, line.order_no, line.category, line.order_fen,
            _yuan(line.order_fen), line.amount_fen, _yuan(line.amount_fen), line.campaign_id, line.program_id,
            line.round_id,
        ]  # fmt: skip

    def _part(self, rows: list[list[Cell]]) -> Part:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows([_harmless(cell) for cell in row] for row in rows)
        content = text.getvalue().encode()
        self._sha.update(content)
        return Part(rows, content)


def read_day_file(content: bytes) -> DayFile | Refused:
    """The file, if it is whole: writing again what it says gives the same bytes, so count, totals and hash hold."""
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        return Refused(Refusal.MALFORMED, "the file is not UTF-8 csv")
    if len(rows) < _LINES_FROM + _ROWS_AFTER:
        return Refused(Refusal.MALFORMED, f"the file has {len(rows)} rows, fewer than one without lines")
    try:
        file = DayFile(
            _as(_head, 2, rows[1 : 2 + len(_HEAD)]),
            tuple(
                _as(_line, number, row) for number, row in enumerate(rows[_LINES_FROM:-_ROWS_AFTER], _LINES_FROM + 1)
            ),
        )
    except ValueError as error:
        return Refused(Refusal.MALFORMED, str(error))
    writer = DayFileWriter(file.head)
    again = b"".join(part.content for part in (writer.begin(), writer.add(file.lines), writer.end()))
    if again == content:
        return file
    pairs = enumerate(zip_longest(content.split(b"\n"), again.split(b"\n")), 1)
    number = next(number for number, (told, made) in pairs if told != made)
    return Refused(Refusal.MALFORMED, f"row {number} is not what the rest of the file makes it")


def _head(rows: Sequence[Sequence[str]]) -> Head:
    (scope, _, of), (_, _, campaign_id), (_, _, day), (_, _, sequence), (_, _, closed_at) = rows
    return Head(Scope(scope), _told(of), _told(campaign_id), _told(day), int(sequence), _read(closed_at))


def _as(read: Callable[[Any], Read], number: int, cells: Any) -> Read:
    try:
        return read(cells)
    except (ValueError, OverflowError):
        raise ValueError(f"row {number} is not of a day file") from None


def _line(row: Sequence[str]) -> Line:
    (
        _, kind, at, redemption_id, refund_id, merchant_id, store_id, terminal_id, request_no, order_no, category,
        order_fen, _, amount_fen, _, campaign_id, program_id, round_id,
    ) = map(_told, row)  # fmt: skip
    return Line(
        Kind(kind), _read(at), redemption_id, refund_id, merchant_id, store_id, terminal_id, request_no, order_no,
        category, int(order_fen), int(amount_fen), campaign_id, program_id, round_id,
    )  # fmt: skip


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in _BEGINS_A_FORMULA else cell


def _told(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" else cell


def _yuan(fen: int) -> Decimal:
    return Decimal(fen).scaleb(-2)


def _written(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _read(instant: str) -> datetime:
    return datetime.fromisoformat(instant).astimezone(UTC)
