"""End a difference (了结差异): it is explained, and stays ended while it is just the same."""

from services.treasury.domain.differences import Difference, end
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.reconciliation_ports import Reconciliations
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def end_difference(
    ledger: Reconciliations, difference_id: str, *, officer: Officer, reason: str
) -> Difference | Refused:
    """With a reason that stands on the audit chain. No money moves by it."""
    found = (await ledger.of([difference_id])).get(difference_id)
    if found is None:
        return Refused(Refusal.NOT_FOUND)
    if not officer.acts_in(found.district_id):
        return Refused(Refusal.FORBIDDEN, "the difference is another district's")
    ended = end(found, officer.staff_id, reason)
    if not isinstance(ended, Refused):
        await ledger.save([ended])
    return ended
