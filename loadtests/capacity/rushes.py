"""The rushes that are extrapolated to. Hangzhou's are public figures; the rest are assumptions, and said to be."""

from typing import NamedTuple

from loadtests.capacity.nodes import City, city, nodes_for
from loadtests.capacity.service_time import ServiceTime

SHARES = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
"""Of the nodes that are needed: where the curve is drawn."""
HENGSHUI_ROUND_VOUCHERS = 10_000
"""Of the largest round, Taocheng's, both faces (`deploy/campaigns/hengshui-2022-autumn.yaml`)."""


class Rush(NamedTuple):
    """Grants a second wanted, for how many seconds; how many of those are simulated."""

    name: str
    grants_a_second: int
    seconds: int
    simulated_s: float


HANGZHOU = Rush("Hangzhou, 20 April 2020", 14_300, 105, 15.0)
CITIES_OF_A_PROVINCE = 11
PROVINCE = Rush("a province", HANGZHOU.grants_a_second * CITIES_OF_A_PROVINCE, HANGZHOU.seconds, 3.0)
ATTEMPTS = (5, 20)
"""Attempts a grant, as seen in such rushes."""


def played(rush: Rush, time: ServiceTime, shares: tuple[float, ...] = SHARES) -> list[City]:
    """The rush on these shares of the nodes it needs, ascending."""
    needed = nodes_for(rush.grants_a_second, time)
    counts = sorted({max(1, round(needed * share)) for share in shares})
    return [city(count, rush.grants_a_second, rush.simulated_s, time) for count in counts]
