"""The files: a workbook that opens with its sheets, charts and no formula, a document with a page a company."""

import io
import zipfile
from dataclasses import replace

import msgspec
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from services.jobfair.adapters.typst_report import TypstReport
from services.jobfair.adapters.xlsx_report import XlsxReport
from services.jobfair.tests.report_fakes import ROOM, WALL, MemoryShelf
from services.jobfair.usecases.report_ports import ReportWriter, RoomFigures
from services.jobfair.usecases.write_report import write_report

EMPTY = replace(
    ROOM, minutes=[], wall=msgspec.structs.replace(WALL, segments=[], hot_jobs=[], regions=[], education=[], refused={})
)


async def written(writer: ReportWriter, room: RoomFigures = ROOM) -> bytes:
    made = await write_report(MemoryShelf(r1=room), writer, "r1")
    assert isinstance(made, bytes)
    return made


async def test_a_workbook_has_every_sheet_and_its_charts() -> None:
    made = await written(XlsxReport())
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    assert book.sheet_names == ["总览", "逐分钟", "台上企业", "岗位与观众", "数据质量"]
    overview = book.get_sheet_by_name("总览").to_python()
    assert overview[0][0] == "=职就未来，乐业衡水 · 主会场"
    assert ["观看人次", 28_500, "人次", 29_113] in [row[:4] for row in overview]
    assert len(book.get_sheet_by_name("逐分钟").to_python()) == 1 + len(ROOM.minutes)
    names = zipfile.ZipFile(io.BytesIO(made)).namelist()
    assert sum(name.startswith("xl/charts/chart") for name in names) == 4


async def test_no_cell_of_a_workbook_is_a_formula() -> None:
    archive = zipfile.ZipFile(io.BytesIO(await written(XlsxReport())))
    sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sheets
    assert not [sheet for sheet in sheets if b"<f>" in sheet]


async def test_a_document_has_a_page_for_each_company_in_a_chinese_font() -> None:
    document = PdfReader(io.BytesIO(await written(TypstReport())))
    pages = [page.extract_text() for page in document.pages]
    assert "最终报告" in pages[0]
    assert "28500" in pages[0].replace(",", "")
    assert any("河北养元智汇饮品股份有限公司" in page and "台上时间" in page for page in pages[1:])


async def test_a_room_where_nothing_has_happened_yet_has_its_files_too() -> None:
    assert await written(XlsxReport(), EMPTY)
    assert await written(TypstReport(), EMPTY)
