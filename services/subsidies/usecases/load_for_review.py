"""Load a claim for an officer of its district, or of the city."""

from services.subsidies.domain.pool import Pool
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import State
from services.subsidies.usecases.load_file import load_file
from services.subsidies.usecases.ports import ClaimFile, Office
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def load_for_review(office: Office, claim_no: str, reviewer: Officer) -> tuple[Pool, ClaimFile] | Refused:
    """The pool and the file, locked; NOT_FOUND, or FORBIDDEN for another district's."""
    found = await load_file(office, claim_no)
    if not isinstance(found, Refused) and found[1].claim.state == State.DRAFT:
        return Refused(Refusal.NOT_FOUND)  # a draft is its buyer's alone
    if not isinstance(found, Refused) and not reviewer.acts_in(found[1].claim.district_id):
        return Refused(Refusal.FORBIDDEN, "the claim is another district's")
    return found
