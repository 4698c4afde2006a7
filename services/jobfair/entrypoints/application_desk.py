"""Jobfair's doors for the bureau, which acts for employers: who applied, in part masked; one résumé, for a reason."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter
from starlette.responses import Response

from services.jobfair.domain.application import Resume, masked
from services.jobfair.entrypoints.applications import Before
from services.jobfair.entrypoints.show_bodies import FairId, IdInPath
from services.jobfair.entrypoints.show_parts import ShowParts
from services.jobfair.usecases.see_resume import see_resume
from services.jobfair.usecases.show_ports import Filed, Show
from shared.contracts.roles import Role
from shared.runtime.desk import Desk
from shared.runtime.fields import Why
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.tokens import Principal, city_guard


class UnmaskBody(Body):
    reason: Why


class AppliedView(Body):
    """An application as its employer's list has it: contact and intro masked, the rest as it was sent."""

    filing_no: int
    application_id: str
    job_id: str
    title: str
    filed_at: datetime
    education: str
    region: str
    contact: str
    intro: str


class ShownResumeView(Body):
    """`resume` is shown once: the same key again answers without it."""

    application_id: str
    resume: Resume | None = None


class CountsView(Body):
    """Always three numbers: times sent, distinct (person, job), distinct people; `live` were not withdrawn."""

    submissions: int
    person_jobs: int
    people: int
    live: int


def application_desk_routes(parts: ShowParts) -> APIRouter:
    """What an employer may see."""
    router = APIRouter(prefix="/api/jobfair/v1", tags=["applications"])
    desk = Desk(parts.database, parts.show)
    Bureau = Annotated[Principal, city_guard(parts.verifier, Role.BUREAU)]  # noqa: N806 - a type
    Looker = Annotated[Principal, city_guard(parts.verifier, Role.BUREAU, Role.AUDITOR)]  # noqa: N806

    @router.get("/companies/{company_id}/applications", response_model=list[AppliedView])
    async def get_applications(company_id: IdInPath, _: Looker, before: Before = None) -> Any:
        """Who applied to this company, the newest first; none that was withdrawn."""
        async with parts.database.connection() as connection:
            page = await parts.show(connection).applications.to_company(company_id, before)
        return [_applied_view(one) for one in page]

    @router.post("/applications/{application_id}/unmaskings", status_code=201, response_model=ShownResumeView)
    async def post_unmasking(
        application_id: IdInPath, body: UnmaskBody, key: IdempotencyKey, bureau: Bureau
    ) -> Response:
        """Show a résumé whole, for a reason that goes on the audit chain. The same key again answers 201 without the
        résumé, which no stored answer holds: to see it once more is another act, with another key."""
        shown: list[Resume] = []

        async def do(show: Show) -> Any:
            resume = await see_resume(show, application_id)
            if not isinstance(resume, Resume):
                return resume
            shown.append(resume)
            return {"application_id": application_id}  # the résumé itself is kept nowhere else

        answer = await desk.perform(
            bureau, act="application.unmask", subject=application_id, key=key, meaning=body.model_dump(), do=do
        )
        if not shown:
            return answer
        told = {"application_id": application_id, "resume": shown[0]}
        headers = {"Cache-Control": "no-store"}
        return Response(msgspec.json.encode(told), status_code=201, media_type="application/json", headers=headers)

    @router.get("/fairs/{fair_id}/application-counts", response_model=CountsView)
    async def get_counts(fair_id: FairId, _: Looker) -> Any:
        """The three counts of a fair, from the applications themselves."""
        async with parts.database.connection() as connection:
            counts = await parts.show(connection).applications.counts(fair_id)
        return counts._asdict()

    return router


def _applied_view(filed: Filed) -> dict[str, Any]:
    application = filed.application
    assert application.resume is not None  # noqa: S101 - of one that was not withdrawn
    resume: dict[str, Any] = msgspec.to_builtins(masked(application.resume))
    return resume | {
        "filing_no": filed.filing_no,
        "application_id": application.application_id,
        "job_id": application.job_id,
        "title": filed.title,
        "filed_at": application.filed_at,
    }
