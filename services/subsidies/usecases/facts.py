"""The fact subsidies tells of each step of a claim, complete in itself."""

from datetime import datetime

from services.subsidies.domain.fuel_card import FuelCard, before, card_money
from services.subsidies.domain.money import Step, money_steps
from services.subsidies.domain.policy import Policy
from services.subsidies.domain.subsidy_claim import SubsidyClaim
from shared.contracts.fact import Event
from shared.contracts.subsidies_events import ClaimMoved, FuelCardMoved, MoneyStep, Payout, PoolReturned


def moved(
    policy: Policy, was: SubsidyClaim, after: SubsidyClaim, now: datetime, payout: Payout | None = None
) -> tuple[str, Event]:
    """A claim took a step; told in the order of its pool, whose money other claims free and take."""
    return policy.policy_id, ClaimMoved(
        claim_no=after.claim_no,
        version=after.version,
        policy_id=policy.policy_id,
        campaign_id=policy.campaign_id,
        program_id=policy.program_id,
        district_id=policy.district_id,
        pool_id=policy.policy_id,
        amount_fen=after.amount_fen,
        before=was.state,
        after=after.state,
        money=told(money_steps(policy, was, after)),
        moved_at=now,
        payout=payout,
    )


def pool_returned(policy: Policy, version: int, step: Step, now: datetime) -> tuple[str, Event]:
    """A pool's rest went back to its program."""
    return policy.policy_id, PoolReturned(
        pool_id=policy.policy_id,
        version=version,
        policy_id=policy.policy_id,
        campaign_id=policy.campaign_id,
        program_id=policy.program_id,
        money=told([step]),
        returned_at=now,
    )


def card_moved(policy: Policy, card: FuelCard, now: datetime) -> tuple[str, Event]:
    """A fuel card took a step."""
    return card.card_no, FuelCardMoved(
        card_no=card.card_no,
        version=card.version,
        policy_id=policy.policy_id,
        campaign_id=policy.campaign_id,
        program_id=policy.program_id,
        pool_id=policy.policy_id,
        claim_no=card.claim_no,
        before=before(card),
        after=card.state,
        money=told(card_money(card)),
        moved_at=now,
    )


def told(steps: list[Step]) -> list[MoneyStep]:
    """Steps of money as others read them."""
    return [MoneyStep(one.amount_fen, one.out_of, one.into) for one in steps]
