"""Take a file to review (领办) out of the district's queue."""

from dataclasses import replace

from services.subsidies.domain.policy import Level
from services.subsidies.domain.subsidy_claim import assign
from services.subsidies.usecases.load_for_review import load_for_review
from services.subsidies.usecases.ports import ClaimFile, Office
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def assign_claim(office: Office, claim_no: str, *, reviewer: Officer, level: Level) -> ClaimFile | Refused:
    """It is this reviewer's till the next step; nobody else acts on it meanwhile."""
    found = await load_for_review(office, claim_no, reviewer)
    if isinstance(found, Refused):
        return found
    pool, file = found
    taken = assign(file.claim, level, pool.policy.levels, reviewer.staff_id)
    if isinstance(taken, Refused):
        return taken
    after = replace(file, claim=taken)
    await office.files.save(after)
    return after
