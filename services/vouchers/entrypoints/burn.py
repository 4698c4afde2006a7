"""The officers' look at pools while they run down."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query

from services.vouchers.entrypoints.paces import Paces
from services.vouchers.usecases.ports import Shelf
from services.vouchers.usecases.see_burn import see_burn
from shared.contracts.roles import Role
from shared.runtime.http_app import Body
from shared.runtime.tokens import Principal, TokenVerifier, guard

READERS = (Role.TREASURY_MAKER, Role.TREASURY_CHECKER, Role.FINANCE, Role.AUDITOR)


class PoolView(Body):
    """A round's vouchers and their value; `issued_lately` went in the last `lately_s` seconds that anybody watched.

    `empties_at` is null while nothing goes, or nothing is left; `version` moves with each move of the round.
    """

    round_id: str
    name: str
    campaign_id: str
    district_id: str
    state: str
    version: int
    opens_at: datetime
    closes_at: datetime
    total: int
    remaining: int
    issued: int
    total_fen: int
    remaining_fen: int
    issued_lately: int
    lately_s: int
    empties_at: datetime | None


class BurnView(Body):
    pools: list[PoolView]
    server_time: datetime


def burn_routes(shelf: Shelf, verifier: TokenVerifier) -> APIRouter:
    """Staff of a district see the district's."""
    router = APIRouter(prefix="/api/vouchers/v1", tags=["desk"])
    paces = Paces()
    Reader = Annotated[Principal, guard(verifier, *READERS)]  # noqa: N806 - a type

    @router.get("/burn", response_model=BurnView)
    async def get_burn(reader: Reader, campaign_id: Annotated[str | None, Query(max_length=80)] = None) -> Any:
        """What is left of each round (余量), how fast it goes, and when it is gone if that goes on."""
        return await see_burn(shelf, paces.look, campaign_id, reader.district_id)

    return router
