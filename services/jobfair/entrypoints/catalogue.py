"""The catalogue's public doors: search, one posting (also as schema.org's JobPosting), companies."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from services.jobfair.domain.job_posting_ld import job_posting_ld
from services.jobfair.domain.search_words import sought
from services.jobfair.entrypoints.catalogue_bodies import CompaniesView, CompanyView, JobsView, JobView, RulesView
from services.jobfair.entrypoints.catalogue_parts import PAGE, CatalogueParts, company_view, job_view, rules_view
from services.jobfair.usecases.catalogue_ports import Search
from services.jobfair.usecases.search_jobs import search_jobs
from services.jobfair.usecases.see_company import see_company
from services.jobfair.usecases.see_job import see_job
from shared.kernel.decision import Refused
from shared.kernel.fen import FEN_MAX, Fen
from shared.runtime.problem import refusal

LD_JSON = "application/ld+json"
_ld = msgspec.json.Encoder(decimal_format="number")
_LD: dict[int | str, dict[str, Any]] = {200: {"content": {LD_JSON: {}}, "description": "schema.org JobPosting"}}

Id = Annotated[str, Path(max_length=80)]
Words = Annotated[str, Query(max_length=100)]
After = Annotated[str | None, Query(pattern=r"^[01]-[0-9]{1,18}$", description="`next` of the page before")]
CompanyAfter = Annotated[str, Query(max_length=80, description="the last company_id seen")]
Most = Annotated[int, Query(ge=1, le=PAGE)]


def catalogue_routes(parts: CatalogueParts) -> APIRouter:
    """What everybody may look at, without logging in."""
    router = APIRouter(prefix="/api/jobfair/v1", tags=["catalogue"])
    _hang_search(router, parts)
    _hang_job(router, parts)
    _hang_companies(router, parts)

    @router.get("/gate-rules", response_model=RulesView)
    async def get_rules() -> dict[str, Any]:
        """What a posting must have and must not say, with the law and the wording suggested."""
        return rules_view(parts.gate)

    return router


def _hang_search(router: APIRouter, parts: CatalogueParts) -> None:
    fold = parts.gate.folding.glance

    @router.get("/fairs/{fair_id}/jobs", response_model=JobsView)
    async def get_jobs(
        fair_id: Id,
        words: Words = "",
        place: Words = "",
        occupation: Words = "",
        pay_min_fen: Annotated[int | None, Query(ge=0, le=FEN_MAX)] = None,
        company_id: Annotated[str | None, Query(max_length=80)] = None,
        after: After = None,
        most: Most = 20,
    ) -> dict[str, Any]:
        """Postings that are shown and valid, those with the words in their title first, then the newest; `next` is None
        at the end. Traditional characters, width and case make no difference."""
        rank, _, listed_no = after.partition("-") if after else ("", "", "")
        search = Search(
            sought(parts.gate.folding, words), fold(place), fold(occupation),
            None if pay_min_fen is None else Fen(pay_min_fen), company_id,
            (int(rank), int(listed_no)) if after else None, most,
        )  # fmt: skip
        async with parts.database.connection() as connection:
            page = await search_jobs(parts.jobs(connection), fair_id, search)
        following = None if page.after is None else f"{page.after[0]}-{page.after[1]}"
        return {"jobs": [job_view(one.kept) for one in page.found], "next": following}


def _hang_job(router: APIRouter, parts: CatalogueParts) -> None:
    @router.get("/jobs/{job_id}.jsonld", responses=_LD, response_class=Response)
    async def get_job_ld(job_id: Id) -> Response:
        """A posting as schema.org's JobPosting."""
        async with parts.database.connection() as connection:
            kept = await see_job(parts.jobs(connection), job_id)
        if isinstance(kept, Refused):
            return refusal(kept)
        return Response(_ld.encode(job_posting_ld(kept.posting, kept.listed_at)), media_type=LD_JSON)

    @router.get("/jobs/{job_id}", response_model=JobView)
    async def get_job(job_id: Id) -> Any:
        """One posting."""
        async with parts.database.connection() as connection:
            kept = await see_job(parts.jobs(connection), job_id)
        return refusal(kept) if isinstance(kept, Refused) else job_view(kept)


def _hang_companies(router: APIRouter, parts: CatalogueParts) -> None:
    @router.get("/fairs/{fair_id}/companies", response_model=CompaniesView)
    async def get_companies(fair_id: Id, after: CompanyAfter = "", most: Most = PAGE) -> dict[str, Any]:
        """A fair's companies by name, each with its number of postings."""
        async with parts.database.connection() as connection:
            found = await parts.jobs(connection).companies(fair_id, after, most)
        return {"companies": [company_view(one) for one in found]}

    @router.get("/fairs/{fair_id}/companies/{company_id}", response_model=CompanyView)
    async def get_company(fair_id: Id, company_id: Id) -> Any:
        """One company."""
        async with parts.database.connection() as connection:
            company = await see_company(parts.jobs(connection), fair_id, company_id)
        return refusal(company) if isinstance(company, Refused) else company_view(company)
