"""Excel files between a test and a page: downloaded and read, filled in and chosen."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from playwright.async_api import Download, FilePayload
from python_calamine import load_workbook
from xlsxwriter import Workbook


async def rows_of(download: Download) -> list[list[Any]]:
    """All rows of the first sheet, numbers as numbers."""
    book = load_workbook(BytesIO(Path(await download.path()).read_bytes()))
    return book.get_sheet_by_index(0).to_python()


def sheet_file(name: str, rows: Sequence[tuple[str, ...]]) -> FilePayload:
    """A file as an officer fills the template in."""
    with BytesIO() as file:
        with Workbook(file) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        return {"name": name, "mimeType": "application/octet-stream", "buffer": file.getvalue()}
