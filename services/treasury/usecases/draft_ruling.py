"""Draft how a contradiction is settled (拟差异处理): the bank did pay, or it did not. The claim stays held."""

from services.treasury.domain.payees import speakable
from services.treasury.domain.refusals import Refusal
from services.treasury.domain.rulings import Outcome, Ruling, check_ruling
from services.treasury.usecases.ports import Books
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def draft_ruling(
    books: Books, payout_id: str, *, maker: Officer, outcome: Outcome, reason: str, saw_line_no: int
) -> Ruling | Refused:
    """Of the bank's last word about the payout; it takes the place of a draft that nobody approved."""
    payout = (await books.payouts.load_for_update([payout_id])).get(payout_id)
    if payout is None:
        return Refused(Refusal.NOT_FOUND)
    if not maker.acts_in(payout.district_id):
        return Refused(Refusal.FORBIDDEN, "the payout is another district's")
    said = await books.rulings.contradiction(payout_id)
    due = await books.payouts.due_beside_for_update(payout.pays)
    refused = check_ruling(said, outcome, due=due, saw_line_no=saw_line_no)
    if refused is not None:
        return refused
    payees = await books.payouts.payees([payout_id])
    if speakable(reason, payees[payout_id]) != reason:
        return Refused(Refusal.MALFORMED, "reason: it must not name the payee or an account")
    drafted = Ruling(payout_id, saw_line_no, outcome, reason, maker.staff_id)
    await books.rulings.save(drafted)
    return drafted
