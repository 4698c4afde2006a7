"""Follow settlements (结算跟进): where a merchant's payment is, there its settlement is, and the merchant hears."""

from collections.abc import Mapping, Sequence

from services.treasury.domain.journal import Transfer
from services.treasury.domain.payouts import Payout
from services.treasury.domain.settlements import Settlement, SettlementState, follow, postings_of
from services.treasury.usecases import facts
from services.treasury.usecases.net_out import net_out
from services.treasury.usecases.ports import Books

NO_REASONS: Mapping[str, str] = {}


async def follow_settlements(
    books: Books, moved: Sequence[Payout], reasons: Mapping[str, str] = NO_REASONS
) -> list[Transfer]:
    """After payouts moved: their settlements in the same state, told. The postings of the paid ones, to be booked.

    `reasons`: why the bank did not pay, by payout_id. Payouts of claims are passed over.
    """
    payouts = {payout.pays: payout for payout in moved if payout.merchant_id}
    if not payouts:
        return []
    now = await books.now()
    before = await books.settlements.load_for_update(sorted(payouts))
    changed = [follow(before[name], payouts[name].state, now) for name in sorted(before)]
    await books.settlements.save(changed)
    told = [(one, payouts[one.settlement_id]) for one in changed]
    await books.tell(*(facts.settlement_moved(one, by.batch_id, reasons.get(by.payout_id, "")) for one, by in told))
    paid = [one for one in changed if one.state == SettlementState.PAID]
    if not paid:
        return []
    postings = postings_of(await books.days.pool_sums([one.settlement_id for one in paid]))
    return postings + await _evened_out(books, paid)


async def _evened_out(books: Books, paid: Sequence[Settlement]) -> list[Transfer]:
    """Later days that only waited for these to be paid and now come to nothing."""
    now = await books.now()
    places = sorted({(one.campaign_id, one.district_id) for one in paid})
    merchants = sorted({one.merchant_id for one in paid})
    return [one for place in places for one in await net_out(books, *place, merchants, now)]
