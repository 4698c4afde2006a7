"""The fact subsidies tells of each step of a claim, complete in itself."""

from datetime import datetime

from services.subsidies.domain.policy import Policy
from services.subsidies.domain.subsidy_claim import SubsidyClaim, money_of
from shared.contracts.fact import Event
from shared.contracts.subsidies_events import ClaimMoved


def moved(policy: Policy, before: SubsidyClaim, after: SubsidyClaim, now: datetime) -> tuple[str, Event]:
    """A claim took a step."""
    return after.claim_no, ClaimMoved(
        claim_no=after.claim_no,
        version=after.version,
        policy_id=policy.policy_id,
        campaign_id=policy.campaign_id,
        program_id=policy.program_id,
        district_id=policy.district_id,
        pool_id=policy.policy_id,
        amount_before_fen=before.amount_fen,
        amount_fen=after.amount_fen,
        before=before.state,
        after=after.state,
        money_before=money_of(before.state),
        money_after=money_of(after.state),
        moved_at=now,
    )
