"""Vouchers' doors for shoppers, beside the hot one: rounds, tickets, one's claims."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter

from services.vouchers.usecases.ports import Gate, Shelf
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.runtime.http_app import Body
from shared.runtime.problem import problem
from shared.runtime.tokens import Principal, TokenVerifier, guard

TICKET_VALID_FOR = timedelta(minutes=15)


class StockView(Body):
    stock_id: str
    face_value_fen: int
    threshold_fen: int
    valid_until: datetime
    total: int
    remaining: int
    per_person_max: int


class RoundView(Body):
    round_id: str
    round_no: int
    name: str
    campaign_id: str
    district_id: str
    categories: list[str]
    opens_at: datetime
    closes_at: datetime
    state: str
    stocks: list[StockView]
    server_time: datetime


class RoundsView(Body):
    rounds: list[RoundView]
    server_time: datetime


class TicketView(Body):
    ticket: str
    opens_at: datetime
    expires_at: datetime


class ClaimView(Body):
    voucher_id: str
    stock_id: str
    round_id: str
    face_value_fen: int
    threshold_fen: int
    valid_until: datetime
    issued_at: datetime


def shopper_routes(
    shelf: Shelf, gate: Gate, mint: Callable[[str, str, datetime], str], verifier: TokenVerifier
) -> APIRouter:
    """What a shopper's phone asks for."""
    router = APIRouter(prefix="/api/vouchers/v1", tags=["vouchers"])
    Citizen = Annotated[Principal, guard(verifier, Role.CITIZEN)]  # noqa: N806 - a type

    @router.get("/rounds", response_model=RoundsView)
    async def get_rounds(campaign_id: str | None = None) -> Any:
        """All rounds, the latest first, with what is left."""
        now = datetime.now(UTC)
        rounds = await shelf.rounds(campaign_id=campaign_id)
        return {"rounds": [{**round_, "server_time": now} for round_ in rounds], "server_time": now}

    @router.get("/rounds/{round_id}", response_model=RoundView)
    async def get_round(round_id: str) -> Any:
        """One round with what is left."""
        found = await shelf.rounds(round_id=round_id)
        return {**found[0], "server_time": datetime.now(UTC)} if found else problem(Code.NOT_FOUND)

    @router.post("/rounds/{round_id}/tickets", status_code=201, response_model=TicketView)
    async def post_ticket(round_id: str, citizen: Citizen) -> Any:
        """A ticket (领取凭证): the right to knock at a round. It may be fetched before the opening, and after closing
        to ask for the answer to an earlier claim."""
        if await gate.too_fast("ticket", [citizen.subject_id]):
            return problem(Code.TOO_MANY)
        found = await shelf.opens_at(round_id)
        if found is None:
            return problem(Code.NOT_FOUND)
        now, opens_at = found
        expires_at = max(now, opens_at).replace(microsecond=0) + TICKET_VALID_FOR  # a ticket holds whole seconds
        ticket = mint(round_id, citizen.subject_id, expires_at)
        return TicketView(ticket=ticket, opens_at=opens_at, expires_at=expires_at)

    @router.get("/claims", response_model=list[ClaimView])
    async def get_claims(citizen: Citizen) -> Any:
        """What one has claimed, the latest first."""
        return await shelf.claims_of(citizen.subject_id)

    return router
