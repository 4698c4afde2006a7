"""Write a day file (日终对账单) part by part, a page of lines in memory at a time."""

from collections.abc import AsyncIterator

from services.redemption.domain.day_file import START, DayFileWriter, Head, Part
from services.redemption.usecases.view_ports import DayFiles


async def write_day_file(files: DayFiles, head: Head) -> AsyncIterator[Part]:
    """The same parts' bytes in a row for ever, however the lines are cut into pages."""
    writer = DayFileWriter(head)
    yield writer.begin()
    after = START
    while page := await files.page(head, after):
        yield writer.add(page)
        after = page[-1].place
    yield writer.end()
