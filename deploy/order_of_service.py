"""The order of service (服务次序): who is served first when all come at once, said once for all who hold to it.

The gateway lets so many requests of a turn be under way at a service and refuses the rest at once (BUSY_RETRY), before
the service hears of them: so every line has an end, and whoever is let in is answered soon. The supervisor gives the
processes of later turns less of the cores where there is not enough for all.
"""

from typing import NamedTuple


class Turn(NamedTuple):
    """Whoever is served alike.

    `doors` are regular expressions of `METHOD /path`, the first that fits over all turns counts. `niceness` is that of
    `processes` (nice(1): each step costs a fifth of what one gets beside others), by their names in the stack.
    """

    name: str
    under_way_max: int
    niceness: int
    doors: tuple[str, ...]
    processes: tuple[str, ...] = ()


# A batch decides 256 claims: one more would wait for a second. Of the rest some dozen keep a process busy, and each
# that is under way beyond them only waits; interactions wait for the broker instead, in a line that costs nothing.
ORDER = (
    Turn(
        "tills", 256, 0,
        (r"^\S+ /api/redemption/v1/redemptions(/|$)", r"^POST /api/redemption/v1/vouchers/[^/]+/codes$"),
        ("redemption-http",),
    ),
    Turn("claims", 256, 1, (r"^POST /api/vouchers/v1/claims$",), ("vouchers-claims",)),
    Turn(
        "wallet", 96, 3,
        (r"^GET /api/(redemption/v1/vouchers|vouchers/v1/claims)$", r"^\S+ /api/vouchers/v1/rounds(/|$)"),
        ("vouchers-http",),
    ),
    Turn(
        "interactions", 256, 5,
        (r"^POST /api/jobfair/v1/(rooms/[^/]+/(interactions|viewer-tokens)$|platform/)",),
        ("jobfair-http", "jobfair-fold", "jobfair-hub"),
    ),
    Turn(
        "desks", 96, 7, (r"^\S+ /api/",),
        ("identity-http", "treasury-http", "subsidies-http", "redemption-notifier"),
    ),
)  # fmt: skip
"""From first to last: redeem, claim, look into the wallet, take part in a fair, everything else."""

NICENESS = {process: turn.niceness for turn in ORDER for process in turn.processes}
"""By process; who is not named is as near as the tills: databases, the gateway, the workers that carry facts."""
