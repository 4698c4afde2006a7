"""File a claim (提交申请): judged whole, its money reserved in the same transaction, or a place in the waiting list."""

from dataclasses import replace

from services.subsidies.domain.pool import take_in
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import State, step
from services.subsidies.usecases.judge_claim import judge_claim
from services.subsidies.usecases.load_file import load_file
from services.subsidies.usecases.ports import Faulty, Filed, Office
from services.subsidies.usecases.record_move import record_move
from shared.kernel.decision import Refused


async def submit_claim(office: Office, claim_no: str, *, citizen_id: str, key: str) -> Filed | Faulty | Refused:
    """Once: the key that filed it is answered the same for ever, another key meets WRONG_STATE."""
    found = await load_file(office, claim_no, of=citizen_id)
    if isinstance(found, Refused):
        return found
    pool, file = found
    if file.filed is not None and file.filed.key == key:
        return file.filed
    now = await office.now()
    if file.claim.state != State.DRAFT:
        return Refused(Refusal.WRONG_STATE, f"the claim is {file.claim.state}")
    if now >= pool.policy.closes_at:
        return Refused(Refusal.OUT_OF_WINDOW, "the policy takes no claims any more")
    right = await judge_claim(office, pool.policy, file)
    if isinstance(right, Faulty):
        return right
    pool, state = take_in(pool, right.amount_fen)
    await office.pools.save(pool)
    filed = Filed(key, state, right.amount_fen, now)
    moved = step(replace(file.claim, amount_fen=right.amount_fen), state, now)
    await record_move(office, pool, replace(file, filed=filed), moved)
    return filed
