"""Jobfair's doors for seekers: apply with one tap, see what was sent, take it back."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from services.jobfair.domain.application import (
    CONSENT_VERSION,
    Application,
    Resume,
    consent_text,
    not_visible,
)
from services.jobfair.domain.cell_names import Education
from services.jobfair.domain.viewer import citizen_viewer
from services.jobfair.entrypoints.show_bodies import IdInPath, Slug
from services.jobfair.entrypoints.show_parts import ShowParts
from services.jobfair.usecases.file_application import file_application
from services.jobfair.usecases.show_ports import Filed, Show
from services.jobfair.usecases.withdraw_application import withdraw_application
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.kernel.ids import new_id
from shared.kernel.legible import is_legible
from shared.runtime.desk import Desk
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.problem import problem, refusal
from shared.runtime.tokens import Principal, guard

INTRO_LENGTH_MAX = 500
Before = Annotated[int | None, Query(ge=1, le=2**62, description="the filing number that the last page ended with")]


class ApplyBody(Body):
    """`consent` to the text of `consent_version`, for this job's employer alone."""

    room_id: Slug
    consent: bool
    consent_version: Annotated[str, Field(max_length=20)] = CONSENT_VERSION
    education: Annotated[Education, Field(strict=False)]
    region: Annotated[str, Field(pattern=r"^[1-8][0-9]{5}$")]
    contact: Annotated[str, Field(pattern=r"^(1[3-9][0-9]{9})?$")] = ""
    intro: Annotated[str, Field(max_length=INTRO_LENGTH_MAX)] = ""


class ConsentView(Body):
    version: str
    text: str


class ApplicationView(Body):
    """An application as its seeker sees it (我的投递); `resume` is gone once it was withdrawn."""

    filing_no: int
    application_id: str
    room_id: str
    job_id: str
    company_id: str
    title: str
    filed_at: datetime
    withdrawn_at: datetime | None
    consent_version: str
    resume: dict[str, str] | None


class ToldView(Body):
    """What a seeker is told of an application; nothing personal."""

    application_id: str
    job_id: str
    filed_at: datetime
    withdrawn_at: datetime | None


def application_routes(parts: ShowParts) -> APIRouter:
    """What a seeker's phone asks for."""
    router = APIRouter(prefix="/api/jobfair/v1", tags=["applications"])
    desk = Desk(parts.database, parts.show)
    Citizen = Annotated[Principal, guard(parts.verifier, Role.CITIZEN)]  # noqa: N806 - a type

    @router.get("/jobs/{job_id}/consent", response_model=ConsentView)
    async def get_consent(job_id: IdInPath) -> Any:
        """What a seeker is asked to consent to before applying for this job."""
        async with parts.database.connection() as connection:
            posting = (await parts.show(connection).postings.find([job_id])).get(job_id)
        refused = not_visible(posting, posting.fair_id if posting else "")
        if refused or posting is None:
            return problem(Code.NOT_FOUND) if refused is None else refusal(refused)
        return ConsentView(version=CONSENT_VERSION, text=consent_text(posting.employer))

    @router.post("/jobs/{job_id}/applications", status_code=201, response_model=ToldView)
    async def post_application(job_id: IdInPath, body: ApplyBody, key: IdempotencyKey, citizen: Citizen) -> Response:
        """Apply for the job; the same key is answered the same for ever."""
        if body.intro and not is_legible(body.intro.replace("\n", " ")):
            return problem(Code.MALFORMED, "intro: legible characters only")
        return await desk.perform(
            citizen, act="application.file", subject=job_id, key=key, meaning=_meaning(parts, body),
            do=lambda show: _file(parts, show, job_id, body, citizen.subject_id),
        )  # fmt: skip

    @router.get("/applications", response_model=list[ApplicationView])
    async def get_applications(citizen: Citizen, before: Before = None) -> Any:
        """The seeker's own applications, the newest first."""
        async with parts.database.connection() as connection:
            page = await parts.show(connection).applications.of_citizen(citizen.subject_id, before)
        return [_own_view(one) for one in page]

    @router.post("/applications/{application_id}/withdrawals", status_code=201, response_model=ToldView)
    async def post_withdrawal(application_id: IdInPath, key: IdempotencyKey, citizen: Citizen) -> Response:
        """Take the application back: its employer sees it no more, and what it held is erased."""

        async def do(show: Show) -> Any:
            withdrawn = await withdraw_application(show, application_id, citizen_id=citizen.subject_id)
            return _told(withdrawn) if isinstance(withdrawn, Application) else withdrawn

        return await desk.perform(
            citizen, act="application.withdraw", subject=application_id, key=key, meaning={}, do=do
        )  # fmt: skip

    return router


async def _file(parts: ShowParts, show: Show, job_id: str, body: ApplyBody, citizen_id: str) -> Any:
    filed = await file_application(
        show,
        application_id=new_id(),
        room_id=body.room_id,
        job_id=job_id,
        citizen_id=citizen_id,
        viewer=citizen_viewer(parts.viewer_key, body.room_id, citizen_id),
        resume=Resume(body.education, body.region, body.contact, body.intro),
        consent=body.consent,
        consent_version=body.consent_version,
    )
    return _told(filed) if isinstance(filed, Application) else filed


def _meaning(parts: ShowParts, body: ApplyBody) -> dict[str, Any]:
    """What the key is bound to; of the résumé only a keyed hash, since the meaning stands on the audit chain."""
    resume = msgspec.json.encode([body.education, body.region, body.contact, body.intro])
    return {
        "room_id": body.room_id,
        "consent": body.consent,
        "consent_version": body.consent_version,
        "resume": parts.fingerprint(resume),
    }


def _told(application: Application) -> dict[str, Any]:
    """What a seeker is told: nothing personal, since the answer is kept."""
    return {
        "application_id": application.application_id,
        "job_id": application.job_id,
        "filed_at": application.filed_at,
        "withdrawn_at": application.withdrawn_at,
    }


def _own_view(filed: Filed) -> dict[str, Any]:
    application = filed.application
    return _told(application) | {
        "filing_no": filed.filing_no,
        "room_id": application.room_id,
        "company_id": application.company_id,
        "title": filed.title,
        "consent_version": application.consent_version,
        "resume": None if application.resume is None else msgspec.to_builtins(application.resume),
    }
