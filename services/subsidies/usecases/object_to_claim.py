"""Object to a claim (公示异议) while it stands in public notice: all levels look again."""

from services.subsidies.domain.subsidy_claim import object_to
from services.subsidies.usecases.load_for_review import load_for_review
from services.subsidies.usecases.ports import ClaimFile, Office
from services.subsidies.usecases.record_move import record_move
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def object_to_claim(office: Office, claim_no: str, *, reviewer: Officer) -> ClaimFile | Refused:
    """Its money is reserved again, no longer owed."""
    found = await load_for_review(office, claim_no, reviewer)
    if isinstance(found, Refused):
        return found
    pool, file = found
    moved = object_to(file.claim, await office.now())
    return moved if isinstance(moved, Refused) else await record_move(office, pool, file, moved)
