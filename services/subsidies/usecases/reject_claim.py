"""Reject a claim (驳回) for good, with a coded reason of its policy; its money is the next one's."""

from services.subsidies.domain.policy import Level, rejection_reasons
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import reject
from services.subsidies.usecases.load_for_review import load_for_review
from services.subsidies.usecases.ports import ClaimFile, Office
from services.subsidies.usecases.record_move import record_move
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def reject_claim(
    office: Office, claim_no: str, *, reviewer: Officer, level: Level, reason: Refusal
) -> ClaimFile | Refused:
    """The buyer is told the reason's sentence; VIN, invoice and person are free again."""
    found = await load_for_review(office, claim_no, reviewer)
    if isinstance(found, Refused):
        return found
    pool, file = found
    reasons = rejection_reasons(pool.policy)
    if reason not in reasons:
        return Refused(Refusal.MALFORMED, f"reason: one of {', '.join(reasons)}")
    moved = reject(file.claim, level, reviewer.staff_id, await office.now(), reason=reason)
    return moved if isinstance(moved, Refused) else await record_move(office, pool, file, moved)
