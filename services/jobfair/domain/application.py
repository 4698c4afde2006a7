"""A one-tap application (一键投递): what a seeker lets one employer see, for as long as they consent."""

from dataclasses import dataclass, replace
from datetime import datetime

from services.jobfair.domain.cell_names import Education
from services.jobfair.domain.posting import PostingState
from services.jobfair.domain.rooms import Room, RoomState
from services.jobfair.domain.show_refusals import ShowRefusal
from shared.kernel.decision import Refused

CONSENT_VERSION = "2022-08"
_CONSENT_TEXT = (
    "本人同意将学历、所在地区、联系电话和自我介绍提供给{employer}，仅用于其就所投岗位与本人联系；"
    "本人可随时撤回投递，撤回后该单位不能再查看，上述信息即时删除。"
)


def consent_text(employer: str) -> str:
    """What a seeker consents to (告知同意), for this one employer."""
    return _CONSENT_TEXT.format(employer=employer)


@dataclass(frozen=True, slots=True)
class Resume:
    """Personal data: only ever stored sealed. `region` is a code of GB/T 2260."""

    education: Education
    region: str
    contact: str = ""
    intro: str = ""


VISIBLE = frozenset({PostingState.SHOWN, PostingState.WARNED})


@dataclass(frozen=True, slots=True)
class Posting:
    """A job posting as far as the show needs it."""

    job_id: str
    fair_id: str
    company_id: str
    title: str
    employer: str
    state: PostingState


@dataclass(frozen=True, slots=True)
class Application:
    """One submission. `resume` is None once it was withdrawn: the consent is gone, and with it what it was for."""

    application_id: str
    fair_id: str
    room_id: str
    job_id: str
    company_id: str
    citizen_id: str
    consent_version: str
    resume: Resume | None
    filed_at: datetime
    withdrawn_at: datetime | None = None
    version: int = 1


def may_apply(room: Room, posting: Posting | None, *, consent: bool, consent_version: str) -> Posting | Refused:
    """The posting, while the room is open, for a job of the fair that is shown, by who agreed to today's text."""
    if room.state != RoomState.OPEN:
        return Refused(ShowRefusal.ROOM_CLOSED)
    if refused := not_visible(posting, room.fair_id):
        return refused
    assert posting is not None  # noqa: S101 - else it was refused
    if not consent:
        return Refused(ShowRefusal.CONSENT_MISSING)
    if consent_version != CONSENT_VERSION:
        return Refused(ShowRefusal.CONSENT_MISSING, f"the text is {CONSENT_VERSION} now: show it and ask again")
    return posting


def not_visible(posting: Posting | None, fair_id: str) -> Refused | None:
    """Why a posting cannot be shown in a room of this fair, if so."""
    if posting is None or posting.fair_id != fair_id or posting.state == PostingState.WITHDRAWN:
        return Refused(ShowRefusal.NOT_FOUND, "no such job at this fair")
    if posting.state not in VISIBLE:
        return Refused(ShowRefusal.POSTING_BLOCKED)
    return None


def withdraw(application: Application, now: datetime) -> Application | Refused:
    """Take it back, at any time; the job may be applied for again."""
    if application.withdrawn_at is not None:
        return Refused(ShowRefusal.WRONG_STATE, "the application was withdrawn")
    return replace(application, resume=None, withdrawn_at=now, version=application.version + 1)


def masked(resume: Resume) -> Resume:
    """The résumé as a list shows it: the number's middle starred, of the introduction only that there is one."""
    contact = f"{resume.contact[:3]}****{resume.contact[-4:]}" if resume.contact else ""
    return replace(resume, contact=contact, intro="****" if resume.intro else "")
