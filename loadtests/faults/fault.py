"""What a fault is: words for the report, and a deed that is undone when its block is left, whatever happens."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from deploy.local.stack import USUAL_PORTS, processes
from deploy.local.state import State

SERVERS = ("postgres", "redis", "kafka")
PROCESSES = tuple(one.name for one in processes(USUAL_PORTS))
PARTS = (*SERVERS, "gateway", "bank", *PROCESSES)
"""All that runs but the supervisor and the links."""


Deed = Callable[[State], AbstractAsyncContextManager[None]]
"""Done when its block is entered, undone when it is left."""


class NotPossibleError(Exception):
    """A fault cannot be done here, or not just now, and why."""


@dataclass(frozen=True)
class Fault:
    """`parts` are what it is done to: the same part is never hit twice in a round.

    `lasts_s`: until it is undone; 0: it is over at once. `begins_anew`: its parts end, and must come back as new
    processes. `may_refuse`: codes that a shopper may rightly meet meanwhile.
    """

    name: str
    parts: tuple[str, ...]
    expected: str
    do: Deed = field(compare=False, repr=False)
    lasts_s: float = 0.0
    begins_anew: bool = False
    may_refuse: frozenset[str] = frozenset()


class Family(NamedTuple):
    """Faults of a kind: `draw` one; `missing` says why none of them is possible on a stack, or nothing."""

    name: str
    draw: Callable[[Random], Fault]
    missing: Callable[[State], str]
    weight: int


def always(_: State) -> str:
    """Nothing is missing."""
    return ""
