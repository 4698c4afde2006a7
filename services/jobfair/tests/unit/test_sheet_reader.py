"""Sheets of strangers, read by a child process: broken and hostile ones end in a refusal, never in more."""

import asyncio
import io
import zipfile
from datetime import date
from typing import Any

import pytest
from xlsxwriter import Workbook

from services.jobfair.adapters import sheet_child
from services.jobfair.adapters.child_sheet_reader import ChildSheetReader
from services.jobfair.domain.posting import Refusal
from shared.kernel.decision import Refused

READER = ChildSheetReader()
ROWS = [["公司名称", "岗位名称"], ["示例公司", "操作工"]]


def xlsx(rows: list[list[Any]], **options: Any) -> bytes:
    made = io.BytesIO()
    with Workbook(made, options) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return made.getvalue()


def csv_text(rows: list[list[str]], delimiter: str = ",") -> str:
    return "\r\n".join(delimiter.join(row) for row in rows) + "\r\n"


def repacked(content: bytes, **parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name.rsplit("/", 1)[-1].replace(".", "_"), old.read(name)))
    return made.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        xlsx(ROWS),
        csv_text(ROWS).encode(),
        csv_text(ROWS).encode("utf-8-sig"),
        csv_text(ROWS).encode("gb18030"),
        csv_text(ROWS, "\t").encode("utf-16"),
        csv_text(ROWS, ";").encode(),
    ],
    ids=["xlsx", "utf-8", "utf-8 with BOM", "gb18030", "utf-16", "semicolons"],
)
async def test_reads_a_sheet_whatever_it_is_called(content: bytes) -> None:
    assert await READER.read(content) == ROWS


async def test_numbers_days_and_formulas_come_as_text() -> None:
    made = io.BytesIO()
    with Workbook(made) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [3500, 0.35, True])
        sheet.write_datetime(0, 3, date(2022, 9, 30), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_formula(0, 4, '=HYPERLINK("http://x","点我")', None, "点我")
        sheet.write_row(2, 0, ["third row"])
    assert await READER.read(made.getvalue()) == [["3500", "0.35", "是", "2022-09-30", "点我"], [], ["third row"]]


GOOD = xlsx(ROWS)
BOMB = repacked(GOOD, sheet1_xml=b'<?xml version="1.0"?><worksheet>' + b" " * (151 * 1024 * 1024))
WIDE = xlsx([["x"] * 61])
HOSTILE = {
    "empty": (b"", "文件是空的"),
    "blank": (b" \n ", "文件是空的"),
    "an old xls": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧版xls或加密的文件，请另存为不加密的xlsx"),
    "too large": (b"a," * (7 * 1024 * 1024), "文件超过12MB"),
    "a zip bomb": (BOMB, "文件展开后过大"),
    "a broken zip": (GOOD[: len(GOOD) // 2], "文件无法读取，请另存为xlsx或csv后再试"),
    "broken xml": (repacked(GOOD, sheet1_xml=b"<worksheet><sheetData><row>"), None),
    "no workbook": (repacked(GOOD, workbook_xml=b"<nothing/>"), "文件无法读取，请另存为xlsx或csv后再试"),
    "too wide": (WIDE, "表格超过60列"),
    "too long": (b"a\n" * 40_001, "表格超过40000行"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "既不是xlsx也不是csv"),
    "a cell without end": (b'a,"' + b"x" * 60_000, "csv格式有误：单元格过长或引号不成对"),
    "no text": (b"\xff\xff\xff\xff", "文字编码无法识别，请用UTF-8或GB18030保存"),
    "no rows": (b",,,\n,,\n", "表格是空的"),
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_file_gets_a_reason(name: str) -> None:
    content, reason = HOSTILE[name]
    told = await READER.read(content)
    assert isinstance(told, Refused)
    assert told.reason == Refusal.MALFORMED
    assert reason in {None, told.detail}


async def test_a_child_that_ends_without_a_word_is_a_refusal(tmp_path: Any) -> None:
    far = repacked(
        GOOD,
        sheet1_xml=b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>'
        b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>z</t></is></c></row></sheetData></worksheet>',
    )
    told = await READER.read(far)
    assert isinstance(told, Refused)
    good = await asyncio.gather(READER.read(GOOD), READER.read(GOOD))
    assert list(good) == [ROWS, ROWS]


def test_long_cells_are_cut_and_trailing_empty_ones_dropped() -> None:
    rows = sheet_child.read_sheet(f"a,{'x' * 6000},,\n".encode())
    assert [len(cell) for cell in rows[0]] == [1, sheet_child.CELL_MAX]
