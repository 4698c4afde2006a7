"""What officers see of settlements: whom they pay, what holds them, and a redemption followed to the bank's line."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from services.treasury.entrypoints.payout_views import HANDLERS, PayoutParts
from services.treasury.entrypoints.settlement_bodies import (
    DifferingDayView,
    FollowedView,
    SettlementLine,
    SettlementView,
)
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.runtime.problem import problem
from shared.runtime.tokens import Principal, guard

SettlementId = Annotated[str, Path(pattern=r"^JS[0-9]{16}$")]
RedemptionId = Annotated[str, Path(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Named = Annotated[str | None, Query(max_length=80)]


def settlement_view_routes(parts: PayoutParts) -> APIRouter:
    """Staff of a district see the district's."""
    router = APIRouter(prefix="/api/treasury/v1", tags=["settlements"])
    Reader = Annotated[Principal, guard(parts.verifier, *HANDLERS, Role.AUDITOR)]  # noqa: N806 - a type

    @router.get("/settlements", response_model=list[SettlementLine])
    async def get_settlements(
        reader: Reader,
        campaign_id: Named = None,
        merchant_id: Named = None,
        state: Named = None,
        after: Annotated[str, Query(max_length=80)] = "",
    ) -> list[dict[str, Any]]:
        """Settlements by id; `after` is the last one seen."""
        async with parts.database.connection() as connection:
            views = parts.settlement_views(connection)
            return await views.settlements(campaign_id, merchant_id, state, reader.district_id, after)

    @router.get("/settlements/{settlement_id}", response_model=SettlementView)
    async def get_settlement(settlement_id: SettlementId, reader: Reader) -> Any:
        """A settlement with its days, payments, batches, the bank's lines and the postings; accounts masked."""
        async with parts.database.connection() as connection:
            found = await parts.settlement_views(connection).settlement(settlement_id, reader.district_id)
        return found or problem(Code.NOT_FOUND)

    @router.get("/redemptions/{redemption_id}", response_model=FollowedView)
    async def get_redemption(redemption_id: RedemptionId, reader: Reader) -> Any:
        """A redemption followed from the till to the bank's line."""
        async with parts.database.connection() as connection:
            found = await parts.settlement_views(connection).redemption(redemption_id, reader.district_id)
        return found or problem(Code.NOT_FOUND)

    @router.get("/merchant-days/differing", response_model=list[DifferingDayView])
    async def get_differing(reader: Reader) -> list[dict[str, Any]]:
        """Closed days on which our own count and sums are not what redemption told: they are not settled."""
        async with parts.database.connection() as connection:
            return await parts.settlement_views(connection).differing_days(reader.district_id)

    return router
