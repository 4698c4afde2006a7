"""Subsidies' doors for officers at their desk: the queue, a file, one field of it unmasked."""

from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from services.subsidies.domain.documents import FileType
from services.subsidies.domain.filing import spelled
from services.subsidies.domain.masking import masked
from services.subsidies.domain.policy import rejection_reasons
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import State
from services.subsidies.entrypoints.bodies import ClaimNo, DocumentKind, claim_view, differing, problem_views
from services.subsidies.usecases.compare_documents import compare_documents
from services.subsidies.usecases.ports import Documents, Office, Queues
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

MEDIA_TYPES = {
    FileType.PDF: "application/pdf", FileType.OFD: "application/ofd", FileType.JPEG: "image/jpeg",
    FileType.PNG: "image/png",
}  # fmt: skip
NOT_SNIFFED = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}


class UnmaskBody(Body):
    reason: Why
    field: Annotated[str, Field(max_length=40)]


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

    @router.get("/reviews")
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
        return Response(msgspec.json.encode(page), media_type="application/json")

    @router.get("/reviews/{claim_no}")
    async def get_file(claim_no: ClaimNo, looker: Looker) -> Any:
        """A file as an officer sees it: personal data masked, what invoices say otherwise and what the check noted."""
        async with database.connection() as connection:
            work = office(connection)
            found = await see_file(work, claim_no, officer=looker.officer)
            if isinstance(found, Refused):
                return refusal(found)
            policy, file = found
            differences = await compare_documents(work, claim_no)
            now = await work.now()
        kinds = {field.name: field.kind for field in policy.fields}
        seen = claim_view(policy, file, now).model_dump()
        return seen | {
            "fields": {name: masked(kinds.get(name), text) for name, text in spelled(policy, file.typed).items()},
            "differences": [] if isinstance(differences, Refused) else differing(differences),
            "findings": problem_views(file.findings),
            "rejection_reasons": list(rejection_reasons(policy)),
            "acted": [{"level": level, "by": person} for level, person in file.claim.acted],
        }

    @router.get("/reviews/{claim_no}/documents/{kind}")
    async def get_document(claim_no: ClaimNo, kind: DocumentKind, looker: Looker) -> Response:
        """A document as it was kept; who looked at it stands on the audit chain."""
        async with database.transaction() as transaction:
            found = await see_file(office(transaction), claim_no, officer=looker.officer)
            if isinstance(found, Refused):
                return refusal(found)
            attached = await office(transaction).files.documents_of(claim_no)
            document = next((one for one in attached if one.document_id == found[1].documents.get(kind)), None)
            if document is None:
                return problem(Code.NOT_FOUND)
            await record_act(transaction, looker, "subsidy_claim.see_document", claim_no, {"kind": kind})
        content = await documents.get(document.document_id)
        headers = {"Content-Disposition": f'attachment; filename="{claim_no}-{kind}.{document.type}"'}
        return Response(content, media_type=MEDIA_TYPES[document.type], headers=headers | NOT_SNIFFED)

    @router.post("/reviews/{claim_no}/unmaskings", status_code=201)
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
        return Response(msgspec.json.encode(told), status_code=201, media_type="application/json")

    return router
