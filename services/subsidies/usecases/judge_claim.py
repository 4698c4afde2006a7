"""Judge a claim that is to be filed, and take what it alone may hold: the step that filing and fixing share."""

from services.subsidies.domain.filing import Right, judge_filing
from services.subsidies.domain.policy import Policy, Problem
from services.subsidies.usecases.ports import ClaimFile, Faulty, Office


async def judge_claim(office: Office, policy: Policy, file: ClaimFile) -> Right | Faulty:
    """Right, with VIN, invoice and person held for it; or everything that is wrong."""
    right = judge_filing(policy, file.typed, file.documents)
    if not isinstance(right, Right):
        return Faulty(right)
    taken = await office.files.hold(file.claim.claim_no, right.uniques)
    for rule, text in zip(policy.uniques, right.uniques, strict=True):
        if text == taken:
            return Faulty(tuple(Problem(name, rule.refusal) for name in rule.fields))
    return right
