"""The goals, in numbers: what each run is held against. One that is missed is said, with what it lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

import msgspec


class Goal(NamedTuple):
    """`at_least`: whether more is better."""

    goal_id: str
    name: str
    bound: float
    at_least: bool
    unit: str = ""

    @property
    def text(self) -> str:
        """As people write it."""
        return f"{'≥' if self.at_least else '≤'} {self.bound:g}{self.unit and ' '}{self.unit}"


GOALS = (
    Goal("1a", "durable winning claims / F, hot path alone, 256 in flight", 0.45, at_least=True),
    Goal("1b", "the same with gateway, relay and consumers running beside", 0.27, at_least=True),
    Goal("2a", "durable winning claims / N, 64 in flight", 10, at_least=True),
    Goal("2b", "durable winning claims / N, 256 in flight", 18, at_least=True),
    Goal("3", "durable winning claims / T, 256 in flight", 3, at_least=True),
    Goal("4", "sold-out answers / F, winners still getting their replay", 0.85, at_least=True),
    Goal("5a", "CPU a durable claim / CPU a request of F: app + Redis + Postgres", 2.2, at_least=False),
    Goal("5b", "the same with gateway, relay, Kafka and consumers", 3.5, at_least=False),
    Goal("6a", "p99 at 0.7 × saturation, open loop", 50, at_least=False, unit="ms"),
    Goal("6b", "p99 / p50 at 0.7 × saturation, open loop", 5, at_least=False),
    Goal("7a", "goodput at 3 × overload / peak", 0.9, at_least=True),
    Goal("7b", "p99 of the admitted at 3 × overload / at 0.7 × saturation", 2, at_least=False),
    Goal("7c", "redeem p99 while claims are at 3 × overload", 200, at_least=False, unit="ms"),
    Goal("8", "cost a claim at 10^6 vouchers / at 10^4", 1.10, at_least=False),
    Goal("9", "two stocks on two workers / one on one", 1.3, at_least=True),
    Goal("10a", "relay: events a second / claims a second at peak", 1.2, at_least=True),
    Goal("10b", "known at the till, p99", 2, at_least=False, unit="s"),
    Goal(
        "11",
        "redeems a second, 64 tills, through the signed route / pgbench of the same statements",
        0.4,
        at_least=True,
    ),
    Goal("12", "pairs where A arrived ≥ 50 ms before B, B won and A lost", 0.1, at_least=False, unit="%"),
    Goal("13", "rebuild of projections from the logs, events a second / plain COPY of the rows", 0.2, at_least=True),
    Goal("14a", "whole campaign through the gateway, one loser a winner", 15, at_least=False, unit="s"),
    Goal("14b", "whole campaign through the gateway, five attempts a voucher", 30, at_least=False, unit="s"),
    Goal("15", "fault rounds in the ledger without a broken promise", 200, at_least=True),
)
_BY_ID = {goal.goal_id: goal for goal in GOALS}


class Finding(msgspec.Struct, frozen=True):
    """A goal as measured: the median, and the lowest and highest of so many single runs or pairs."""

    goal_id: str
    value: float
    spread: tuple[float, float]
    note: str = ""
    runs: int = 1

    @property
    def goal(self) -> Goal:
        """What was wanted."""
        return _BY_ID[self.goal_id]

    @property
    def ok(self) -> bool:
        """Whether the goal is met by the median."""
        goal = self.goal
        return self.value >= goal.bound if goal.at_least else self.value <= goal.bound


def found(goal_id: str, values: Sequence[float], note: str = "") -> Finding:
    """A goal's finding of its single values."""
    return Finding(goal_id, median(values), (min(values), max(values)), note, len(values))


def ratios(above: Sequence[float], below: Sequence[float]) -> list[float]:
    """Pair by pair."""
    return [one / other for one, other in zip(above, below, strict=True)]


@dataclass(frozen=True)
class Protocol:
    """How long and how often: `pairs` interleaved, `seconds` each."""

    pairs: int = 7
    seconds: int = 3
