"""Reads one uploaded sheet; run as a child process of its own, confined before it looks inside (`confined.py`).

Reads xlsx or csv from stdin, whichever it is; writes one JSON object: the first sheet's `rows` as text, or the
`problem` for which it will not, and the kind of `error` if it is at a loss.
"""

import csv
import io
import json
import os
import sys
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NoReturn

import python_calamine

from shared.runtime.confined import Limits, live_within

BYTES_MAX = 12 * 1024 * 1024
UNPACKED_MAX = 150 * 1024 * 1024
ROWS_MAX, COLUMNS_MAX, CELL_MAX = 40_000, 60, 5_000
TEXT_MAX = 40 * 1024 * 1024  # characters in all
LIMITS = Limits(1024 * 1024 * 1024, 20)
NICENESS = 10
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class UnreadableError(Exception):
    """Why a file is not read, for who sent it."""


def main() -> None:
    """One file in, one answer out."""
    os.nice(NICENESS)
    told: dict[str, Any]
    try:
        content = sys.stdin.buffer.read(BYTES_MAX + 1)
        live_within(LIMITS, _give_up)
        told = {"rows": read_sheet(content)}
    except UnreadableError as error:
        told = {"problem": str(error)}
    except MemoryError:
        told = {"problem": "文件展开后过大"}
    except BaseException as error:
        told = {"problem": "文件无法读取，请另存为xlsx或csv后再试", "error": type(error).__name__}
    sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"))


def read_sheet(content: bytes) -> list[list[str]]:
    """The first sheet's rows within limits; raises UnreadableError."""
    if not content.strip():
        raise UnreadableError("文件是空的")
    if len(content) > BYTES_MAX:
        raise UnreadableError(f"文件超过{BYTES_MAX // 1024 // 1024}MB")
    if content.startswith(_OLE):
        raise UnreadableError("旧版xls或加密的文件，请另存为不加密的xlsx")
    rows = _bounded(_xlsx(content) if content.startswith(_ZIP) else _csv(content))
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise UnreadableError("表格是空的")
    return rows


def _bounded(rows: Iterable[list[str]]) -> list[list[str]]:
    kept: list[list[str]] = []
    characters = 0
    for row in rows:
        if len(kept) == ROWS_MAX:
            raise UnreadableError(f"表格超过{ROWS_MAX}行")
        cells = [cell[:CELL_MAX] for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > COLUMNS_MAX:
            raise UnreadableError(f"表格超过{COLUMNS_MAX}列")
        characters += sum(map(len, cells))
        if characters > TEXT_MAX:
            raise UnreadableError("表格文字过多")
        kept.append(cells)
    return kept


def _xlsx(content: bytes) -> Iterator[list[str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > UNPACKED_MAX:
            raise UnreadableError("文件展开后过大")
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheet = book.get_sheet_by_index(0)
    if sheet.total_height > ROWS_MAX:
        raise UnreadableError(f"表格超过{ROWS_MAX}行")
    if sheet.total_width > COLUMNS_MAX:
        raise UnreadableError(f"表格超过{COLUMNS_MAX}列")
    for row in sheet.to_python(skip_empty_area=False):
        yield [_text(cell) for cell in row]


def _text(cell: object) -> str:
    match cell:
        case bool():
            return "是" if cell else "否"
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case datetime() | date():
            return cell.isoformat()[:10]
        case time() | timedelta():
            return str(cell)
    return str(cell).strip()


def _csv(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    if "\0" in text:
        raise UnreadableError("既不是xlsx也不是csv")
    head = text.split("\n", 1)[0]
    delimiter = max(",\t;，", key=head.count)
    csv.field_size_limit(10 * CELL_MAX)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [cell.strip() for cell in row]
    except csv.Error as error:
        raise UnreadableError("csv格式有误：单元格过长或引号不成对") from error


def _decoded(content: bytes) -> str:
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for codec in ("utf-16",) if is_utf16 else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(codec)
        except UnicodeDecodeError:
            continue
    raise UnreadableError("文字编码无法识别，请用UTF-8或GB18030保存")


def _give_up(*_: object) -> NoReturn:
    raise UnreadableError("文件读取时间过长")


if __name__ == "__main__":
    main()
