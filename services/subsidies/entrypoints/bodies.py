"""What subsidies' doors take and show to buyers."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any

from fastapi import Path
from pydantic import Field

from services.subsidies.domain.documents import BYTES_MAX
from services.subsidies.domain.invoice_check import Difference
from services.subsidies.domain.policy import Policy, Problem
from services.subsidies.domain.subsidy_claim import State, office_time
from services.subsidies.usecases.ports import ClaimFile, Filed, Step
from services.subsidies.usecases.see_form import Form
from shared.contracts.refusals import REFUSALS, Code
from shared.runtime.http_app import Body

ClaimNo = Annotated[str, Path(pattern=r"^BT[0-9]{16}$", description="the claim's number")]
DocumentKind = Annotated[str, Path(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
FIELDS_MAX = 60
LARGE_BODIES = {
    "/api/subsidies/v1/claims/[^/]+/documents/[^/]+": BYTES_MAX + 1,
    "/api/subsidies/v1/fuel-cards/claims/[^/]+/hand-overs": 1024 * 1024,
    "/api/subsidies/v1/fuel-cards/deliveries": 512 * 1024,
    "/api/subsidies/v1/policies(/dry-runs)?": 1024 * 1024,
}


class OpenBody(Body):
    policy_id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]{1,78}[a-z0-9]$")]


class FieldsBody(Body):
    fields: Annotated[
        dict[Annotated[str, Field(max_length=40)], Annotated[str, Field(max_length=200)]], Field(max_length=FIELDS_MAX)
    ]


class ProblemView(Body):
    """What is wrong with a field or a document, with the sentence to show beside it."""

    field: str
    code: str
    title: str
    detail: str


class CheckedView(Body):
    problems: list[ProblemView]
    warnings: list[ProblemView]


class FiledView(Body):
    claim_no: str
    state: State
    amount_fen: int
    filed_at: datetime


class DocumentView(Body):
    document_id: str
    kind: str
    type: str
    pages: int
    differences: list[str]


class StepView(Body):
    state: State
    at: datetime


class AttachedView(Body):
    """A document as it stands, with the fields that it says otherwise."""

    kind: str
    type: str
    pages: int
    size: int
    differences: list[str]


class FormView(Body):
    """What was typed: whole where it may be changed, masked elsewhere; and what is wrong so far."""

    claim_no: str
    fields: dict[str, str]
    documents: list[AttachedView]
    problems: list[ProblemView]
    warnings: list[ProblemView]


class ClaimNoView(Body):
    claim_no: str


class ClaimView(Body):
    """Where a claim stands (办理进度): dates, the office's clock, and what is to be fixed until when."""

    claim_no: str
    policy_id: str
    state: State
    amount_fen: int
    filed_at: datetime | None
    office_time_s: int
    service_time_s: int
    fix_fields: list[str]
    fix_notes: dict[str, str]
    fix_by: datetime | None
    notice_until: datetime | None
    rejected_for: str | None
    pay_failure: str
    settled_fen: int
    documents: list[str]
    steps: list[StepView]
    office_clock_runs: bool
    server_time: datetime


def problem_views(problems: tuple[Problem, ...]) -> list[ProblemView]:
    """Problems with their sentences."""
    return [
        ProblemView(
            field=one.field, code=one.refusal, title=REFUSALS[Code(one.refusal)].title, detail=one.detail
        )
        for one in problems
    ]  # fmt: skip


def filed_view(claim_no: str, filed: Filed) -> dict[str, Any]:
    """What a buyer is told at filing; it never changes."""
    return {"claim_no": claim_no, "state": filed.state, "amount_fen": filed.amount_fen, "filed_at": filed.at}


def claim_view(policy: Policy, file: ClaimFile, steps: Sequence[Step], now: datetime) -> ClaimView:
    """Where the claim stands now, and how it came there."""
    claim = file.claim
    return ClaimView(
        claim_no=claim.claim_no,
        policy_id=claim.policy_id,
        state=claim.state,
        amount_fen=claim.amount_fen,
        filed_at=file.filed.at if file.filed else None,
        office_time_s=_seconds(office_time(claim, now)),
        service_time_s=_seconds(policy.service_time),
        fix_fields=list(claim.fix_fields),
        fix_notes=dict(claim.fix_notes),
        fix_by=claim.fix_by,
        notice_until=claim.notice_until,
        rejected_for=claim.rejected_for,
        pay_failure=claim.pay_failure,
        settled_fen=claim.settled_fen,
        documents=sorted(file.documents),
        steps=[StepView(state=one.state, at=one.at) for one in steps],
        office_clock_runs=claim.held_since is not None,
        server_time=now,
    )


def form_view(claim_no: str, form: Form) -> FormView:
    """A buyer's own form."""
    return FormView(
        claim_no=claim_no,
        fields=form.fields,
        documents=[
            AttachedView(
                kind=one.kind, type=one.type, pages=one.pages, size=one.size, differences=differences
            )
            for one, differences in form.documents
        ],
        problems=problem_views(form.checked.problems),
        warnings=problem_views(form.checked.warnings),
    )  # fmt: skip


def differing(differences: list[Difference]) -> list[str]:
    """The fields that a document says otherwise."""
    return sorted({one.field for one in differences})


def _seconds(time: timedelta) -> int:
    return int(time.total_seconds())
