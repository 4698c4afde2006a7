"""How long after its claim's 201 a voucher is known at the till (goal 10b).

A whole stack and claims through its gateway by an open loop, at seven tenths of what wrk just saw it do. Redemption
numbers vouchers as they come in and shows them batch by batch, so the highest number that can be read at a moment tells
which of them a till would know. Looked at every few milliseconds; a voucher counts as known when it was first seen.
"""

import asyncio
import sys
import time
from bisect import bisect_left
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from statistics import median, quantiles
from typing import Any

import asyncpg
import msgspec
from rich.console import Console

from deploy.local.servers import ROOT
from loadtests.bench.child import Child
from loadtests.bench.claims import CLAIMS_A_SECOND_MAX, MANY, PATH
from loadtests.bench.goals import Finding, Protocol, found
from loadtests.bench.open_loop import COME_AGAIN, WON, Ask, Phase, Told, planned
from loadtests.bench.whole import Whole, endless, whole_stack
from loadtests.bench.wrk import ClaimFile, shoot

SHARE, LONGER = 0.7, 3
"""Of what the stack can do; and so many times as long as wrk, so that a lag that grows is seen to grow."""
AGAIN_SHARE_MAX = 0.25
"""Of the claims, those that the gateway's full turn tells to come again: an open loop comes in bursts."""
CONNECTIONS = 512
LOOK_EVERY_S = 0.01
_HIGHEST = "select coalesce(max(voucher_no), 0) from redemption.voucher"
_NUMBERS = """
select issued.idempotency_key, known.voucher_no
from vouchers.voucher issued left join redemption.voucher known using (voucher_id)
where issued.idempotency_key = any($1::text[])
"""
console = Console()


class Lookout:
    """When which vouchers could be seen at the till."""

    def __init__(self) -> None:
        self._highest: list[int] = []
        self._at: list[float] = []

    def note(self, highest: int, at: float) -> None:
        """All up to this number are known at this unix second."""
        if not self._highest or highest > self._highest[-1]:
            self._highest.append(highest)
            self._at.append(at)

    def known_at(self, voucher_no: int) -> float:
        """The unix second at which it was first seen; raises IndexError for one that was not."""
        return self._at[bisect_left(self._highest, voucher_no)]


async def measure(protocol: Protocol) -> list[Finding]:
    """Saturation and then seven tenths of it, by turns."""
    async with AsyncExitStack() as stack:
        whole = await stack.enter_async_context(whole_stack())
        generator = stack.enter_context(Child((sys.executable, "-m", "loadtests.bench.open_loop"), ROOT))
        _, (terms,) = await whole.open_rounds(endless())
        stock_id = terms["stocks"][0]["stock_id"]
        claims = whole.claims("claims", terms["round_id"])
        p99, medians, rates, again = [], [], [], []
        for pair in range(protocol.pairs):
            claims.fill(protocol.seconds * CLAIMS_A_SECOND_MAX)
            shot = await shoot(whole.gateway_port, PATH, claims, stock_id, MANY, protocol.seconds)
            await whole.at_rest()
            rates.append(shot.a_second * SHARE)
            phase = Phase(rates[-1], protocol.seconds * LONGER)
            arrived = await _steadily(whole, generator, claims, stock_id, phase)
            again.append(1 - len(arrived) / len(planned([phase])))
            cuts = quantiles(arrived, n=100)
            p99.append(cuts[98])
            medians.append(cuts[49])
            told = f"{rates[-1]:,.0f} claims a second, known after p50 {cuts[49]:.2f} s, p99 {cuts[98]:.2f} s"
            console.print(f"pair {pair + 1} of {protocol.pairs}: {told}")
    note = (
        f"p50 {median(medians):.2f} s; {median(rates):,.0f} claims a second through the gateway, all parts running; "
        f"{median(again):.2%} of those sent were told to come again"
    )
    return [found("10b", p99, note)]


async def _steadily(whole: Whole, generator: Child, claims: ClaimFile, stock_id: str, phase: Phase) -> list[float]:
    """Seconds from the answer of each that was won until its voucher was known.

    Raises RuntimeError when one was not answered, or more were told to come again than AGAIN_SHARE_MAX.
    """
    plan = planned([phase])
    claims.fill(len(plan))
    keys = [line.split()[1] for line in claims.path.read_text().splitlines()]
    ask = Ask(whole.gateway_port, PATH, str(claims.path), stock_id, (phase,), CONNECTIONS)
    async with looking_out(whole) as lookout:
        answer: Any = await generator.ask(msgspec.json.encode(ask))
        await whole.at_rest()
        await asyncio.sleep(2 * LOOK_EVERY_S)
    told = msgspec.json.decode(answer, type=Told)
    again = sum(count for status, count in told.statuses.items() if status in COME_AGAIN)
    if told.unanswered or set(told.statuses) - {WON, *COME_AGAIN} or again > told.sent * AGAIN_SHARE_MAX:
        raise RuntimeError(f"{told.statuses}, {told.unanswered} unanswered: no figures")
    key_of = dict(zip(plan, keys, strict=True))
    numbers = await _numbers(whole, [key_of[planned_s] for planned_s in told.planned_s[WON]])
    answered = [
        (key_of[planned_s], told.began_at + planned_s + ms / 1e3)
        for planned_s, ms in zip(told.planned_s[WON], told.ms[WON], strict=True)
    ]
    return [lookout.known_at(numbers[key]) - at for key, at in answered]


async def _numbers(whole: Whole, keys: Sequence[str]) -> dict[str, int]:
    """Under which number the till knows the voucher of each claim; raises RuntimeError when it does not know one."""
    reader = await asyncpg.connect(whole.state.endpoints()["postgres_dsn"])
    try:
        numbers = {row[0]: row[1] for row in await reader.fetch(_NUMBERS, keys)}
    finally:
        await reader.close()
    if None in numbers.values() or len(numbers) != len(keys):
        raise RuntimeError(f"{len(keys)} claims won, {len(numbers)} vouchers issued, not all at the till: no figures")
    return numbers


@asynccontextmanager
async def looking_out(whole: Whole) -> AsyncIterator[Lookout]:
    """Within the block what is known at the till is looked at again and again."""
    lookout, seen_enough = Lookout(), asyncio.Event()
    reader = await asyncpg.connect(whole.state.endpoints()["postgres_dsn"])

    async def look() -> None:
        while not seen_enough.is_set():
            lookout.note(await reader.fetchval(_HIGHEST), time.time())
            await asyncio.sleep(LOOK_EVERY_S)

    looking = asyncio.create_task(look())
    try:
        yield lookout
    finally:
        seen_enough.set()
        await looking
        await reader.close()
