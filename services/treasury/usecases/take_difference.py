"""Take a difference (认领差异): somebody looks into it."""

from services.treasury.domain.differences import Difference, take
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.reconciliation_ports import Reconciliations
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def take_difference(ledger: Reconciliations, difference_id: str, *, officer: Officer) -> Difference | Refused:
    """One that is open and that nobody has; it stays theirs until it ends."""
    found = (await ledger.of([difference_id])).get(difference_id)
    if found is None:
        return Refused(Refusal.NOT_FOUND)
    if not officer.acts_in(found.district_id):
        return Refused(Refusal.FORBIDDEN, "the difference is another district's")
    taken = take(found, officer.staff_id)
    if not isinstance(taken, Refused):
        await ledger.save([taken])
    return taken
