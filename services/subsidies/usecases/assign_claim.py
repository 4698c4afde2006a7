"""Take a file to review (领办) out of the district's queue."""

from dataclasses import replace

from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import assign
from services.subsidies.usecases.load_file import load_file
from services.subsidies.usecases.ports import ClaimFile, Office
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def assign_claim(office: Office, claim_no: str, *, reviewer: Officer) -> ClaimFile | Refused:
    """It is this reviewer's till the next step; nobody else acts on it meanwhile."""
    found = await load_file(office, claim_no)
    if isinstance(found, Refused):
        return found
    _, file = found
    if not reviewer.acts_in(file.claim.district_id):
        return Refused(Refusal.FORBIDDEN, "the claim is another district's")
    taken = assign(file.claim, reviewer.staff_id)
    if isinstance(taken, Refused):
        return taken
    after = replace(file, claim=taken)
    await office.files.save(after)
    return after
