"""Subsidies' doors for buyers who want to see where it stands (办理进度)."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter

from services.subsidies.entrypoints.bodies import ClaimNo, ClaimView, claim_view
from services.subsidies.usecases.ports import Office
from services.subsidies.usecases.see_file import see_file
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import refusal
from shared.runtime.tokens import Principal, TokenVerifier, guard


def progress_routes(database: Database, office: Callable[[Connection], Office], verifier: TokenVerifier) -> APIRouter:
    """A buyer's own claims."""
    router = APIRouter(prefix="/api/subsidies/v1", tags=["subsidies"])
    Citizen = Annotated[Principal, guard(verifier, Role.CITIZEN)]  # noqa: N806 - a type

    @router.get("/claims/{claim_no}", response_model=ClaimView)
    async def get_claim(claim_no: ClaimNo, citizen: Citizen) -> Any:
        """Where the claim stands."""
        async with database.connection() as connection:
            work = office(connection)
            found = await see_file(work, claim_no, of=citizen.subject_id)
            now = await work.now()
        return refusal(found) if isinstance(found, Refused) else claim_view(*found, now)

    @router.get("/claims", response_model=list[ClaimView])
    async def get_claims(citizen: Citizen) -> Any:
        """All of the buyer's claims."""
        async with database.connection() as connection:
            work = office(connection)
            now = await work.now()
            files = await work.files.of_citizen(citizen.subject_id)
            policies = {one.claim.policy_id: await work.pools.see(one.claim.policy_id) for one in files}
        known = [(policies[one.claim.policy_id], one) for one in files]
        return [claim_view(policy, one, now) for policy, one in known if policy is not None]

    return router
