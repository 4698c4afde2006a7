"""A day file as an xlsx sheet, by XlsxWriter: rows go to a temporary file at once, and the same day gives the same
bytes."""

import asyncio
import io
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC
from decimal import Decimal
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook

from services.redemption.domain.day_file import Cell, Head


class XlsxDaySheet:
    """A sheet that is being written; `content` is complete once the block is left."""

    def __init__(self, head: Head, folder: str) -> None:
        self._made = io.BytesIO()  # packed: a tenth of the rows' size
        self._book = Workbook(self._made, {"constant_memory": True, "tmpdir": folder})
        self._book.set_properties({"created": head.closed_at.astimezone(UTC)})  # not the time of writing
        self._sheet = self._book.add_worksheet("对账单")
        self._yuan = self._book.add_format({"num_format": "0.00"})
        self._row = 0

    @property
    def content(self) -> bytes:
        return self._made.getvalue()

    async def add(self, rows: Sequence[Sequence[Cell]]) -> None:
        await asyncio.to_thread(self._add, rows)

    async def close(self) -> None:
        await asyncio.to_thread(self._book.close)

    def _add(self, rows: Sequence[Sequence[Cell]]) -> None:
        for row in rows:
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    self._sheet.write_string(self._row, column, cell)  # a string, whatever it begins with
                else:
                    form = self._yuan if isinstance(cell, Decimal) else None
                    self._sheet.write_number(self._row, column, cell, form)
            self._row += 1


@asynccontextmanager
async def xlsx_day_sheet(head: Head) -> AsyncIterator[XlsxDaySheet]:
    """A sheet whose temporary files are gone afterwards, however it ends."""
    with TemporaryDirectory(prefix="day-sheet-") as folder:
        sheet = XlsxDaySheet(head, folder)
        try:
            yield sheet
        finally:
            await sheet.close()
