"""Notices (通知) to a merchant's system: when one counts as received, when it is tried again, when trying ends."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

EXCHANGE_WITHIN_S = 5.0  # name looked up, connected, sent and answered
_RECEIVED = range(200, 300)


class Kind(StrEnum):
    REDEEMED = "redeemed"
    UNDONE = "undone"
    REFUNDED = "refunded"
    EXPIRED = "expired"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Notice:
    """What a merchant is told of one fact, under the merchant's own gapless number."""

    merchant_id: str
    notice_no: int
    event_id: str
    kind: Kind
    subject_id: str
    body: str


class EndpointState(StrEnum):
    LIVE = "LIVE"
    SUSPENDED = "SUSPENDED"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a merchant's notices are sent to, how far they got, and how often the next one has failed."""

    merchant_id: str
    url: str
    state: EndpointState
    delivered_to: int
    attempts: int = 0


class Failure(StrEnum):
    """Why an attempt does not count as received."""

    ADDRESS = "ADDRESS"  # the name has none, or leads where notices may not go
    CONNECTION = "CONNECTION"
    TLS = "TLS"
    TIMEOUT = "TIMEOUT"
    PROTOCOL = "PROTOCOL"
    STATUS = "STATUS"  # answered, but not with 2xx; redirects are not followed


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an attempt: the receiver's status if it gave one, or what went wrong."""

    status: int | None
    failure: Failure | None
    took_ms: int

    @property
    def is_received(self) -> bool:
        return self.failure is None


class Pace(NamedTuple):
    """Doubling pauses up to a cap: with these figures the last attempt is about a day after the first."""

    first_s: float = 1.0
    pause_max_s: float = 3_600.0
    attempts_max: int = 36


USUAL_PACE = Pace()


def answered(status: int, took_ms: int) -> Outcome:
    """The outcome of an exchange that ended with a status."""
    return Outcome(status, None if status in _RECEIVED else Failure.STATUS, took_ms)


def after(endpoint: Endpoint, outcome: Outcome, pace: Pace) -> Endpoint:
    """The endpoint after an attempt of its next notice: one further, or a failure nearer to being suspended (暂停)."""
    if outcome.is_received:
        return replace(endpoint, delivered_to=endpoint.delivered_to + 1, attempts=0)
    attempts = endpoint.attempts + 1
    state = EndpointState.SUSPENDED if attempts >= pace.attempts_max else endpoint.state
    return replace(endpoint, attempts=attempts, state=state)


def pause_s(endpoint: Endpoint, pace: Pace, dice: float) -> float:
    """How long to wait before the next attempt; `dice` in [0, 1) spreads those who fell silent at the same time."""
    if endpoint.attempts == 0:
        return 0.0
    doubled = pace.first_s * 2.0 ** min(endpoint.attempts - 1, 30)
    return min(doubled, pace.pause_max_s) * (0.5 + dice / 2)


def resumed(endpoint: Endpoint) -> Endpoint:
    """Back at work from where it stopped, with all its attempts before it."""
    return replace(endpoint, state=EndpointState.LIVE, attempts=0)
