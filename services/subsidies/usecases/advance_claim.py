"""Move a claim on whose time has come (到期流转): checked, publicised, released, or lapsed, one step at a time."""

from services.subsidies.domain.subsidy_claim import State, lapse, publicise
from services.subsidies.usecases.check_claim import check_claim
from services.subsidies.usecases.load_file import load_file
from services.subsidies.usecases.ports import ClaimFile, Office
from services.subsidies.usecases.record_move import record_move
from services.subsidies.usecases.release_claim import release_claim
from shared.kernel.decision import Refused


async def advance_claim(office: Office, claim_no: str) -> ClaimFile | Refused:
    """By the clock only; a claim that somebody moved meanwhile, or whose time has not come, stays as it is."""
    found = await load_file(office, claim_no)
    if isinstance(found, Refused):
        return found
    pool, file = found
    now = await office.now()
    if file.claim.state == State.SUBMITTED:
        return await check_claim(office, pool, file)
    if file.claim.state == State.PUBLICISED:
        return await release_claim(office, pool, file)
    if file.claim.state == State.CITY_APPROVED:
        moved = publicise(file.claim, now, pool.policy.notice)
    else:
        moved = lapse(file.claim, now)
    return moved if isinstance(moved, Refused) else await record_move(office, pool, file, moved)
