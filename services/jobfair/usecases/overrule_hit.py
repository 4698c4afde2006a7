"""Overrule a hit of the job gate (人工复核放行): a person says why these words may stand."""

from typing import Any

from services.jobfair.domain.job_gate import Subject, state_of
from services.jobfair.domain.posting import PostingState, Refusal
from services.jobfair.usecases.catalogue_ports import Catalogue
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer

_MISSING = "missing."


async def overrule_hit(
    catalogue: Catalogue, job_id: str, subject: Subject, *, reason: str, officer: Officer
) -> dict[str, Any] | Refused:
    """The overrule holds for these words in this field, also when the posting comes again; what is missing stays so."""
    fair_id = await catalogue.fair_of(job_id)
    if fair_id is None:
        return Refused(Refusal.NOT_FOUND)
    if subject.rule_id.startswith(_MISSING):
        return Refused(Refusal.WRONG_STATE, "what is missing must be supplied")
    await catalogue.locked_version(fair_id)
    at_work = await catalogue.change_at_work(fair_id)
    if at_work is not None:
        return Refused(Refusal.WRONG_STATE, f"{at_work} is being written")
    kept = await catalogue.locked_posting(job_id)
    if kept is None or subject not in {hit.subject for hit in kept.hits}:
        return Refused(Refusal.NOT_FOUND, "no such hit")
    await catalogue.add_overrule(job_id, subject, reason, officer.staff_id)
    state = kept.state
    if state != PostingState.WITHDRAWN:
        state = state_of(kept.hits, kept.overruled | {subject})
        await catalogue.set_state(job_id, state)
    await catalogue.move_version(fair_id)  # a plan made before knows nothing of this
    return {"job_id": job_id, "state": state, "rule_id": subject.rule_id, "field": subject.field}
