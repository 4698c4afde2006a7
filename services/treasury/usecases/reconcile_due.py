"""Reconcile what is due (日终对账): each campaign once every so often, by itself."""

from datetime import timedelta

from services.treasury.usecases.compare_sides import compare_sides
from services.treasury.usecases.keep_comparison import Reconciled, keep_comparison
from services.treasury.usecases.reconciliation_ports import Reconciling
from shared.kernel.decision import Refused
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.officer import Officer

NIGHTLY = Officer("nightly")


async def reconcile_due(reconciling: Reconciling, every: timedelta) -> Reconciled | None:
    """The one that waits longest; None when none is due. Reading and writing are transactions of their own."""
    async with reconciling.ledger() as ledger:
        campaign_id = await ledger.first_due(every)
    if campaign_id is None:
        return None
    compared = await compare_sides(reconciling, campaign_id=campaign_id, district_id=None, as_at=None, officer=NIGHTLY)
    if isinstance(compared, Refused):
        raise BrokenPromiseError(f"campaign {campaign_id} cannot be reconciled: {compared.detail}")
    async with reconciling.ledger() as ledger:
        return await keep_comparison(ledger, compared)
