"""Subsidies' doors for officers at their desk: the queue, a file, one field of it unmasked."""

from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from services.subsidies.domain.filing import spelled
from services.subsidies.domain.masking import masked
from services.subsidies.domain.policy import rejection_reasons
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import State
from services.subsidies.entrypoints.bodies import ClaimNo, DocumentKind, claim_view, differing, problem_views
from services.subsidies.entrypoints.desk_bodies import CountsView, EntryView, FileView, entry_view
from services.subsidies.entrypoints.document_answer import DOCUMENT, document_answer
from services.subsidies.usecases.compare_documents import compare_documents
from services.subsidies.usecases.ports import Documents, Office, Queues
from services.subsidies.usecases.see_document import see_document
from services.subsidies.usecases.see_file import see_file
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.audit import record_act
from shared.runtime.desk import Desk
from shared.runtime.fields import Why
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import problem, refusal
from shared.runtime.tokens import Principal, TokenVerifier, guard

REVIEWERS = (Role.DISTRICT_REVIEWER, Role.CITY_REVIEWER)
QUEUES = (
    State.SUBMITTED, State.AUTO_CHECKED, State.DISTRICT_APPROVED, State.CITY_APPROVED, State.PUBLICISED,
    State.RETURNED_FOR_FIX, State.IN_BATCH, State.PAY_FAILED, State.WAITLISTED,
)  # fmt: skip


class UnmaskBody(Body):
    reason: Why
    field: Annotated[str, Field(max_length=40)]


class UnmaskedView(Body):
    """`value` is shown once: the same key again answers without it."""

    claim_no: str
    field: str
    value: str | None = None


def desk_routes(
    database: Database,
    office: Callable[[Connection], Office],
    queues: Callable[[Connection], Queues],
    documents: Documents,
    verifier: TokenVerifier,
) -> APIRouter:
    """What officers look at."""
    router = APIRouter(prefix="/api/subsidies/v1", tags=["desk"])
    desk = Desk(database, office)
    Reviewer = Annotated[Principal, guard(verifier, *REVIEWERS)]  # noqa: N806 - a type
    Looker = Annotated[Principal, guard(verifier, *REVIEWERS, Role.FINANCE, Role.AUDITOR)]  # noqa: N806

    @router.get("/reviews/counts", response_model=CountsView)
    async def get_counts(looker: Looker, policy_id: Annotated[str | None, Query(max_length=80)] = None) -> Any:
        """How many claims stand in each state, of the officer's district."""
        async with database.connection() as connection:
            return CountsView(by_state=await queues(connection).counts(looker.district_id, policy_id))

    @router.get("/reviews", response_model=list[EntryView])
    async def get_queue(
        looker: Looker,
        state: State = State.AUTO_CHECKED,
        after: Annotated[int, Query(ge=0, le=2**62)] = 0,
        policy_id: Annotated[str | None, Query(max_length=80)] = None,
    ) -> Any:
        """A page of the officer's queue, the longest filed first; `after` is the last filing number seen."""
        if state not in QUEUES:
            return problem(Code.MALFORMED, f"state: one of {', '.join(QUEUES)}")
        async with database.connection() as connection:
            page = await queues(connection).page(looker.district_id, policy_id, state, after)
        return [entry_view(one) for one in page]

    @router.get("/reviews/{claim_no}", response_model=FileView)
    async def get_file(claim_no: ClaimNo, looker: Looker) -> Any:
        """A file as an officer sees it: personal data masked, what invoices say otherwise and what the check noted."""
        async with database.connection() as connection:
            work = office(connection)
            found = await see_file(work, claim_no, officer=looker.officer)
            if isinstance(found, Refused):
                return refusal(found)
            policy, file = found
            differences = await compare_documents(work, claim_no)
            steps, now = await work.files.steps_of([claim_no]), await work.now()
        kinds = {field.name: field.kind for field in policy.fields}
        seen = claim_view(policy, file, steps[claim_no], now).model_dump()
        return seen | {
            "fields": {name: masked(kinds.get(name), text) for name, text in spelled(policy, file.typed).items()},
            "labels": {field.name: field.label for field in policy.fields} | dict(policy.labels),
            "assigned_to": file.claim.assigned_to,
            "differences": [] if isinstance(differences, Refused) else differing(differences),
            "findings": problem_views(file.findings),
            "rejection_reasons": list(rejection_reasons(policy)),
            "acted": [{"level": level, "by": person} for level, person in file.claim.acted],
        }

    @router.get("/reviews/{claim_no}/documents/{kind}", responses=DOCUMENT, response_class=Response)
    async def get_document(claim_no: ClaimNo, kind: DocumentKind, looker: Looker) -> Response:
        """A document as it was kept; who looked at it stands on the audit chain."""
        async with database.transaction() as transaction:
            found = await see_document(office(transaction), claim_no, kind, officer=looker.officer)
            if isinstance(found, Refused):
                return refusal(found)
            await record_act(transaction, looker, "subsidy_claim.see_document", claim_no, {"kind": kind})
        return await document_answer(documents, found)

    @router.post("/reviews/{claim_no}/unmaskings", status_code=201, response_model=UnmaskedView)
    async def post_unmasking(claim_no: ClaimNo, body: UnmaskBody, key: IdempotencyKey, reviewer: Reviewer) -> Response:
        """Show one field whole, for a reason that goes on the audit chain."""
        shown: list[str] = []

        async def do(office: Office) -> Any:
            found = await see_file(office, claim_no, officer=reviewer.officer)
            if isinstance(found, Refused):
                return found
            _, file = found
            if body.field not in file.typed:
                return Refused(Refusal.NOT_FOUND, "no such field")
            shown.append(file.typed[body.field])
            return {"claim_no": claim_no, "field": body.field}  # the value itself is kept nowhere else

        answer = await desk.perform(
            reviewer, act="subsidy_claim.unmask", subject=claim_no, key=key, meaning=body.model_dump(), do=do
        )
        if not shown:
            return answer
        told = {"claim_no": claim_no, "field": body.field, "value": shown[0]}
        headers = {"Cache-Control": "no-store"}
        return Response(msgspec.json.encode(told), status_code=201, media_type="application/json", headers=headers)

    return router
