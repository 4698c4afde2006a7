"""Mend the account after a failed payment (更正账户): the claim goes back to be paid under a new payment's id."""

from services.subsidies.domain.filing import check_form
from services.subsidies.domain.policy import Problem
from services.subsidies.domain.pool import Pool
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import State, step
from services.subsidies.usecases.ports import ClaimFile, Faulty, Office
from services.subsidies.usecases.request_payout import request_payout


async def mend_account(office: Office, pool: Pool, file: ClaimFile) -> ClaimFile | Faulty:
    """PAY_FAILED → IN_BATCH once the account is right in form; the amount stays what it was."""
    account, checked = pool.policy.account, check_form(pool.policy, file.typed)
    wrong = [one for one in checked.problems if one.field == account]
    if account and not wrong and account not in checked.values:
        wrong = [Problem(account, Refusal.MALFORMED, "is needed")]
    if wrong:
        return Faulty(tuple(wrong))
    return await request_payout(office, pool, file, step(file.claim, State.IN_BATCH, await office.now()))
