"""A campaign (活动) and its programs: the allocations never exceed the cap."""

from dataclasses import dataclass
from datetime import datetime

from services.treasury.domain.refusals import Refusal
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen


@dataclass(frozen=True, slots=True)
class Program:
    """A district's share of a campaign for one purpose."""

    program_id: str
    district_id: str
    district_name: str
    purpose: str
    allocated_fen: Fen


@dataclass(frozen=True, slots=True)
class Campaign:
    campaign_id: str
    name: str
    cap_fen: Fen
    starts_at: datetime
    ends_at: datetime
    state: str
    drafted_by: str
    programs: tuple[Program, ...]


def check_campaign(campaign: Campaign) -> Refused | None:
    """Refuse a plan that spends more than the cap or names a program twice."""
    allocated = sum(program.allocated_fen for program in campaign.programs)
    if allocated > campaign.cap_fen:
        return Refused(Refusal.CAP_EXCEEDED, f"programs add up to {allocated} fen, the cap is {campaign.cap_fen}")
    if len({program.program_id for program in campaign.programs}) < len(campaign.programs):
        return Refused(Refusal.MALFORMED, "programs: a program_id stands twice")
    if not campaign.starts_at < campaign.ends_at:
        return Refused(Refusal.MALFORMED, "ends_at: must come after starts_at")
    return None


def check_approval(campaign: Campaign, *, checker: str, saw_cap_fen: int) -> Refused | None:
    """Four eyes, and the checker saw this very cap."""
    if campaign.state != "DRAFT":
        return Refused(Refusal.WRONG_STATE, campaign.state)
    if checker == campaign.drafted_by:
        return Refused(Refusal.SAME_PERSON)
    if saw_cap_fen != campaign.cap_fen:
        return Refused(Refusal.STALE_VALUE, f"the cap is {campaign.cap_fen} fen now")
    return None
