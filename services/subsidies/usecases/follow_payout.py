"""Follow what treasury says of a payment (拨付结果): paid, failed, or clawed back."""

from dataclasses import replace

from services.subsidies.domain.subsidy_claim import State, fail_payout, step
from services.subsidies.usecases.load_file import load_file
from services.subsidies.usecases.ports import Office
from services.subsidies.usecases.record_move import record_move
from services.subsidies.usecases.record_settlement import record_settlement
from shared.contracts.treasury_events import PayoutClawedBack, PayoutFailed, PayoutPaid
from shared.kernel.decision import Refused
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.fen import Fen


async def follow_payout(office: Office, told: PayoutPaid | PayoutFailed | PayoutClawedBack) -> None:
    """Each fact once: of a payment that nobody awaits any more nothing follows."""
    found = await load_file(office, told.claim_no)
    if isinstance(found, Refused):
        raise BrokenPromiseError(f"{told.payout_id}: no such claim")
    pool, file = found
    if told.payout_id != f"{told.claim_no}-{file.claim.payouts}":
        return
    now = await office.now()
    if isinstance(told, PayoutClawedBack):
        if file.claim.state == State.PAID:
            await record_move(office, pool, file, step(file.claim, State.CLAWED_BACK, now))
    elif file.claim.awaits_bank:
        answered = replace(file.claim, awaits_bank=False)
        if isinstance(told, PayoutPaid):
            await record_settlement(office, pool, replace(file, claim=answered), Fen(told.amount_fen))
        else:
            await record_move(office, pool, file, fail_payout(answered, pool.policy.account, told.reason, now))
