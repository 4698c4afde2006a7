"""Look at a résumé whole (查看投递信息): for as long as its owner consents."""

from services.jobfair.domain.application import Resume
from services.jobfair.domain.show_refusals import ShowRefusal
from services.jobfair.usecases.show_ports import Show
from shared.kernel.decision import Refused


async def see_resume(show: Show, application_id: str) -> Resume | Refused:
    """What the seeker sent; NOT_FOUND once it was withdrawn. Who looks, and why, is noted by the door."""
    application = await show.applications.see(application_id)
    if application is None or application.resume is None:
        return Refused(ShowRefusal.NOT_FOUND, "no such application")
    return application.resume
