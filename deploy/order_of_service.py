"""The order of service (服务次序): who is served first when all come at once, said once for all who hold to it.

The gateway lets so many requests of a turn be under way at a service and refuses the rest at once (BUSY_RETRY), before
the service hears of them: so every line has an end, and whoever is let in is answered soon. A request counts from when
it is there whole: who sends slowly takes nobody's place. Of one address only a few are let in (TOO_MANY beyond), since
whoever comes without a name costs as much as a till. The supervisor gives the processes of later turns less of the
cores where there is not enough for all.
"""

from typing import NamedTuple

from deploy.local.stack import SERVICES


class Turn(NamedTuple):
    """Whoever is served alike.

    `doors` are regular expressions of `METHOD /path`; the first that fits, from first turn to last, counts. `niceness`
    is that of `processes`, by their names in the stack: with each step one gets a fifth less beside others (nice(1)).
    """

    name: str
    under_way_max: int
    niceness: int
    doors: tuple[str, ...]
    processes: tuple[str, ...] = ()


# As many claims as one batch decides at most (256): in a rush half of them are decided while the others wait, and who
# is let in waits for two batches; half as many cost a third of the goodput. A wallet shares its process with the tills,
# so few may be before them there. The others are bounds and no more: interactions wait for the broker in a line that
# costs nothing, and papers come from phones as slowly as they like.
ORDER = (
    Turn(
        "tills", 256, 0,
        (r"^\S+ /api/redemption/v1/redemptions(/|$)", r"^POST /api/redemption/v1/vouchers/[^/]+/codes$"),
        ("redemption-http",),
    ),
    Turn("claims", 256, 2, (r"^POST /api/vouchers/v1/claims$",), ("vouchers-claims",)),
    Turn("tickets", 256, 3, (r"^\S+ /api/vouchers/v1/rounds(/|$)",), ("vouchers-http",)),
    Turn("wallet", 64, 0, (r"^GET /api/(redemption/v1/vouchers|vouchers/v1/claims)$",)),
    Turn(
        "interactions", 512, 4,
        (r"^POST /api/jobfair/v1/(rooms/[^/]+/(interactions|viewer-tokens)$|platform/)",),
        ("jobfair-http", "jobfair-fold", "jobfair-hub"),
    ),
    Turn(
        "desks", 512, 6, (r"^\S+ /api/",),
        ("identity-http", "treasury-http", "subsidies-http", "redemption-notifier"),
    ),
)  # fmt: skip
"""From first to last: redeem, claim, come in, look into the wallet, take part in a fair, everything else."""

OF_ONE_ADDRESS_MAX = 64
"""Of a turn, under way at the same time; at 50 ms each that is 1,280 requests a second, so phones behind one address of
a carrier pass. Not for this machine's own address, from where load is made."""

NICENESS = {
    **{process: turn.niceness for turn in ORDER for process in turn.processes},
    "kafka": 3,
    **{f"{service}-worker": 3 for service in SERVICES},
}
"""By process; who is not named comes first: the gateway, which refuses, the databases, which decide, the tills. What
carries facts on may be some milliseconds later for it."""
