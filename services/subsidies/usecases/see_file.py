"""Look at a claim without holding anybody up (查看申请): nothing is locked, nothing may be changed."""

from services.subsidies.domain.policy import Policy
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import State
from services.subsidies.usecases.ports import ClaimFile, Office
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def see_file(
    office: Office, claim_no: str, *, of: str | None = None, officer: Officer | None = None
) -> tuple[Policy, ClaimFile] | Refused:
    """The policy and the file, for its buyer (`of`) or an officer of its district; NOT_FOUND, or FORBIDDEN.

    A draft is its buyer's own: for an officer there is no such claim until it has been filed.
    """
    file = await office.files.see(claim_no)
    policy = await office.pools.see(file.claim.policy_id) if file is not None else None
    if file is None or policy is None or of not in {None, file.claim.citizen_id}:
        return Refused(Refusal.NOT_FOUND)
    if officer is not None and file.claim.state == State.DRAFT:
        return Refused(Refusal.NOT_FOUND)
    if officer is not None and not officer.acts_in(file.claim.district_id):
        return Refused(Refusal.FORBIDDEN, "the claim is another district's")
    return policy, file
