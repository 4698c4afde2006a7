"""Let a claim lapse (逾期失效) whose fix deadline has passed."""

from services.subsidies.domain.subsidy_claim import lapse
from services.subsidies.usecases.load_file import load_file
from services.subsidies.usecases.ports import ClaimFile, Office
from services.subsidies.usecases.record_move import record_move
from shared.kernel.decision import Refused


async def lapse_claim(office: Office, claim_no: str) -> ClaimFile | Refused:
    """By the clock; one that was fixed meanwhile stays as it is."""
    found = await load_file(office, claim_no)
    if isinstance(found, Refused):
        return found
    pool, file = found
    moved = lapse(file.claim, await office.now())
    return moved if isinstance(moved, Refused) else await record_move(office, pool, file, moved)
