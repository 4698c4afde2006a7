"""Judge a claim that is to be filed, and take what it alone may hold: the step that filing and fixing share."""

from services.subsidies.domain.filing import Right, judge_filing
from services.subsidies.domain.policy import Policy, Problem
from services.subsidies.usecases.ports import ClaimFile, Faulty, Office


async def judge_claim(office: Office, policy: Policy, file: ClaimFile) -> Right | Faulty:
    """Right, with VIN, invoice and person held for it; or everything that is wrong."""
    right = judge_filing(policy, file.typed, file.documents)
    if not isinstance(right, Right):
        return Faulty(right)
    held = await office.files.hold(file.claim.claim_no, right.uniques)
    if held is not None:
        return Faulty(tuple(Problem(name, held) for name in policy.fields_of(held)))
    return right
