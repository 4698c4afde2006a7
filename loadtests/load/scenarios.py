"""The table of scenarios: who comes, how many of whom, in which curve, and how good it must be."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from loadtests.load.shapes import RUSH, STEADY, Curve

WEIGHTS: Mapping[str, int] = {"Shopper": 50, "Cashier": 12, "Buyer": 6, "Viewer": 24, "Reader": 8}
"""Everybody there is, by the name of their class, and how many of a hundred they are where all come at once."""


@dataclass(frozen=True)
class Scenario:
    """`p99_ms_max` by act: generous, so that a busy machine passes and a broken stack does not.

    Of all answers at most `undecided_share_max` may be none, or ask to be repeated; of a kind that must not be, none.
    """

    audiences: tuple[str, ...]
    curve: Curve
    undecided_share_max: float
    p99_ms_max: Mapping[str, float]

    def users_of(self, audience: str, users: int) -> int:
        """How many of so many users are this audience, at most; none where it does not come."""
        if audience not in self.audiences:
            return 0
        return math.ceil(users * WEIGHTS[audience] / sum(WEIGHTS[one] for one in self.audiences))


_RUSH = {"page": 6_000.0, "ticket": 6_000.0, "claim": 8_000.0, "wallet": 6_000.0}
_TILLS = {"code": 5_000.0, "redeem": 5_000.0, "query": 5_000.0, "undo": 5_000.0}
_FILING = {"draft": 6_000.0, "fields": 6_000.0, "document": 14_000.0, "filing": 6_000.0}
_FAIR = {"enter": 5_000.0, "pack": 5_000.0, "frame": 6_000.0}
SCENARIOS: Mapping[str, Scenario] = {
    "rush": Scenario(("Shopper",), RUSH, 0.01, _RUSH),
    "tills": Scenario(("Cashier",), STEADY, 0.01, _TILLS),
    "filing": Scenario(("Buyer",), STEADY, 0.01, _FILING),
    "fair": Scenario(("Viewer", "Reader"), STEADY, 0.01, _FAIR),
    "city": Scenario(("Shopper", "Cashier", "Buyer", "Viewer", "Reader"), RUSH, 0.02, _RUSH | _TILLS | _FILING | _FAIR),
}
