"""A report as an xlsx file with charts, by XlsxWriter; text is written as text, whatever it begins with."""

import asyncio
import io
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook

from services.jobfair.usecases.report_ports import Named, Report, Row

AT_ONCE = 2
"""Files made at the same time; others wait."""
_TOO_FEW = "不足5"
_MINUTES, _SEGMENTS = "逐分钟", "台上企业"
_CHART = {"width": 900, "height": 320}


class XlsxReport:
    """Writes reports, some at once, off the event loop."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def write(self, report: Report) -> bytes:
        """The file."""
        async with self._turns:
            return await asyncio.to_thread(write_xlsx, report)


def write_xlsx(report: Report) -> bytes:
    """The same report as sheets: overview, minutes, stage, jobs and viewers, quality."""
    made = io.BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        heads = book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        _overview(book, report, heads, wrapped)
        _minutes(book, report, heads)
        _stage(book, report, heads)
        _audience(book, report, heads)
        _quality(book, report, heads, wrapped)
    return made.getvalue()


def _overview(book: Workbook, report: Report, heads: Any, wrapped: Any) -> None:
    sheet = book.add_worksheet("总览")
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 3, 20)
    sheet.set_column(4, 4, 70)
    sheet.write_string(0, 0, report.title, book.add_format({"bold": True, "font_size": 16}))
    sheet.write_string(1, 0, report.kind)
    for place, (name, value) in enumerate(report.facts, 3):
        _line(sheet, place, [name, value])
    first = 4 + len(report.facts)
    _line(sheet, first, ["指标", "数值", "单位", "平台自报（不相加）", "口径"], heads)
    for place, row in enumerate(report.rows, first + 1):
        _line(sheet, place, [row.title, row.value, row.unit, row.platform, row.meaning], wrapped)


def _minutes(book: Workbook, report: Report, heads: Any) -> None:
    sheet = book.add_worksheet(_MINUTES)
    _line(sheet, 0, report.minute_columns, heads)
    for place, counts in enumerate(report.minutes, 1):
        _line(sheet, place, counts)
    last = len(report.minutes)
    if not last:
        return
    for place, columns in enumerate(((2,), (3, 5, 6, 8), (4,))):
        chart = book.add_chart({"type": "line"})
        for column in columns:
            chart.add_series({
                "name": [_MINUTES, 0, column],
                "categories": [_MINUTES, 1, 0, last, 0],
                "values": [_MINUTES, 1, column, last, column],
            })  # fmt: skip
        chart.set_title({"name": "每分钟" + "、".join(report.minute_columns[column] for column in columns)})
        chart.set_size(_CHART)
        sheet.insert_chart(1 + 17 * place, len(report.minute_columns) + 1, chart)


def _stage(book: Workbook, report: Report, heads: Any) -> None:
    sheet = book.add_worksheet(_SEGMENTS)
    sheet.set_column(0, 1, 34)
    titles = list(dict.fromkeys(row.title for page in report.segments for row in page.rows))
    _line(sheet, 0, ["企业", "台上时间", *titles], heads)
    for place, page in enumerate(report.segments, 1):
        values = {row.title: row.value for row in page.rows}
        _line(sheet, place, [page.title, page.time, *(values.get(title) for title in titles)])
    if report.segments:
        chart = book.add_chart({"type": "column"})
        last = len(report.segments)
        chart.add_series({
            "name": [_SEGMENTS, 0, 2], "categories": [_SEGMENTS, 1, 0, last, 0], "values": [_SEGMENTS, 1, 2, last, 2],
        })  # fmt: skip
        chart.set_title({"name": "各企业台上时间的观看人次"})
        chart.set_size(_CHART)
        sheet.insert_chart(last + 3, 0, chart)


def _audience(book: Workbook, report: Report, heads: Any) -> None:
    sheet = book.add_worksheet("岗位与观众")
    sheet.set_column(0, 8, 16)
    _block(sheet, 0, ("热门岗位", "热度"), report.hot_jobs, report.heat_meaning, heads)
    _block(sheet, 3, ("地区", "观众"), report.regions, report.cells_meaning, heads)
    _block(sheet, 6, ("学历", "观众"), report.education, report.cells_meaning, heads)


def _block(sheet: Any, column: int, head: tuple[str, str], named: Sequence[Named], meaning: str, heads: Any) -> None:
    _line(sheet, 0, list(head), heads, column)
    for place, one in enumerate(named, 1):
        _line(sheet, place, [one.name, _TOO_FEW if one.value is None else one.value], None, column)
    _line(sheet, len(named) + 2, [meaning], None, column)


def _quality(book: Workbook, report: Report, heads: Any, wrapped: Any) -> None:
    sheet = book.add_worksheet("数据质量")
    sheet.set_column(0, 1, 18)
    sheet.set_column(3, 3, 80)
    _line(sheet, 0, ["项目", "数值", "单位", "口径"], heads)
    rows = [*report.quality, *(_refused(one) for one in report.refused)]
    for place, row in enumerate(rows, 1):
        _line(sheet, place, [row.title, row.value, row.unit, row.meaning], wrapped)


def _refused(one: Named) -> Row:
    return Row(f"拒收：{one.name}", one.value or 0, "条", "未进入日志，由入口计数")


def _line(sheet: Any, row: int, cells: Sequence[int | float | str | None], form: Any = None, column: int = 0) -> None:
    for place, cell in enumerate(cells, column):
        if isinstance(cell, str):
            sheet.write_string(row, place, cell, form)
        elif cell is not None:
            sheet.write_number(row, place, cell, form)
