"""Subsidies' doors for buyers: draft, check as one types, upload, file, fix, withdraw, and see where it stands."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from services.subsidies.domain.refusals import Refusal
from services.subsidies.entrypoints.bodies import (
    CheckedView,
    ClaimNo,
    ClaimNoView,
    DocumentKind,
    DocumentView,
    FieldsBody,
    FiledView,
    OpenBody,
    differing,
    filed_view,
    problem_views,
)
from services.subsidies.usecases.attach_document import attach_document
from services.subsidies.usecases.compare_documents import compare_documents
from services.subsidies.usecases.fix_claim import fix_claim
from services.subsidies.usecases.may_attach import may_attach
from services.subsidies.usecases.open_draft import open_draft
from services.subsidies.usecases.ports import Document, Documents, Examiner, Faulty, Filed, Office
from services.subsidies.usecases.save_draft import save_draft
from services.subsidies.usecases.submit_claim import submit_claim
from services.subsidies.usecases.withdraw_claim import withdraw_claim
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.kernel.ids import new_id
from shared.runtime.desk import Desk
from shared.runtime.http_app import IdempotencyKey
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import problem, refusal
from shared.runtime.tokens import Principal, TokenVerifier, guard

CLAIM_DIGITS = 10**16


@dataclass(frozen=True)
class Parts:
    """What doors that take files stand on, chosen by `main`: buyers' papers, signatures for fuel cards."""

    database: Database
    office: Callable[[Connection], Office]
    examiner: Examiner
    documents: Documents
    verifier: TokenVerifier


def buyer_routes(parts: Parts) -> APIRouter:
    """What a car buyer's phone asks for."""
    router = APIRouter(prefix="/api/subsidies/v1", tags=["subsidies"])
    desk = Desk(parts.database, parts.office)
    Citizen = Annotated[Principal, guard(parts.verifier, Role.CITIZEN)]  # noqa: N806 - a type

    @router.post("/claims", status_code=201, response_model=ClaimNoView)
    async def post_claim(body: OpenBody, key: IdempotencyKey, citizen: Citizen) -> Response:
        """Open a draft; the same key opens the same one."""
        claim_no = claim_no_of(citizen.subject_id, key)

        async def do(office: Office) -> Any:
            opened = await open_draft(
                office, claim_no=claim_no, policy_id=body.policy_id, citizen_id=citizen.subject_id
            )
            return opened if isinstance(opened, Refused) else {"claim_no": claim_no}

        meaning = body.model_dump()
        return await desk.perform(
            citizen, act="subsidy_claim.open", subject=claim_no, key=key, meaning=meaning, do=do
        )  # fmt: skip

    @router.patch("/claims/{claim_no}", response_model=CheckedView)
    async def patch_claim(claim_no: ClaimNo, body: FieldsBody, citizen: Citizen) -> Any:
        """Keep what was typed so far, and say what is wrong with it."""
        async with parts.database.transaction() as transaction:
            checked = await save_draft(
                parts.office(transaction), claim_no, citizen_id=citizen.subject_id, typed=body.fields
            )
        if isinstance(checked, Refused):
            return refusal(checked)
        return CheckedView(problems=problem_views(checked.problems), warnings=problem_views(checked.warnings))

    @router.put("/claims/{claim_no}/documents/{kind}", status_code=201, response_model=DocumentView)
    async def put_document(claim_no: ClaimNo, kind: DocumentKind, request: Request, citizen: Citizen) -> Any:
        """Upload a document (≤ 10 MB: PDF, OFD, JPEG, PNG by content); what an e-invoice says otherwise is named."""
        async with parts.database.transaction() as transaction:
            may = await may_attach(parts.office(transaction), claim_no, kind, citizen_id=citizen.subject_id)
        if isinstance(may, Refused):
            return refusal(may)
        content = await request.body()
        examined = await parts.examiner.examine(content)
        if isinstance(examined, Refused):
            return refusal(examined)
        document = Document(
            new_id(), claim_no, kind, examined.type, examined.pages, len(examined.kept), examined.said
        )  # fmt: skip
        await parts.documents.put(document.document_id, examined.kept)
        async with parts.database.transaction() as transaction:
            office = parts.office(transaction)
            attached = await attach_document(office, document, citizen_id=citizen.subject_id)
            if isinstance(attached, Refused):
                return refusal(attached)
            differences = await compare_documents(office, claim_no, of=citizen.subject_id)
        found = [] if isinstance(differences, Refused) else differing(differences)
        return DocumentView(
            document_id=document.document_id, kind=kind, type=document.type, pages=document.pages, differences=found
        )

    @router.post("/claims/{claim_no}/submissions", status_code=201, response_model=FiledView)
    async def post_submission(claim_no: ClaimNo, key: IdempotencyKey, citizen: Citizen) -> Any:
        """File the claim; everything that is wrong is said at once."""

        async def do(office: Office) -> Any:
            outcome = await submit_claim(office, claim_no, citizen_id=citizen.subject_id, key=key)
            return filed_view(claim_no, outcome) if isinstance(outcome, Filed) else outcome

        return await _act(desk, citizen, "subsidy_claim.submit", claim_no, key, do)

    @router.post("/claims/{claim_no}/fixes", status_code=201, response_model=ClaimNoView)
    async def post_fix(claim_no: ClaimNo, key: IdempotencyKey, citizen: Citizen) -> Response:
        """File a returned claim again."""

        async def do(office: Office) -> Any:
            outcome = await fix_claim(office, claim_no, citizen_id=citizen.subject_id)
            return outcome if isinstance(outcome, Faulty | Refused) else {"claim_no": claim_no}

        return await _act(desk, citizen, "subsidy_claim.fix", claim_no, key, do)

    @router.post("/claims/{claim_no}/withdrawals", status_code=201, response_model=ClaimNoView)
    async def post_withdrawal(claim_no: ClaimNo, key: IdempotencyKey, citizen: Citizen) -> Response:
        """Withdraw the claim before its last approval."""

        async def do(office: Office) -> Any:
            outcome = await withdraw_claim(office, claim_no, citizen_id=citizen.subject_id)
            return outcome if isinstance(outcome, Refused) else {"claim_no": claim_no}

        return await _act(desk, citizen, "subsidy_claim.withdraw", claim_no, key, do)

    return router


def claim_no_of(citizen_id: str, key: str) -> str:
    """A claim's number (受理编号): BT and 16 digits, the same for the same person's key."""
    digest = sha256(f"{citizen_id}:{key}".encode()).digest()
    return f"BT{int.from_bytes(digest[:8], 'big') % CLAIM_DIGITS:016d}"


async def _act(
    desk: Desk[Office],
    citizen: Principal,
    act: str,
    claim_no: str,
    key: str,
    do: Callable[[Office], Awaitable[Any]],
) -> Response:
    """An act on a claim: once per key; what is wrong with the form is named field by field."""
    faults: list[Faulty] = []

    async def judged(office: Office) -> Any:
        outcome = await do(office)
        if isinstance(outcome, Faulty):
            faults.append(outcome)
            return Refused(Refusal.MALFORMED)
        return outcome

    answer = await desk.perform(citizen, act=act, subject=claim_no, key=key, meaning={}, do=judged)
    if not faults:
        return answer
    found = problem_views(faults[0].problems)
    return problem(Code(found[0].code), found[0].detail, problems=[one.model_dump() for one in found])
