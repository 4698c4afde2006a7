"""The life of a round (轮次): SCHEDULED → OPEN ⇄ PAUSED → CLOSED. Closing is final."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.vouchers.domain.stock import RoundState
from shared.kernel.decision import Refused


class RoundRefusal(StrEnum):
    FORBIDDEN = "FORBIDDEN"
    WRONG_STATE = "WRONG_STATE"
    NOT_FOUND = "NOT_FOUND"


_MOVES = {
    RoundState.SCHEDULED: {RoundState.OPEN, RoundState.PAUSED, RoundState.CLOSED},
    RoundState.OPEN: {RoundState.PAUSED, RoundState.CLOSED},
    RoundState.PAUSED: {RoundState.OPEN, RoundState.CLOSED},
    RoundState.CLOSED: set[RoundState](),
}


@dataclass(frozen=True, slots=True)
class ClaimRound:
    """A round as stored; all its stocks repeat its state and times."""

    round_id: str
    campaign_id: str
    program_id: str
    district_id: str
    pool_id: str
    opens_at: datetime
    closes_at: datetime
    state: RoundState
    version: int


def move(round_: ClaimRound, to: RoundState) -> ClaimRound | Refused:
    """The round in its next state, or a refusal of an illegal move."""
    if to not in _MOVES[round_.state]:
        return Refused(RoundRefusal.WRONG_STATE, f"{round_.state} → {to}")
    return replace(round_, state=to, version=round_.version + 1)


def due(round_: ClaimRound, now: datetime) -> RoundState | None:
    """The state that time alone asks for, or None when the round stands right."""
    if round_.state != RoundState.CLOSED and now >= round_.closes_at:
        return RoundState.CLOSED
    if round_.state == RoundState.SCHEDULED and now >= round_.opens_at:
        return RoundState.OPEN
    return None
