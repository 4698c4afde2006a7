"""Try the rules of today on the whole catalogue (试复审): which postings would be blocked, which set free."""

import asyncio
from collections import Counter
from collections.abc import Sequence

from services.jobfair.domain.catalogue_plan import Kind, Restated, plan_hash, restate
from services.jobfair.domain.job_gate import JobGate
from services.jobfair.domain.posting import PostingState, Refusal
from services.jobfair.usecases.catalogue_ports import PART_ROWS, Change, Kept, OpenCatalogue, Part
from shared.kernel.decision import Refused


async def plan_rescreening(open_catalogue: OpenCatalogue, gate: JobGate, fair_id: str) -> Change | Refused:
    """The difference, kept under a hash that names catalogue and rules; nothing of the catalogue is touched."""
    async with open_catalogue() as catalogue:
        version = await catalogue.version(fair_id)
        if version is None:
            return Refused(Refusal.NOT_FOUND)
        at_work = await catalogue.change_at_work(fair_id)
        if at_work is not None:
            return Refused(Refusal.WRONG_STATE, f"{at_work} is being written")
    sha256 = plan_hash(fair_id, version, gate.version, b"rescreening")
    change_id = f"rescreening-{sha256[:24]}"
    figures = Counter(dict.fromkeys(("rows", "changed", "newly_blocked", "freed", "newly_warned"), 0))
    after, part_no = 0, 0
    while True:
        async with open_catalogue() as catalogue:
            page = await catalogue.page(fair_id, after, PART_ROWS)
        if not page:
            break
        restated = await asyncio.to_thread(_restated, gate, page)
        _count(figures, len(page), restated)
        async with open_catalogue() as catalogue:
            await catalogue.add_part(change_id, part_no, Part(restated=restated))
        after, part_no = page[-1].listed_no, part_no + 1
    change = Change(change_id, fair_id, Kind.RESCREENING, version, gate.version, sha256, part_no, dict(figures))
    async with open_catalogue() as catalogue:
        await catalogue.add_change(change)
    return change


def _restated(gate: JobGate, page: Sequence[Kept]) -> list[Restated]:
    found = (restate(gate, one.job_id, one.company_id, one.posting, one.hits, one.state, one.overruled) for one in page)
    return [one for one in found if one is not None]


def _count(figures: Counter[str], rows: int, restated: Sequence[Restated]) -> None:
    figures["rows"] += rows
    figures["changed"] += len(restated)
    for one in restated:
        if one.was != one.state:
            figures["newly_blocked"] += one.state == PostingState.BLOCKED
            figures["freed"] += one.was == PostingState.BLOCKED
            figures["newly_warned"] += one.state == PostingState.WARNED
