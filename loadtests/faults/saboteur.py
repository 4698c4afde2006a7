"""Kills parts of the running stack in the middle of rushes, as power and people would: without a word before."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import redis.asyncio
from rich.console import Console

from deploy.local import sessions
from deploy.local.state import State

FIRST_AFTER_S = 0.4  # the rush is on
AGAIN_AFTER_S = 2.5  # tills redeem what was won
STOPPED_FOR_S = 3.0

console = Console()


@dataclass(frozen=True)
class Fault:
    """What is done to the stack, in words and in deed."""

    name: str
    do: Callable[[State], Awaitable[None]]


def killed(*parts: str) -> Fault:
    """kill -9 of these parts."""

    async def do(state: State) -> None:
        for part in parts:
            sessions.send(state.pid_file(part))

    return Fault(f"kill -9 of {' and '.join(parts)}", do)


def stopped(part: str) -> Fault:
    """A part that hangs: it takes connections and answers nobody, for three seconds."""

    async def do(state: State) -> None:
        sessions.send(state.pid_file(part), signal.SIGSTOP)
        await asyncio.sleep(STOPPED_FOR_S)
        sessions.send(state.pid_file(part), signal.SIGCONT)

    return Fault(f"{part} hangs for {STOPPED_FOR_S:g} s", do)


async def _wipe(state: State) -> None:
    client = redis.asyncio.Redis.from_url(state.endpoints()["redis_url"])
    try:
        await client.flushall()
        await client.function_flush()
    finally:
        await client.aclose()


ROUNDS: tuple[tuple[Fault, Fault], ...] = (
    (killed("vouchers-http", "subsidies-http"), killed("redemption-http")),
    (killed("postgres"), killed("treasury-worker", "bank")),
    (Fault("redis is wiped", _wipe), killed("redemption-worker", "subsidies-worker")),
    (killed("kafka"), killed("gateway")),
    (killed("vouchers-worker"), killed("postgres")),
    (killed("redis"), killed("identity-http", "identity-worker", "redemption-notifier")),
    (stopped("redis"), killed("kafka", "vouchers-worker", "subsidies-worker")),
    (killed("vouchers-http", "vouchers-worker", "bank"), killed("treasury-http", "redemption-worker")),
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
    await fault.do(state)
    await asyncio.sleep(AGAIN_AFTER_S)
