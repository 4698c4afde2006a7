"""File a returned claim again (补正后重新提交) under its number: judged whole once more."""

from dataclasses import replace

from services.subsidies.domain.policy import Problem
from services.subsidies.domain.pool import exchange
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import State, fix
from services.subsidies.usecases.judge_claim import judge_claim
from services.subsidies.usecases.load_file import load_file
from services.subsidies.usecases.mend_account import mend_account
from services.subsidies.usecases.ports import ClaimFile, Faulty, Office
from services.subsidies.usecases.record_move import record_move
from services.subsidies.usecases.serve_waiting import serve_waiting
from shared.kernel.decision import Refused


async def fix_claim(office: Office, claim_no: str, *, citizen_id: str) -> ClaimFile | Faulty | Refused:
    """Before the fix deadline; earns it another amount now, the difference comes from the pool or goes back to it."""
    found = await load_file(office, claim_no, of=citizen_id)
    if isinstance(found, Refused):
        return found
    pool, file = found
    if file.claim.state == State.PAY_FAILED:
        return await mend_account(office, pool, file)
    fixed = fix(file.claim, await office.now())
    if isinstance(fixed, Refused):
        return fixed
    right = await judge_claim(office, pool.policy, file)
    if isinstance(right, Faulty):
        return right
    exchanged = exchange(pool, file.claim.amount_fen, right.amount_fen)
    if exchanged is None:
        return Faulty((Problem(pool.policy.basis, Refusal.POOL_EMPTY, "there is no money for a larger amount"),))
    after = await record_move(office, exchanged, file, replace(fixed, amount_fen=right.amount_fen))
    await serve_waiting(office, exchanged)
    return after
