"""Withdraw a posting (下架): it is shown no more, and a file that brings it again does not change that."""

from typing import Any

from services.jobfair.domain.posting import PostingState, Refusal
from services.jobfair.usecases.catalogue_ports import Catalogue
from shared.kernel.decision import Refused


async def withdraw_posting(catalogue: Catalogue, job_id: str) -> dict[str, Any] | Refused:
    """Withdrawing once more changes nothing."""
    fair_id = await catalogue.fair_of(job_id)
    if fair_id is None:
        return Refused(Refusal.NOT_FOUND)
    await catalogue.locked_version(fair_id)
    at_work = await catalogue.change_at_work(fair_id)
    if at_work is not None:
        return Refused(Refusal.WRONG_STATE, f"{at_work} is being written")
    await catalogue.set_state(job_id, PostingState.WITHDRAWN)
    await catalogue.move_version(fair_id)
    return {"job_id": job_id, "state": PostingState.WITHDRAWN}
