"""Whether a document of this kind may be attached (能否上传): asked before the file is looked into, and again after."""

from services.subsidies.domain.pool import Pool
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import may_change
from services.subsidies.usecases.load_file import load_file
from services.subsidies.usecases.ports import ClaimFile, Office
from shared.kernel.decision import Refused


async def may_attach(office: Office, claim_no: str, kind: str, *, citizen_id: str) -> tuple[Pool, ClaimFile] | Refused:
    """The buyer's own draft, or a returned claim that is to be fixed there; a kind that the policy demands."""
    found = await load_file(office, claim_no, of=citizen_id)
    if isinstance(found, Refused):
        return found
    pool, file = found
    if kind not in pool.policy.documents:
        return Refused(Refusal.MALFORMED, "kind: not a document of this policy")
    return may_change(file.claim, frozenset({kind})) or (pool, file)
