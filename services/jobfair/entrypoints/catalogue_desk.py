"""The bureau's doors to the catalogue: imports and re-screenings, tried first and then accepted; single postings."""

import asyncio
from contextlib import suppress
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from services.jobfair.domain.catalogue_plan import Kind, Restated
from services.jobfair.domain.job_gate import Subject
from services.jobfair.domain.posting import PostingState
from services.jobfair.entrypoints.catalogue import Id
from services.jobfair.entrypoints.catalogue_bodies import (
    AcceptedView,
    ChangeView,
    OverruledView,
    PostingsView,
    ShownChangeView,
    WithdrawnView,
)
from services.jobfair.entrypoints.catalogue_parts import PAGE, CatalogueParts, hit_view, screened_view
from services.jobfair.usecases.accept_change import accept_change
from services.jobfair.usecases.catalogue_ports import Change
from services.jobfair.usecases.overrule_hit import overrule_hit
from services.jobfair.usecases.plan_import import plan_import
from services.jobfair.usecases.plan_rescreening import plan_rescreening
from services.jobfair.usecases.see_change import see_change
from services.jobfair.usecases.withdraw_posting import withdraw_posting
from services.jobfair.usecases.write_change import write_change
from services.jobfair.usecases.write_error_sheet import write_error_sheet
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.desk import Desk
from shared.runtime.fields import Why
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.problem import refusal
from shared.runtime.tokens import Principal, city_guard

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRITE_WITHIN_S = 15.0  # the gateway waits 30 s
IMPORT_BYTES_MAX = 12 * 1024 * 1024
LARGE_BODIES = {r"/api/jobfair/v1/fairs/[0-9a-zA-Z._-]+/imports": IMPORT_BYTES_MAX}

_FILE = {"requestBody": {"required": True, "content": {
    XLSX: {"schema": {"type": "string", "format": "binary"}}, "text/csv": {"schema": {"type": "string"}},
}}}  # fmt: skip
_SHEET: dict[int | str, dict[str, Any]] = {200: {"content": {XLSX: {}}, "description": "the sheet"}}


class AcceptBody(Body):
    """The plan that the officer saw."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class OverruleBody(Body):
    """A hit as it was shown, and why it may stand."""

    rule_id: Annotated[str, Field(min_length=1, max_length=40)]
    field: Annotated[str, Field(min_length=1, max_length=40)]
    words: Annotated[str, Field(min_length=1, max_length=400)]
    reason: Why


class WithdrawalBody(Body):
    reason: Why


def catalogue_desk_routes(parts: CatalogueParts) -> APIRouter:
    """The officers' acts; whoever reads without acting may be an auditor."""
    router = APIRouter(prefix="/api/jobfair/v1", tags=["catalogue desk"])
    _hang_changes(router, parts, "imports", Kind.IMPORT)
    _hang_changes(router, parts, "rescreenings", Kind.RESCREENING)
    _hang_files(router, parts)
    _hang_postings(router, parts)
    return router


def _hang_files(router: APIRouter, parts: CatalogueParts) -> None:
    Bureau = Annotated[Principal, city_guard(parts.verifier, Role.BUREAU)]  # noqa: N806 - a type

    @router.post("/fairs/{fair_id}/imports", status_code=201, response_model=ChangeView, openapi_extra=_FILE)
    async def post_import(fair_id: Id, request: Request, _: Bureau) -> Any:
        """Try a file of postings, xlsx or csv, whatever it is called: what accepting it would do. Takes no effect; the
        same file is the same plan."""
        plan = await plan_import(parts.open, parts.reader, parts.gate, fair_id, await request.body())
        return refusal(plan) if isinstance(plan, Refused) else _change_view(plan)

    @router.get("/fairs/{fair_id}/imports/{change_id}/errors.xlsx", responses=_SHEET, response_class=Response)
    async def get_errors(fair_id: Id, change_id: Id, _: Bureau) -> Response:
        """The refused rows as they came, with what is wrong beside each."""
        sheet = await write_error_sheet(parts.open, parts.writer, fair_id, change_id)
        if isinstance(sheet, Refused):
            return refusal(sheet)
        named = {"Content-Disposition": f'attachment; filename="{change_id}-errors.xlsx"'}
        return Response(sheet, media_type=XLSX, headers=named)

    @router.post("/fairs/{fair_id}/rescreenings", status_code=201, response_model=ChangeView)
    async def post_rescreening(fair_id: Id, _: Bureau) -> Any:
        """Try today's rules on the catalogue: which postings would be blocked, which set free. Takes no effect."""
        plan = await plan_rescreening(parts.open, parts.gate, fair_id)
        return refusal(plan) if isinstance(plan, Refused) else _change_view(plan)


def _hang_changes(router: APIRouter, parts: CatalogueParts, name: str, kind: Kind) -> None:
    Bureau = Annotated[Principal, city_guard(parts.verifier, Role.BUREAU)]  # noqa: N806 - a type
    Looker = Annotated[Principal, city_guard(parts.verifier, Role.BUREAU, Role.AUDITOR)]  # noqa: N806
    desk = Desk(parts.database, parts.catalogue)

    @router.post(
        f"/fairs/{{fair_id}}/{name}/{{change_id}}/acceptances",
        status_code=201,
        response_model=AcceptedView,
        name=f"accept_{name}",
    )
    async def post_acceptance(
        fair_id: Id, change_id: Id, body: AcceptBody, key: IdempotencyKey, officer: Bureau
    ) -> Response:
        """Accept a plan by its hash and write it. Where that takes long the worker goes on with it: the plan's `state`
        says when it is WRITTEN."""
        answer = await desk.perform(
            officer, act=f"catalogue.accept_{kind.lower()}", subject=change_id, key=key, meaning=body.model_dump(),
            do=lambda catalogue: accept_change(catalogue, fair_id, change_id, kind, saw_sha256=body.sha256),
        )  # fmt: skip
        with suppress(TimeoutError):
            async with asyncio.timeout(WRITE_WITHIN_S):
                await write_change(parts.open, change_id)
        return answer

    @router.get(
        f"/fairs/{{fair_id}}/{name}/{{change_id}}",
        response_model=ShownChangeView,
        response_model_exclude_unset=True,
        name=f"get_{name}",
    )
    async def get_change(
        fair_id: Id, change_id: Id, _: Looker, part: Annotated[int, Query(ge=0, le=10_000)] = 0
    ) -> Any:
        """A plan, where it stands, and a part of its rows: what is wrong with refused ones, what new rules change."""
        async with parts.open() as catalogue:
            shown = await see_change(catalogue, fair_id, change_id, kind, part_no=part)
        if isinstance(shown, Refused):
            return refusal(shown)
        refused = [{"row_no": row.row_no, "sentences": list(row.sentences)} for row in shown.part.refused]
        restated = [_restated_view(parts, row) for row in shown.part.restated]
        return _change_view(shown.change) | {"part": part, "refused": refused, "restated": restated}


def _hang_postings(router: APIRouter, parts: CatalogueParts) -> None:
    Bureau = Annotated[Principal, city_guard(parts.verifier, Role.BUREAU)]  # noqa: N806 - a type
    Looker = Annotated[Principal, city_guard(parts.verifier, Role.BUREAU, Role.AUDITOR)]  # noqa: N806
    desk = Desk(parts.database, parts.catalogue)

    @router.get("/fairs/{fair_id}/postings", response_model=PostingsView, response_model_exclude_unset=True)
    async def get_postings(
        fair_id: Id,
        _: Looker,
        state: PostingState = PostingState.BLOCKED,
        after: Annotated[int, Query(ge=0, le=2**62)] = 0,
    ) -> dict[str, Any]:
        """Postings in a state with what the job gate found, by pages (`next` → `after`)."""
        async with parts.database.connection() as connection:
            found = await parts.jobs(connection).screened(fair_id, state, after, PAGE)
        following = found[-1].listed_no if len(found) == PAGE else None
        return {"postings": [screened_view(parts.gate, one) for one in found], "next": following}

    @router.post("/jobs/{job_id}/overrules", status_code=201, response_model=OverruledView)
    async def post_overrule(job_id: Id, body: OverruleBody, key: IdempotencyKey, officer: Bureau) -> Response:
        """Let words stand that the job gate found."""
        subject = Subject(body.rule_id, body.field, body.words)
        return await desk.perform(
            officer, act="posting.overrule", subject=job_id, key=key, meaning=body.model_dump(),
            do=lambda catalogue: overrule_hit(
                catalogue, job_id, subject, reason=body.reason, officer=officer.officer
            ),
        )  # fmt: skip

    @router.post("/jobs/{job_id}/withdrawals", status_code=201, response_model=WithdrawnView)
    async def post_withdrawal(job_id: Id, body: WithdrawalBody, key: IdempotencyKey, officer: Bureau) -> Response:
        """Show a posting no more."""
        return await desk.perform(
            officer, act="posting.withdraw", subject=job_id, key=key, meaning=body.model_dump(),
            do=lambda catalogue: withdraw_posting(catalogue, job_id),
        )  # fmt: skip


def _change_view(change: Change) -> dict[str, Any]:
    return {"change_id": change.change_id, "fair_id": change.fair_id, "state": change.state, "sha256": change.sha256,
            "gate_version": change.gate_version, "figures": dict(change.figures), "parts": change.parts,
            "parts_written": change.next_part}  # fmt: skip


def _restated_view(parts: CatalogueParts, row: Restated) -> dict[str, Any]:
    return {"job_id": row.job_id, "title": row.title, "was": row.was, "state": row.state,
            "hits": [hit_view(parts.gate, hit) for hit in row.hits]}  # fmt: skip
