"""The officers' look at what is left of each policy's money, and until when it lasts at today's pace."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query

from services.subsidies.usecases.ports import Queues
from services.subsidies.usecases.see_pools import see_pools
from shared.contracts.roles import Role
from shared.runtime.http_app import Body
from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import Principal, TokenVerifier, guard

READERS = (
    Role.TREASURY_MAKER, Role.TREASURY_CHECKER, Role.FINANCE, Role.DISTRICT_REVIEWER, Role.CITY_REVIEWER, Role.AUDITOR,
)  # fmt: skip


class PoolView(Body):
    """`filed` counts claims ever filed; `empties_at` is null while nothing was reserved, or nothing is left."""

    policy_id: str
    name: str
    campaign_id: str
    district_id: str
    closes_at: datetime
    remaining_fen: int
    waiting: int
    filed: int
    reserved_last_day_fen: int
    empties_at: datetime | None


class PoolsView(Body):
    pools: list[PoolView]
    server_time: datetime


def pool_routes(database: Database, queues: Callable[[Connection], Queues], verifier: TokenVerifier) -> APIRouter:
    """Staff of a district see the district's."""
    router = APIRouter(prefix="/api/subsidies/v1", tags=["desk"])
    Reader = Annotated[Principal, guard(verifier, *READERS)]  # noqa: N806 - a type

    @router.get("/pools", response_model=PoolsView)
    async def get_pools(reader: Reader, campaign_id: Annotated[str | None, Query(max_length=80)] = None) -> Any:
        """What is left (余额), what was reserved within a day, and when the money ends if that goes on."""
        async with database.connection() as connection:
            return await see_pools(queues(connection), campaign_id, reader.district_id)

    return router
