"""Sheets for people as xlsx, by XlsxWriter: every cell is a string, whatever it begins with."""

import asyncio
import io
from collections.abc import Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook

COLUMN_WIDTH = 18


class XlsxSheets:
    """Made in memory: as large as an import may be, packed."""

    async def write(self, title: str, rows: Sequence[Sequence[str]]) -> bytes:
        return await asyncio.to_thread(_written, title, rows)


def _written(title: str, rows: Sequence[Sequence[str]]) -> bytes:
    made = io.BytesIO()
    with Workbook(made, {"constant_memory": True}) as book:
        book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})  # the same rows are the same bytes
        sheet = book.add_worksheet(title)
        bold = book.add_format({"bold": True})
        sheet.set_column(0, max(map(len, rows), default=1), COLUMN_WIDTH)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell, bold if number == 0 else None)
    return made.getvalue()
