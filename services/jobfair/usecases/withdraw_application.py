"""Take an application back (撤回投递): the employer sees it no more, and what it held is erased."""

from services.jobfair.domain.application import Application, withdraw
from services.jobfair.domain.instants import to_the_ms
from services.jobfair.domain.show_refusals import ShowRefusal
from services.jobfair.usecases.show_ports import Show
from shared.contracts.jobfair_events import ApplicationWithdrawn
from shared.kernel.decision import Refused


async def withdraw_application(show: Show, application_id: str, *, citizen_id: str) -> Application | Refused:
    """By the seeker, whenever they like."""
    application = await show.applications.load_for_update(application_id)
    if application is None or application.citizen_id != citizen_id:
        return Refused(ShowRefusal.NOT_FOUND, "no such application")
    withdrawn_at = to_the_ms(await show.now())
    withdrawn = withdraw(application, withdrawn_at)
    if isinstance(withdrawn, Refused):
        return withdrawn
    await show.applications.save_withdrawn(withdrawn)
    told = ApplicationWithdrawn(
        application_id=application_id,
        version=withdrawn.version,
        fair_id=withdrawn.fair_id,
        room_id=withdrawn.room_id,
        withdrawn_at=withdrawn_at,
    )
    await show.tell((withdrawn.room_id, told))
    return withdrawn
