"""Subsidies' doors for buyers who want to see where it stands (办理进度)."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter
from starlette.responses import Response

from services.subsidies.entrypoints.bodies import (
    ClaimNo,
    ClaimView,
    DocumentKind,
    FormView,
    claim_view,
    form_view,
)
from services.subsidies.entrypoints.document_answer import DOCUMENT, document_answer
from services.subsidies.usecases.ports import Documents, Office
from services.subsidies.usecases.see_document import see_document
from services.subsidies.usecases.see_file import see_file
from services.subsidies.usecases.see_form import see_form
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import refusal
from shared.runtime.tokens import Principal, TokenVerifier, guard


def progress_routes(
    database: Database, office: Callable[[Connection], Office], documents: Documents, verifier: TokenVerifier
) -> APIRouter:
    """A buyer's own claims."""
    router = APIRouter(prefix="/api/subsidies/v1", tags=["subsidies"])
    Citizen = Annotated[Principal, guard(verifier, Role.CITIZEN)]  # noqa: N806 - a type

    @router.get("/claims/{claim_no}", response_model=ClaimView)
    async def get_claim(claim_no: ClaimNo, citizen: Citizen) -> Any:
        """Where the claim stands."""
        async with database.connection() as connection:
            work = office(connection)
            found = await see_file(work, claim_no, of=citizen.subject_id)
            if isinstance(found, Refused):
                return refusal(found)
            steps = await work.files.steps_of([claim_no])
            return claim_view(*found, steps[claim_no], await work.now())

    @router.get("/claims/{claim_no}/form", response_model=FormView)
    async def get_form(claim_no: ClaimNo, citizen: Citizen) -> Any:
        """What was typed and uploaded so far, to go on with."""
        async with database.connection() as connection:
            form = await see_form(office(connection), claim_no, citizen_id=citizen.subject_id)
        return refusal(form) if isinstance(form, Refused) else form_view(claim_no, form)

    @router.get("/claims/{claim_no}/documents/{kind}", responses=DOCUMENT, response_class=Response)
    async def get_document(claim_no: ClaimNo, kind: DocumentKind, citizen: Citizen) -> Response:
        """One's own document as it was kept."""
        async with database.connection() as connection:
            found = await see_document(office(connection), claim_no, kind, of=citizen.subject_id)
        return refusal(found) if isinstance(found, Refused) else await document_answer(documents, found)

    @router.get("/claims", response_model=list[ClaimView])
    async def get_claims(citizen: Citizen) -> Any:
        """All of the buyer's claims."""
        async with database.connection() as connection:
            work = office(connection)
            now = await work.now()
            files = await work.files.of_citizen(citizen.subject_id)
            steps = await work.files.steps_of([one.claim.claim_no for one in files])
            policies = {one.claim.policy_id: await work.pools.see(one.claim.policy_id) for one in files}
        known = [(policies[one.claim.policy_id], one) for one in files]
        return [claim_view(policy, one, steps[one.claim.claim_no], now) for policy, one in known if policy is not None]

    return router
