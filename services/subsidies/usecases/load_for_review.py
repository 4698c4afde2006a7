"""Load a claim for an officer of its district, or of the city."""

from services.subsidies.domain.pool import Pool
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import State
from services.subsidies.usecases.load_file import load_file
from services.subsidies.usecases.ports import ClaimFile, Office
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def load_for_review(office: Office, claim_no: str, reviewer: Officer) -> tuple[Pool, ClaimFile] | Refused:
    """The pool and the file, locked; NOT_FOUND, also of a draft, or FORBIDDEN for another district's."""
    found = await load_file(office, claim_no)
    if isinstance(found, Refused):
        return found
    _, file = found
    if file.claim.state == State.DRAFT:
        return Refused(Refusal.NOT_FOUND)
    if not reviewer.acts_in(file.claim.district_id):
        return Refused(Refusal.FORBIDDEN, "the claim is another district's")
    return found
