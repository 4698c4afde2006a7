"""Hold a merchant (暂缓结算): what is due to it stays out of batches until somebody lets it go on (恢复结算)."""

from services.treasury.domain.refusals import Refusal
from services.treasury.domain.settlements import Hold
from services.treasury.usecases.ports import Books
from shared.contracts.treasury_events import MerchantHeld
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def hold_merchant(
    books: Books, merchant_id: str, *, officer: Officer, district_id: str, is_held: bool, reason: str
) -> Hold | Refused:
    """Held or let go, with a reason that the merchant is shown; what was approved before may be at the bank."""
    if not officer.acts_in(district_id):
        return Refused(Refusal.FORBIDDEN, "the district is another's")
    its_own = await books.days.district_of(merchant_id)
    if its_own is None:
        return Refused(Refusal.NOT_FOUND, "the merchant has redeemed nothing")
    if its_own != district_id:
        return Refused(Refusal.FORBIDDEN, "the merchant is another district's")
    before = await books.holds.load_for_update(merchant_id)
    if is_held == (before is not None and before.is_held):
        return Refused(Refusal.WRONG_STATE, "the merchant is held" if is_held else "the merchant is not held")
    version = before.version + 1 if before else 1
    hold = Hold(merchant_id, version, district_id, is_held, officer.staff_id, reason, await books.now())
    await books.holds.save(hold)
    told = MerchantHeld(merchant_id, version, is_held, officer.staff_id, reason, hold.held_at)
    await books.tell((merchant_id, told))
    return hold
