"""A report as PDF, set by Typst from `report.typ` in the Chinese font of the system (Debian: fonts-wqy-microhei)."""

import asyncio
from pathlib import Path

import msgspec
import typst

from services.jobfair.usecases.report_ports import Report

AT_ONCE = 1
"""A page takes a few milliseconds of a core; others wait."""
_TEMPLATE = Path(__file__).with_name("report.typ")


class TypstReport:
    """Writes reports, one at a time, off the event loop."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._fonts: typst.Fonts | None = None

    async def write(self, report: Report) -> bytes:
        """The file."""
        async with self._turns:
            return await asyncio.to_thread(self._set, report)

    def _set(self, report: Report) -> bytes:
        if self._fonts is None:
            self._fonts = typst.Fonts()  # the system's are looked for once
        data = msgspec.json.encode(report).decode()
        pdf = typst.compile(_TEMPLATE, root=_TEMPLATE.parent, font_paths=self._fonts, sys_inputs={"data": data})
        assert isinstance(pdf, bytes)  # noqa: S101 - what a PDF is made of
        return pdf
