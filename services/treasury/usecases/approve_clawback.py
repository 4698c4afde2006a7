"""Approve a clawback (复核追回) once the money is in: paid → the program's allocated; the claim's keeper hears."""

from services.treasury.domain import journal, payouts
from services.treasury.domain.payouts import Clawback, LineState, check_clawback, step_line
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.ports import Books
from shared.contracts.treasury_events import PayoutClawedBack
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def approve_clawback(
    books: Books, payout_id: str, *, checker: Officer, saw_amount_fen: int
) -> Clawback | Refused:
    """Another person than the drafter, who saw the amount."""
    payout = (await books.payouts.load_for_update([payout_id])).get(payout_id)
    drafted = await books.payouts.clawback_for_update(payout_id)
    if payout is None or drafted is None:
        return Refused(Refusal.NOT_FOUND)
    if not checker.acts_in(payout.district_id):
        return Refused(Refusal.FORBIDDEN, "the payout is another district's")
    approved = check_clawback(payout, saw_amount_fen=saw_amount_fen) or payouts.approve_clawback(
        drafted, checker=checker.staff_id
    )
    if isinstance(approved, Refused):
        return approved
    await books.payouts.save_clawback(approved)
    await books.payouts.save([step_line(payout, LineState.CLAWED_BACK)])
    posting = journal.claw_back(f"clawback:{payout_id}", payout.pool_id, payout.program_id, payout.amount_fen)
    await books.journal.post([posting])
    told = PayoutClawedBack(payout_id, 2, payout.pays, payout.pool_id, payout.amount_fen, drafted.reason)
    await books.tell((payout_id, told))
    return approved
