"""Approve a claim (审核通过) at the reviewer's level."""

from services.subsidies.domain.policy import Level
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import approve
from services.subsidies.usecases.load_for_review import load_for_review
from services.subsidies.usecases.ports import ClaimFile, Office
from services.subsidies.usecases.record_move import record_move
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def approve_claim(
    office: Office, claim_no: str, *, reviewer: Officer, level: Level, saw_amount_fen: int
) -> ClaimFile | Refused:
    """By another person on each level, who saw this very amount; after the last level the money is owed."""
    found = await load_for_review(office, claim_no, reviewer)
    if isinstance(found, Refused):
        return found
    pool, file = found
    if saw_amount_fen != file.claim.amount_fen:
        return Refused(Refusal.STALE_VALUE, f"the claim is over {file.claim.amount_fen} fen now")
    moved = approve(file.claim, level, pool.policy.levels, reviewer.staff_id, await office.now())
    return moved if isinstance(moved, Refused) else await record_move(office, pool, file, moved)
