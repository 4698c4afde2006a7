"""Approve how a contradiction is settled (复核差异处理): the hold ends, or what is due counts as paid before."""

from dataclasses import replace

from services.treasury.domain import rulings
from services.treasury.domain.payouts import Payout
from services.treasury.domain.refusals import Refusal
from services.treasury.domain.rulings import Contradiction, Outcome, Ruling, check_ruling, paid_before
from services.treasury.usecases.book_payments import book_payments
from services.treasury.usecases.ports import Books
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def approve_ruling(
    books: Books, payout_id: str, *, checker: Officer, saw_line_no: int, saw_outcome: Outcome
) -> Ruling | Refused:
    """Another person than the drafter, who saw the bank's last word and what is made of it."""
    payout = (await books.payouts.load_for_update([payout_id])).get(payout_id)
    drafted = await books.rulings.draft(payout_id)
    if payout is None or drafted is None:
        return Refused(Refusal.NOT_FOUND)
    if not checker.acts_in(payout.district_id):
        return Refused(Refusal.FORBIDDEN, "the payout is another district's")
    said = await books.rulings.contradiction(payout_id)
    due = await books.payouts.due_beside_for_update(payout.pays)
    approved = check_ruling(said, drafted.outcome, due=due, saw_line_no=saw_line_no) or (
        rulings.approve_ruling(drafted, checker=checker.staff_id, saw_line_no=saw_line_no, saw_outcome=saw_outcome)
    )
    if isinstance(approved, Refused):
        return approved
    await books.rulings.save(approved)
    if said is not None and due is not None and approved.outcome == Outcome.PAID:
        await _pay(books, due, said, payout.batch_id)
    return approved


async def _pay(books: Books, due: Payout, said: Contradiction, batch_id: str | None) -> None:
    """What is due is paid, under the id that it waits for; the money left under the earlier one, in its batch."""
    paid = paid_before(due, said)
    await books.payouts.save([paid])
    await book_payments(books, [replace(paid, batch_id=batch_id)], {}, await books.now())
