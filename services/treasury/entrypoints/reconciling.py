"""Reconciling by itself: every campaign once a day, and what the log hears of a run."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog

from services.treasury.domain.reconciliation import AGREES, Result
from services.treasury.usecases.keep_comparison import Reconciled
from services.treasury.usecases.reconcile_due import reconcile_due
from services.treasury.usecases.reconciliation_ports import Reconciling

log = structlog.get_logger()

LOOK_FOR_DUE_EVERY_S = 30.0


def reconciling_due(reconciling: Reconciling, every: timedelta) -> Callable[[], Awaitable[bool]]:
    """Reconcile a campaign that was not for so long; True while more may wait."""

    async def reconcile() -> bool:
        done = await reconcile_due(reconciling, every)
        if done is None:
            return False
        tell_reconciled(done)
        return True

    return reconcile


def tell_reconciled(done: Reconciled) -> None:
    """Loud while a difference is open, or when a look back found one."""
    told = {"campaign_id": done.campaign_id, "run_id": done.run_id, "open": done.open, **done.by_result}
    if done.open or any(done.by_result[result] for result in Result if result not in AGREES):
        log.warning("reconciliation_differs", **told)
    else:
        log.info("reconciliation_agrees", **told)
