"""How long a claim takes when seven tenths of what the door can do come in, by an open loop (goals 6a, 6b).

What it can do is taken from wrk just before each run, on the same servers, so a noisy minute moves both.
"""

import sys
from contextlib import AsyncExitStack
from statistics import median, quantiles
from typing import Any

import msgspec
from rich.console import Console

from deploy.local.servers import ROOT
from loadtests.bench.child import Child
from loadtests.bench.claims import CLAIMS_A_SECOND_MAX, MANY, PATH, STOCK, Range, shooting_range
from loadtests.bench.goals import Finding, Protocol, found
from loadtests.bench.open_loop import Ask, Phase, Told

SHARE = 0.7
CONNECTIONS = 512
console = Console()


async def measure(protocol: Protocol) -> list[Finding]:
    """Saturation and then seven tenths of it, by turns."""
    async with AsyncExitStack() as stack:
        shooting = await stack.enter_async_context(shooting_range())
        generator = stack.enter_context(Child((sys.executable, "-m", "loadtests.bench.open_loop"), ROOT))
        p99, spread, rates = [], [], []
        for pair in range(protocol.pairs):
            shooting.claims.fill(round(protocol.seconds * CLAIMS_A_SECOND_MAX))
            shot, _ = await shooting.shoot("ours", protocol.seconds, MANY)
            ms = await _steadily(shooting, generator, shot.a_second * SHARE, protocol.seconds)
            cuts = quantiles(ms, n=100)
            p99.append(cuts[98])
            spread.append(cuts[98] / cuts[49])
            rates.append(shot.a_second * SHARE)
            told = f"{rates[-1]:,.0f} a second: p50 {cuts[49]:.1f} ms, p99 {cuts[98]:.1f} ms"
            console.print(f"pair {pair + 1} of {protocol.pairs}: {told}")
    note = f"{median(rates):,.0f} claims a second, {CONNECTIONS} connections"
    return [found("6a", p99, note), found("6b", spread, note)]


async def _steadily(shooting: Range, generator: Child, rate: float, seconds: float) -> list[float]:
    """Milliseconds of each claim; raises RuntimeError when one was not won."""
    shooting.claims.fill(int(rate * seconds) + 1)
    phases = (Phase(rate, seconds),)
    ask = Ask(shooting.doors["ours"].port, PATH, str(shooting.claims.path), STOCK, phases, CONNECTIONS)
    answer: Any = await generator.ask(msgspec.json.encode(ask))
    told = msgspec.json.decode(answer, type=Told)
    shooting.answered += told.statuses.get(201, 0)
    if told.unanswered or set(told.statuses) != {201}:
        raise RuntimeError(f"{told.statuses}, {told.unanswered} unanswered: no figures")
    return told.ms[201]
