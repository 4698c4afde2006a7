"""Ask treasury to pay a claim's bank part (申请拨付), under an id that is used once."""

from dataclasses import replace

from services.subsidies.domain.filing import spelled
from services.subsidies.domain.policy import Form, split
from services.subsidies.domain.pool import Pool
from services.subsidies.domain.subsidy_claim import SubsidyClaim
from services.subsidies.usecases.ports import ClaimFile, Office
from services.subsidies.usecases.record_move import record_move
from shared.contracts.subsidies_events import Payout


async def request_payout(office: Office, pool: Pool, file: ClaimFile, released: SubsidyClaim) -> ClaimFile:
    """Record the step into IN_BATCH with the payment it asks for; name and account leave sealed for treasury only."""
    policy = pool.policy
    number = file.claim.payouts + 1
    payout_id = f"{released.claim_no}-{number}"
    amount = sum(amount for part, amount in split(policy, released.amount_fen) if part.form == Form.BANK_CARD)
    told = spelled(policy, file.typed)
    sealed = office.issuing.payee_sealed(payout_id, told[policy.payee], told[policy.account])
    moved = replace(released, payouts=number, awaits_bank=True, pay_failure="")
    return await record_move(office, pool, file, moved, Payout(payout_id, amount, sealed))
