"""Hand back the rows that an import refused (错误表): as they came, with what is wrong with each beside it."""

from services.jobfair.domain.catalogue_plan import Kind
from services.jobfair.domain.posting import Refusal
from services.jobfair.domain.spreadsheet_text import guarded
from services.jobfair.usecases.catalogue_ports import OpenCatalogue, SheetWriter
from shared.kernel.decision import Refused


async def write_error_sheet(
    open_catalogue: OpenCatalogue, writer: SheetWriter, fair_id: str, change_id: str
) -> bytes | Refused:
    """An xlsx file: 行号, the sheet's known columns, 错误. Corrected, it can be imported as it is."""
    async with open_catalogue() as catalogue:
        change = await catalogue.change(change_id)
        if change is None or change.fair_id != fair_id or change.kind != Kind.IMPORT:
            return Refused(Refusal.NOT_FOUND)
        refused = [row for part_no in range(change.parts) for row in (await catalogue.part(change_id, part_no)).refused]
    rows = [["行号", *change.headers, "错误"]]
    for row in refused:
        rows.append([str(row.row_no), *map(guarded, row.cells), "；".join(row.sentences)])
    return await writer.write("错误", rows)
