"""Open a draft (新建申请) under a policy: a number to keep, nothing reserved yet."""

from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import DRAFTS_MAX, State, SubsidyClaim
from services.subsidies.usecases.ports import ClaimFile, Office
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen


async def open_draft(office: Office, *, claim_no: str, policy_id: str, citizen_id: str) -> ClaimFile | Refused:
    """A draft while the policy takes claims, and not too many of one person's."""
    pool = await office.pools.load_for_update(policy_id)
    if pool is None:
        return Refused(Refusal.NOT_FOUND)
    if not pool.policy.opens_at <= await office.now() < pool.policy.closes_at:
        return Refused(Refusal.OUT_OF_WINDOW, "the policy does not take claims now")
    if await office.files.drafts_of(citizen_id) >= DRAFTS_MAX:
        return Refused(Refusal.CONFLICT, f"{DRAFTS_MAX} drafts are open: file or withdraw one first")
    claim = SubsidyClaim(claim_no, policy_id, citizen_id, pool.policy.district_id, State.DRAFT, 1, Fen(0))
    file = ClaimFile(claim)
    await office.files.add(file)
    return file
