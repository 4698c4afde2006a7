"""Withdraw a claim (撤回申请): its money is the next one's; of a draft nothing is kept but its number."""

from services.subsidies.domain.subsidy_claim import State, move
from services.subsidies.usecases.load_file import load_file
from services.subsidies.usecases.ports import ClaimFile, Office
from services.subsidies.usecases.record_move import record_move
from shared.kernel.decision import Refused


async def withdraw_claim(office: Office, claim_no: str, *, citizen_id: str) -> ClaimFile | Refused:
    """By the buyer, before the last approval."""
    found = await load_file(office, claim_no, of=citizen_id)
    if isinstance(found, Refused):
        return found
    pool, file = found
    moved = move(file.claim, State.WITHDRAWN, await office.now())
    if isinstance(moved, Refused):
        return moved
    if file.claim.state != State.DRAFT:
        return await record_move(office, pool, file, moved)
    await office.files.save(emptied := ClaimFile(moved))
    return emptied
