"""Hand a file back (退办) to the district's queue."""

from dataclasses import replace

from services.subsidies.domain.subsidy_claim import hand_back
from services.subsidies.usecases.load_file import load_file
from services.subsidies.usecases.ports import ClaimFile, Office
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def hand_back_claim(office: Office, claim_no: str, *, reviewer: Officer) -> ClaimFile | Refused:
    """By the reviewer who has it."""
    found = await load_file(office, claim_no)
    if isinstance(found, Refused):
        return found
    _, file = found
    back = hand_back(file.claim, reviewer.staff_id)
    if isinstance(back, Refused):
        return back
    after = replace(file, claim=back)
    await office.files.save(after)
    return after
