"""What treasury's doors take and show."""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from services.treasury.domain.campaigns import Campaign, Program
from shared.contracts.treasury_events import RoundTerms, StockTerms
from shared.kernel.fen import FEN_MAX, Fen
from shared.runtime.fields import Instant, Name
from shared.runtime.http_app import Body

FEN_BOUND = FEN_MAX
Id = Annotated[
    str, Field(pattern=r"^[a-z0-9][a-z0-9.-]{1,78}[a-z0-9]$", description="lower case, digits, dots, dashes")
]
Ref = Annotated[str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z._-]{0,79}$", description="an id given before")]


def _day(value: str) -> str:
    date.fromisoformat(value)
    return value


Day = Annotated[
    str,
    Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description="a business day, such as 2022-08-26"),
    AfterValidator(_day),
]
Amount = Annotated[int, Field(ge=0, le=FEN_BOUND, description="fen")]


class ProgramBody(Body):
    program_id: Id
    district_id: Id
    district_name: Name
    purpose: Name
    allocated_fen: Amount


class CampaignBody(Body):
    campaign_id: Id
    name: Name
    cap_fen: Annotated[int, Field(ge=1, le=FEN_BOUND)]
    starts_at: Instant
    ends_at: Instant
    programs: Annotated[list[ProgramBody], Field(min_length=1, max_length=100)]

    def drafted_by(self, maker: str) -> Campaign:
        programs = tuple(
            Program(p.program_id, p.district_id, p.district_name, p.purpose, Fen(p.allocated_fen))
            for p in self.programs
        )
        return Campaign(
            self.campaign_id, self.name, Fen(self.cap_fen), self.starts_at, self.ends_at, "DRAFT", maker, programs
        )


class ApproveCampaign(Body):
    saw_cap_fen: Amount


class AllocationChangeBody(Body):
    change_id: Id
    to_fen: Amount
    saw_allocated_fen: Amount


class ApproveAllocationChange(Body):
    saw_to_fen: Amount


class StockBody(Body):
    stock_id: Id
    face_value_fen: Annotated[int, Field(ge=1, le=10_000_000)]
    threshold_fen: Annotated[int, Field(ge=1, le=100_000_000)]
    quantity: Annotated[int, Field(ge=1, le=10_000_000)]
    valid_until: Instant
    per_person_max: Annotated[int, Field(ge=1, le=100)] = 1


class RoundBody(Body):
    round_id: Id
    round_no: Annotated[int, Field(ge=1, le=10_000)]
    name: Name
    opens_at: Instant
    closes_at: Instant
    categories: Annotated[list[Id], Field(min_length=1, max_length=50)]
    stocks: Annotated[list[StockBody], Field(min_length=1, max_length=20)]
    campaign_person_max: Annotated[int, Field(ge=1, le=1000)] | None = None

    def terms(self) -> RoundTerms:
        stocks = [StockTerms(**stock.model_dump()) for stock in self.stocks]
        return RoundTerms(**{**self.model_dump(exclude={"stocks"}), "stocks": stocks})


class GrantBody(Body):
    grant_id: Id
    campaign_id: Id
    program_id: Id
    amount_fen: Annotated[int, Field(ge=1, le=FEN_BOUND)]
    round: RoundBody | None = None
    policy_id: Id | None = None

    @model_validator(mode="after")
    def _one_purpose(self) -> Self:
        if (self.round is None) == (self.policy_id is None):
            raise ValueError("a grant is for a round or for a policy_id")
        return self

    def purpose(self) -> tuple[str, RoundTerms | None]:
        """The pool it pays for, and a round's terms."""
        return (self.round.round_id, self.round.terms()) if self.round else (str(self.policy_id), None)


class ApproveGrant(Body):
    saw_amount_fen: Amount


class Money(Body):
    """The six balances; they sum to the cap."""

    unallocated_fen: int
    allocated_fen: int
    granted_fen: int
    outstanding_fen: int
    payable_fen: int
    paid_fen: int


class AccountView(Body):
    pool_id: str
    kind: str
    program_id: str | None
    balance_fen: int


class BalanceView(Body):
    campaign_id: str
    at: datetime
    total: Money
    by_program: dict[str, Money]
    accounts: list[AccountView]
