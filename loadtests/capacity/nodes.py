"""Many nodes: a rush spread over them, each with its own share of the vouchers, its own line, its own Postgres.

A citizen's shard is drawn from a hash of who they are, so each node sees a share of the same Poisson stream.
"""

from collections.abc import Iterator
from random import Random
from statistics import fmean
from typing import NamedTuple

from deploy.order_of_service import ORDER
from loadtests.capacity.line import nth, open_line
from loadtests.capacity.service_time import ServiceTime

BATCH_MAX, WAITED_S_MAX = 256, 1.0
"""The claim door's own bounds."""
UNDER_WAY_MAX = next(turn.under_way_max for turn in ORDER if turn.name == "claims")
"""The gateway's, which is the closer one: whoever is one too many is told so before the door hears of it."""
LOAD_MAX = 0.7
"""Of what a node can do: what the goal on latency is measured at."""


class City(NamedTuple):
    """What came of it: claims decided a second, the share that was refused as too many, seconds from claim to answer,
    and claims asked for over what the nodes can do."""

    nodes: int
    a_second: float
    refused_share: float
    p50_s: float
    p99_s: float
    load: float


def city(nodes: int, a_second: float, seconds: float, time: ServiceTime, seed: int = 0) -> City:
    """A steady rush of so many claims a second, for so long."""
    lines = []
    for number in range(nodes):
        random = Random(f"{seed}/{number}")
        arrivals = poisson(a_second / nodes, seconds, random)
        lines.append(open_line(arrivals, time.serving(random), BATCH_MAX, UNDER_WAY_MAX, WAITED_S_MAX))
    times_s = sorted(taken for line in lines for taken in line.times_s)
    refused = sum(line.refused for line in lines)
    return City(
        nodes,
        len(times_s) / fmean(max(seconds, line.ended_s) for line in lines),
        refused / (refused + len(times_s)),
        nth(times_s, 0.5),
        nth(times_s, 0.99),
        a_second / (nodes * at_most(time)),
    )


def at_most(time: ServiceTime) -> float:
    """Claims a second of a node that is full: half of those under way are in a batch, the others wait for the next."""
    return time.a_second(min(BATCH_MAX, UNDER_WAY_MAX // 2))


def nodes_for(a_second: float, time: ServiceTime) -> int:
    """How many keep their load at or below `LOAD_MAX`."""
    can = at_most(time) * LOAD_MAX
    return max(1, -int(-a_second // can))


def poisson(a_second: float, seconds: float, random: Random) -> Iterator[float]:
    """Moments of a Poisson stream, ascending, within so many seconds."""
    at = random.expovariate(a_second)
    while at < seconds:
        yield at
        at += random.expovariate(a_second)
