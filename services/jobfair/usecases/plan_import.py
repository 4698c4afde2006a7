"""Try an import (试导入): read a sheet of postings, screen it, say what it would do. The catalogue stays as it is."""

import asyncio
import hashlib
from collections.abc import Sequence

from services.jobfair.domain.catalogue_plan import ImportPlanner, Kind, RefusedRow, plan_hash
from services.jobfair.domain.job_gate import JobGate
from services.jobfair.domain.posting import Refusal
from services.jobfair.domain.sheet_headers import find_columns
from services.jobfair.usecases.catalogue_ports import PART_ROWS, Change, OpenCatalogue, Part, SheetReader
from shared.kernel.decision import Refused


async def plan_import(
    open_catalogue: OpenCatalogue, reader: SheetReader, gate: JobGate, fair_id: str, content: bytes
) -> Change | Refused:
    """The plan, kept with its rows under a hash that names file, catalogue and rules: whoever accepts it says that.

    Raises nothing for a bad file: MALFORMED with the reason. The same file planned again is the same plan.
    """
    rows = await reader.read(content)
    if isinstance(rows, Refused):
        return rows
    columns = find_columns(rows)
    if isinstance(columns, Refused):
        return columns
    async with open_catalogue() as catalogue:
        version = await catalogue.version(fair_id)
        if version is None:
            return Refused(Refusal.NOT_FOUND)
        at_work = await catalogue.change_at_work(fair_id)
        if at_work is not None:
            return Refused(Refusal.WRONG_STATE, f"{at_work} is being written")
        known = await catalogue.known(fair_id)
    sha256 = plan_hash(fair_id, version, gate.version, hashlib.sha256(content).digest())
    change_id = f"import-{sha256[:24]}"
    planner = ImportPlanner(gate, fair_id, columns, known)
    body = [
        (row_no, row)
        for row_no, row in enumerate(rows[columns.header_row + 1 :], columns.header_row + 2)
        if any(cell.strip() for cell in row)
    ]
    parts = range(0, len(body), PART_ROWS)
    for part_no, first in enumerate(parts):
        part = await asyncio.to_thread(_plan, planner, body[first : first + PART_ROWS])
        async with open_catalogue() as catalogue:
            await catalogue.add_part(change_id, part_no, part)
    change = Change(
        change_id, fair_id, Kind.IMPORT, version, gate.version, sha256, len(parts), dict(planner.figures),
        columns.headers,
    )  # fmt: skip
    async with open_catalogue() as catalogue:
        await catalogue.add_change(change)
    return change


def _plan(planner: ImportPlanner, rows: Sequence[tuple[int, Sequence[str]]]) -> Part:
    part = Part()
    for row_no, row in rows:
        planned = planner.plan(row_no, row)
        if isinstance(planned, RefusedRow):
            part.refused.append(planned)
        else:
            part.rows.append(planned)
    return part
