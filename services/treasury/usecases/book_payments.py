"""Book payments (拨付入账): what the bank paid leaves what was owed; the claim or the merchant's settlement hears."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from services.treasury.domain import journal
from services.treasury.domain.payouts import LineState, Payout
from services.treasury.usecases.follow_settlements import follow_settlements
from services.treasury.usecases.ports import Books
from shared.contracts.treasury_events import PayoutFailed, PayoutPaid


async def book_payments(books: Books, moved: Sequence[Payout], reasons: Mapping[str, str], now: datetime) -> None:
    """Post and tell once for payouts that just moved by the bank's word; `reasons` why not, by payout_id."""
    of_claims = [payout for payout in moved if not payout.merchant_id]
    paid = [payout for payout in of_claims if payout.state == LineState.PAID]
    failed = [payout for payout in of_claims if payout.state == LineState.FAILED]
    to_merchants = await follow_settlements(books, moved, reasons)
    to_buyers = [journal.pay(f"payout:{payout.payout_id}", payout.pool_id, payout.amount_fen) for payout in paid]
    await books.journal.post([*to_buyers, *to_merchants])
    await books.tell(
        *((payout.payout_id, _paid(payout, now)) for payout in paid),
        *((payout.payout_id, _failed(payout, reasons[payout.payout_id])) for payout in failed),
    )


def _paid(payout: Payout, now: datetime) -> PayoutPaid:
    return PayoutPaid(
        payout_id=payout.payout_id,
        version=1,
        claim_no=payout.pays,
        batch_id=str(payout.batch_id),
        pool_id=payout.pool_id,
        amount_fen=payout.amount_fen,
        paid_at=now,
    )


def _failed(payout: Payout, reason: str) -> PayoutFailed:
    return PayoutFailed(
        payout_id=payout.payout_id,
        version=1,
        claim_no=payout.pays,
        batch_id=str(payout.batch_id),
        pool_id=payout.pool_id,
        amount_fen=payout.amount_fen,
        reason=reason,
    )
