"""Write a day file (日终对账单) as a sheet: the same rows, and the SHA-256 of the csv file they are in."""

from services.redemption.domain.day_file import Head
from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.view_ports import DayFiles, DaySheet
from services.redemption.usecases.write_day_file import write_day_file
from shared.kernel.decision import Refused

SHEET_ROWS_MAX = 1_048_576  # what a sheet of xlsx holds


async def write_day_sheet(
    files: DayFiles, sheet: DaySheet, head: Head, *, rows_max: int = SHEET_ROWS_MAX
) -> int | Refused:
    """Write all rows and count them; a day that no sheet can hold is refused, its csv file has no end."""
    written = 0
    async for part in write_day_file(files, head):
        written += len(part.rows)
        if written > rows_max:
            return Refused(Refusal.TOO_LARGE, "more lines than a sheet holds: take the csv file")
        await sheet.add(part.rows)
    return written
