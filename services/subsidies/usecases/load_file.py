"""Load a claim with its policy's pool, both locked, the pool first: every act takes them in this order."""

from services.subsidies.domain.pool import Pool
from services.subsidies.domain.refusals import Refusal
from services.subsidies.usecases.ports import ClaimFile, Office
from shared.kernel.decision import Refused


async def load_file(office: Office, claim_no: str, *, of: str | None = None) -> tuple[Pool, ClaimFile] | Refused:
    """The pool and the file, or NOT_FOUND; with `of`, for that citizen only."""
    policy_id = await office.files.policy_of(claim_no)
    pool = await office.pools.load_for_update(policy_id) if policy_id is not None else None
    file = await office.files.load_for_update(claim_no)
    if pool is None or file is None or of not in {None, file.claim.citizen_id}:
        return Refused(Refusal.NOT_FOUND)
    return pool, file
