"""Accept a planned change of the catalogue by its hash: from here on it is written to its end."""

from typing import Any

from services.jobfair.domain.catalogue_plan import ChangeState, Kind
from services.jobfair.domain.posting import Refusal
from services.jobfair.usecases.catalogue_ports import Catalogue
from shared.kernel.decision import Refused


async def accept_change(
    catalogue: Catalogue, fair_id: str, change_id: str, kind: Kind, *, saw_sha256: str
) -> dict[str, Any] | Refused:
    """STALE_VALUE where the catalogue has moved since the plan was made, or where another plan was seen."""
    version = await catalogue.locked_version(fair_id)
    change = await catalogue.locked_change(change_id)
    if change is None or change.fair_id != fair_id or change.kind != kind:
        return Refused(Refusal.NOT_FOUND)
    if change.state != ChangeState.PLANNED:
        return Refused(Refusal.WRONG_STATE, f"it is {change.state}")
    if change.sha256 != saw_sha256:
        return Refused(Refusal.STALE_VALUE, "sha256: not this plan's")
    at_work = await catalogue.change_at_work(fair_id)
    if at_work is not None:
        return Refused(Refusal.WRONG_STATE, f"{at_work} is being written")
    if change.catalogue_version != version:
        return Refused(Refusal.STALE_VALUE, "the catalogue has changed since: try the change again first")
    await catalogue.move_change(change_id, ChangeState.WRITING, 0)
    await catalogue.move_version(fair_id)
    await catalogue.forget_plans(fair_id)
    return {"change_id": change_id, "sha256": change.sha256, "figures": dict(change.figures)}
