"""Draft a clawback (拟追回): a paid subsidy is to come back. No money moves yet."""

from services.treasury.domain.payees import speakable
from services.treasury.domain.payouts import Clawback, check_clawback
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.ports import Books
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def draft_clawback(
    books: Books, payout_id: str, *, maker: Officer, reason: str, saw_amount_fen: int
) -> Clawback | Refused:
    """Of a payout once; the reason is told to others, so it must not name the payee."""
    payout = (await books.payouts.load_for_update([payout_id])).get(payout_id)
    if payout is None:
        return Refused(Refusal.NOT_FOUND)
    if not maker.acts_in(payout.district_id):
        return Refused(Refusal.FORBIDDEN, "the payout is another district's")
    refused = check_clawback(payout, saw_amount_fen=saw_amount_fen)
    if refused is not None:
        return refused
    payees = await books.payouts.payees([payout_id])
    if speakable(reason, payees[payout_id]) != reason:
        return Refused(Refusal.MALFORMED, "reason: it must not name the payee or an account")
    drafted = Clawback(payout_id, payout.amount_fen, reason, maker.staff_id)
    if not await books.payouts.add_clawback(drafted):
        return Refused(Refusal.CONFLICT, "a clawback of the payout is drafted already")
    return drafted
