"""Who came first is served first: a rush on one stock that soon sells out (goal 12).

An open loop sends more claims than the door can take. Of all pairs of a winner and a loser of whom one came at least
50 ms before the other, by the planned moments at the generator, the share in which the later one won. A refusal of any
kind is a loss: once the stock is gone, to ask again is in vain.
"""

import sys
from bisect import bisect_left
from collections.abc import Sequence
from contextlib import AsyncExitStack
from typing import Any

import msgspec
from rich.console import Console

from deploy.local.servers import ROOT
from loadtests.bench.child import Child
from loadtests.bench.claims import CLAIMS_A_SECOND_MAX, MANY, PATH, Range, open_stocks, shooting_range
from loadtests.bench.goals import Finding, Protocol, found
from loadtests.bench.open_loop import Ask, Phase, Told

HEADSTART_S = 0.05
CONNECTIONS = 1_024
RUSH, CROWD = 1.5, 2.5
"""So many times what the door can do come in a second, and so many to a voucher."""
console = Console()


async def measure(protocol: Protocol) -> list[Finding]:
    """What the door can do, and then a rush beyond it, by turns."""
    async with AsyncExitStack() as stack:
        shooting = await stack.enter_async_context(shooting_range())
        generator = stack.enter_context(Child((sys.executable, "-m", "loadtests.bench.open_loop"), ROOT))
        shares, pairs_seen = [], 0
        for pair in range(protocol.pairs):
            shooting.claims.fill(protocol.seconds * CLAIMS_A_SECOND_MAX)
            shot, _ = await shooting.shoot("ours", protocol.seconds, MANY)
            quantity = int(shot.a_second * protocol.seconds / 4)
            won, lost = await _rush(shooting, generator, f"bench.rush.{pair}", quantity, shot.a_second * RUSH)
            unfair, pairs = unfair_pairs(won, lost)
            shares.append(100 * unfair / pairs)
            pairs_seen += pairs
            told = f"{len(won):,} of {len(won) + len(lost):,} won, {unfair:,} of {pairs:,} pairs unfair"
            console.print(f"pair {pair + 1} of {protocol.pairs}: {told}")
    return [found("12", shares, f"{pairs_seen:,} pairs; {RUSH:g} × saturation, {CROWD:g} to a voucher")]


async def _rush(
    shooting: Range, generator: Child, stock_id: str, quantity: int, rate: float
) -> tuple[list[float], list[float]]:
    """The planned seconds of those who won, and of those who did not; raises RuntimeError when the books differ."""
    await open_stocks(shooting.database, {stock_id: quantity})
    count = int(quantity * CROWD)
    shooting.claims.fill(count + 1)
    phases = (Phase(rate, count / rate),)
    ask = Ask(shooting.doors["ours"].port, PATH, str(shooting.claims.path), stock_id, phases, CONNECTIONS)
    answer: Any = await generator.ask(msgspec.json.encode(ask))
    told = msgspec.json.decode(answer, type=Told)
    won = told.planned_s.pop(201, [])
    if told.unanswered or len(won) != quantity:
        raise RuntimeError(f"{len(won)} of {quantity} won, {told.unanswered} unanswered: no figures")
    return won, [moment for moments in told.planned_s.values() for moment in moments]


def unfair_pairs(won: Sequence[float], lost: Sequence[float]) -> tuple[int, int]:
    """Of these moments of winners and losers: pairs whose later one won, and all, where one had a headstart."""
    unfair = _ahead(lost, won)
    return unfair, unfair + _ahead(won, lost)


def _ahead(first: Sequence[float], then: Sequence[float]) -> int:
    """Pairs with one of the first a headstart before one of the others."""
    later = sorted(then)
    return sum(len(later) - bisect_left(later, moment + HEADSTART_S) for moment in first)
