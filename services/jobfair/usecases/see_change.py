"""Show a planned change of the catalogue: where it stands, and a part of its rows."""

from typing import NamedTuple

from services.jobfair.domain.catalogue_plan import Kind
from services.jobfair.domain.posting import Refusal
from services.jobfair.usecases.catalogue_ports import Catalogue, Change, Part
from shared.kernel.decision import Refused


class ShownChange(NamedTuple):
    change: Change
    part: Part


async def see_change(
    catalogue: Catalogue, fair_id: str, change_id: str, kind: Kind, *, part_no: int
) -> ShownChange | Refused:
    """NOT_FOUND for a change of another fair or kind; beyond the last part there are no rows."""
    change = await catalogue.change(change_id)
    if change is None or change.fair_id != fair_id or change.kind != kind:
        return Refused(Refusal.NOT_FOUND)
    return ShownChange(change, await catalogue.part(change_id, part_no) if part_no < change.parts else Part())
