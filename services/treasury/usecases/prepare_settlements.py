"""Prepare settlements (编制结算批次): a district's merchants are to be paid for closed days, in one payment file."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from services.treasury.domain.payouts import LINES_MAX, Payout, PayoutBatch, into_batch
from services.treasury.domain.refusals import Refusal
from services.treasury.domain.settlements import LeftOut, draw_up, next_payout
from services.treasury.usecases import facts
from services.treasury.usecases.fill_batch import BatchOf, fill_batch
from services.treasury.usecases.follow_settlements import follow_settlements
from services.treasury.usecases.judge_merchants import Judged, judge_merchants
from services.treasury.usecases.ports import Books
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


@dataclass(frozen=True, slots=True)
class Settling(PayoutBatch):
    """The batch, and the merchants that have days to be settled and are not in it, with the reason."""

    left_out: tuple[LeftOut, ...] = ()


async def prepare_settlements(
    books: Books, *, maker: Officer, batch_id: str, campaign_id: str, district_id: str, business_day: str
) -> Settling | Refused:
    """All that is due to a district's merchants until the day, also what the bank failed to pay. No money moves."""
    if not maker.acts_in(district_id):
        return Refused(Refusal.FORBIDDEN, "the district is another's")
    campaign = await books.campaigns.load_for_update(campaign_id)
    if campaign is None or district_id not in {program.district_id for program in campaign.programs}:
        return Refused(Refusal.NOT_FOUND, "no such campaign or district")
    judged = await judge_merchants(books, campaign_id, district_id, business_day)
    await _draw_up(books, judged)
    due = await books.payouts.due_to_merchants_for_update(campaign_id, district_id, LINES_MAX)
    if not due:
        return Refused(Refusal.WRONG_STATE, "nothing is due that could be paid to the district's merchants")
    await _pay_to_accounts_in_force(books, district_id, due)
    prepared = [into_batch(payout, batch_id) for payout in due]
    made = await fill_batch(
        books, BatchOf(batch_id, campaign_id, district_id, business_day=business_day), prepared, maker
    )
    if isinstance(made, Refused):
        return made
    await follow_settlements(books, prepared)
    return Settling(**asdict(made), left_out=judged.left_out)


async def _pay_to_accounts_in_force(books: Books, district_id: str, due: Sequence[Payout]) -> None:
    """A payment may have waited in a batch, since cancelled, while its merchant's account was replaced."""
    in_force = await books.accounts.in_force(district_id, sorted({payout.merchant_id for payout in due}))
    await books.payouts.pay_to({payout.payout_id: in_force[payout.merchant_id] for payout in due})


async def _draw_up(books: Books, judged: Judged) -> None:
    """Settlements of all merchants that can be paid, each with its payment."""
    now = await books.now()
    drawn = [draw_up(days, now) for days in judged.ready]
    begun = [next_payout(settlement, now) for settlement in drawn]
    await books.settlements.add([settlement for settlement, _ in begun])
    await books.days.settle(drawn)
    await books.payouts.add([(payout, judged.accounts[payout.merchant_id]) for _, payout in begun])
    await books.tell(*(facts.settlement_moved(settlement) for settlement in drawn))
