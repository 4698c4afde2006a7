"""What subsidies (补贴) tells: where each claim and its money stand. Never who the buyer is or what was typed."""

from datetime import datetime
from typing import ClassVar

from shared.contracts.fact import Event


class PolicyGrantAccepted(Event, frozen=True):
    """The grant is a policy's money now. Key: grant_id."""

    TYPE: ClassVar[str] = "subsidies.grant.accepted.v1"
    grant_id: str
    version: int
    pool_id: str
    amount_fen: int


class PolicyGrantDeclined(Event, frozen=True):
    """The grant cannot be used; the money goes back to its program. Key: grant_id."""

    TYPE: ClassVar[str] = "subsidies.grant.declined.v1"
    grant_id: str
    version: int
    pool_id: str
    amount_fen: int
    reason: str


class ClaimMoved(Event, frozen=True):
    """A subsidy claim took a step of its life; every step is told, so versions have no gap. Key: claim_no.

    `before` and `after` are its states. `money_before` and `money_after` say what its amount is to treasury: FREE (in
    the policy's pool), RESERVED (promised), OWED (approved), PAID, or BACK (paid once and given back).
    """

    TYPE: ClassVar[str] = "subsidies.claim.moved.v1"
    claim_no: str
    version: int
    policy_id: str
    campaign_id: str
    program_id: str
    district_id: str
    pool_id: str
    amount_before_fen: int
    amount_fen: int
    before: str
    after: str
    money_before: str
    money_after: str
    moved_at: datetime
