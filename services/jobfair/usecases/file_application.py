"""Apply for a job with one tap (一键投递), with consent for its one employer."""

from services.jobfair.domain.application import Application, Resume, may_apply
from services.jobfair.domain.instants import to_the_ms
from services.jobfair.domain.show_refusals import ShowRefusal
from services.jobfair.usecases.show_ports import Show
from shared.contracts.jobfair_events import ApplicationFiled
from shared.kernel.decision import Refused


async def file_application(
    show: Show,
    *,
    application_id: str,
    room_id: str,
    job_id: str,
    citizen_id: str,
    viewer: str,
    resume: Resume,
    consent: bool,
    consent_version: str,
) -> Application | Refused:
    """One live application a person and job; after a withdrawal the next one is a submission of its own."""
    room = await show.rooms.see(room_id)
    if room is None:
        return Refused(ShowRefusal.NOT_FOUND, "no such room")
    found = (await show.postings.find([job_id])).get(job_id)
    posting = may_apply(room, found, consent=consent, consent_version=consent_version)
    if isinstance(posting, Refused):
        return posting
    filed_at = to_the_ms(await show.now())
    application = Application(
        application_id, room.fair_id, room_id, job_id, posting.company_id, citizen_id, consent_version, resume, filed_at
    )
    if not await show.applications.add(application):
        return Refused(ShowRefusal.ALREADY_APPLIED)
    told = ApplicationFiled(
        application_id=application_id,
        version=application.version,
        fair_id=room.fair_id,
        room_id=room_id,
        job_id=job_id,
        viewer=viewer,
        filed_at=filed_at,
    )
    await show.tell((room_id, told))
    return application
