"""The whole campaign while parts of the stack are killed in the middle of its rushes, without a word before."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from rich.console import Console

from deploy.local.state import State
from loadtests.faults.fault import Fault
from loadtests.faults.signals import killed, standing_still
from loadtests.faults.wipe import REDIS_WIPED

FIRST_AFTER_S = 0.4  # the rush is on
AGAIN_AFTER_S = 2.5  # tills redeem what was won

console = Console()


ROUNDS: tuple[tuple[Fault, Fault], ...] = (
    (killed("vouchers-claims", "subsidies-http"), killed("redemption-http")),
    (killed("postgres"), killed("treasury-worker", "bank")),
    (REDIS_WIPED, killed("redemption-worker", "subsidies-worker", "vouchers-http")),
    (killed("kafka"), killed("gateway")),
    (killed("vouchers-worker"), killed("postgres")),
    (killed("redis"), killed("identity-http", "identity-worker", "redemption-notifier")),
    (standing_still("redis", 3.0), killed("kafka", "vouchers-worker", "subsidies-worker")),
    (killed("vouchers-claims", "vouchers-worker", "bank"), killed("treasury-http", "redemption-worker")),
)
"""For each round by its opening: a fault in the rush, and one while tills redeem."""


SETTLEMENT: tuple[Fault, ...] = (
    killed("treasury-http"),
    killed("bank", "treasury-worker"),
    killed("redemption-worker"),
    killed("postgres"),
    killed("treasury-worker"),
    killed("redemption-http", "gateway"),
    killed("kafka", "bank"),
)
"""While merchants are paid, one after the other."""


FAIR: tuple[Fault, ...] = (
    killed("jobfair-fold"),
    killed("jobfair-http"),
    killed("kafka"),
    killed("redis"),
    killed("jobfair-worker", "jobfair-hub"),
    killed("postgres"),
    killed("jobfair-fold", "gateway"),
)
"""While the show goes on, one after the other."""


async def sabotage_rounds(state: State, openings: Sequence[datetime]) -> None:
    """Do the faults of each round, one after the other."""
    for opens_at, faults in zip(sorted(openings), ROUNDS, strict=False):
        await asyncio.sleep(max(0.0, (opens_at - datetime.now(UTC)).total_seconds()) + FIRST_AFTER_S)
        for fault in faults:
            await _do(fault, state)


async def sabotage_settlement(state: State) -> None:
    """Do the faults of the settlement."""
    for fault in SETTLEMENT:
        await _do(fault, state)


async def sabotage_fair(state: State) -> None:
    """Do the faults of the live fair."""
    for fault in FAIR:
        await asyncio.sleep(AGAIN_AFTER_S)
        await _do(fault, state)


async def _do(fault: Fault, state: State) -> None:
    console.print(f"          [yellow]{fault.name}[/yellow]")
    async with fault.do(state):
        await asyncio.sleep(fault.lasts_s)
    await asyncio.sleep(AGAIN_AFTER_S)
