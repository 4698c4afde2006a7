"""What people are shown of campaigns, grants, and of all that waits for a second pair of eyes."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from services.treasury.domain.grants import GrantState
from shared.runtime.http_app import Body

State = Annotated[GrantState, Field(strict=False)]  # rows have words, no enums


class PublicDistrict(Body):
    district_id: str
    name: str


class PublicCampaign(Body):
    """A campaign as everybody may know it: nothing of its money."""

    campaign_id: str
    name: str
    starts_at: datetime
    ends_at: datetime
    districts: list[PublicDistrict]


class PublicCampaignsView(Body):
    campaigns: list[PublicCampaign]
    server_time: datetime


class CampaignLine(Body):
    campaign_id: str
    name: str
    cap_fen: int
    starts_at: datetime
    ends_at: datetime
    state: str
    drafted_by: str
    approved_by: str | None


class ProgramView(Body):
    program_id: str
    district_id: str
    district_name: str
    purpose: str
    allocated_fen: int


class ChangeView(Body):
    change_id: str
    program_id: str
    from_fen: int
    to_fen: int
    drafted_by: str
    approved_by: str | None


class GrantLine(Body):
    """A grant; `name` is the round's that it pays for, null for a policy's."""

    grant_id: str
    program_id: str
    pool_id: str
    name: str | None
    amount_fen: int
    state: State
    drafted_by: str
    approved_by: str | None
    approved_at: datetime | None


class CampaignView(CampaignLine):
    programs: list[ProgramView]
    allocation_changes: list[ChangeView]
    grants: list[GrantLine]


class StockTermsView(Body):
    stock_id: str
    face_value_fen: int
    threshold_fen: int
    quantity: int
    valid_until: datetime
    per_person_max: int


class RoundTermsView(Body):
    round_id: str
    round_no: int
    name: str
    opens_at: datetime
    closes_at: datetime
    categories: list[str]
    stocks: list[StockTermsView]
    campaign_person_max: int | None


class GrantView(Body):
    """A grant with the terms of the round that it pays for; none for a policy's."""

    grant_id: str
    campaign_id: str
    program_id: str
    district_id: str
    pool_id: str
    amount_fen: int
    state: State
    drafted_by: str
    version: int
    approved_by: str | None
    approved_at: datetime | None
    round: RoundTermsView | None


class WaitingView(Body):
    """Something drafted that waits for another person; `is_own`: the reader drafted it.

    `id` is that of its kind's approval door; what the approval must name stands here: `amount_fen` (of an allocation
    change what it shall be), `sha256`, or `line_no` and `outcome`.
    """

    kind: str
    id: str
    campaign_id: str | None
    district_id: str | None
    title: str
    amount_fen: int | None
    sha256: str | None
    line_no: int | None
    outcome: str | None
    drafted_by: str
    drafted_at: datetime | None
    is_own: bool


class ApprovalsView(Body):
    items: list[WaitingView]
