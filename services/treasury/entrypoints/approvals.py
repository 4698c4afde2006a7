"""What waits for a second pair of eyes (待复核), of every kind in one list; what everybody may know of campaigns."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter

from services.treasury.entrypoints.payout_views import HANDLERS
from services.treasury.entrypoints.plan_bodies import ApprovalsView, PublicCampaignsView
from services.treasury.usecases.ports import Plans
from shared.contracts.roles import Role
from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import Principal, TokenVerifier, guard


def approval_routes(database: Database, plans: Callable[[Connection], Plans], verifier: TokenVerifier) -> APIRouter:
    """Staff of a district see the district's; campaigns and allocations are the city's."""
    router = APIRouter(prefix="/api/treasury/v1", tags=["treasury"])
    Reader = Annotated[Principal, guard(verifier, *HANDLERS, Role.AUDITOR)]  # noqa: N806 - a type

    @router.get("/approvals", response_model=ApprovalsView)
    async def get_approvals(reader: Reader) -> Any:
        """All that was drafted and not approved, the oldest first where its time is kept."""
        async with database.connection() as connection:
            waiting = await plans(connection).waiting(reader.district_id)
        return {"items": [one | {"is_own": one["drafted_by"] == reader.subject_id} for one in waiting]}

    @router.get("/public-campaigns", response_model=PublicCampaignsView)
    async def get_public_campaigns() -> Any:
        """The campaigns there are, with their districts, the latest first; open to everybody."""
        async with database.connection() as connection:
            return {"campaigns": await plans(connection).public(), "server_time": datetime.now(UTC)}

    return router
