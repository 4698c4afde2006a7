"""What becomes of a rush that is three times as large as the city can serve, and of the tills meanwhile (goals 7a–7c).

Through the gateway of a whole stack, all parts running: wrk finds what can be served at most, then an open loop sends
seven tenths of it, all of it, three times it, and seven tenths again, without a pause between them. Each claim is a
new citizen's and is sent once; the refused do not come back. Tills redeem all the while, beside wrk too, by a plan of
their own. The generator shares the cores with what it measures: what it took of them is said beside the figures.
"""

import asyncio
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

import msgspec
from rich.console import Console

from deploy.local.servers import ROOT
from loadtests.bench.cashiers import Cashiers, Redeemed, cashiers
from loadtests.bench.child import Child
from loadtests.bench.claims import CLAIMS_A_SECOND_MAX, MANY, PATH
from loadtests.bench.goals import Finding, Protocol, found
from loadtests.bench.open_loop import COME_AGAIN, WON, Ask, Phase, Told
from loadtests.bench.whole import DAY_S, ISSUED, Whole, endless, whole_stack
from loadtests.bench.wrk import ClaimFile, shoot
from loadtests.demo.settings import Settings

LOADS = (0.7, 1.0, 3.0, 0.7)
CALM, FULL, STORM, AFTER = range(len(LOADS))
CONNECTIONS = 1_024
REDEEMS_A_SECOND = 40
LOOKS_S = 0.25
console = Console()


@dataclass(frozen=True)
class Seen:
    """One pair: rates a second, milliseconds, and seconds after the storm until all is as before it."""

    peak: float
    goodput: float
    calm_ms: float
    storm_ms: float
    refused_ms: float
    refused_share: float
    calm_refused_share: float
    redeem_ms: float
    calm_redeem_ms: float
    tills_refused: int
    normal_after_s: float
    generator_us: float


async def measure(protocol: Protocol) -> list[Finding]:
    """A storm a pair, each on a saturation found just before it."""
    async with AsyncExitStack() as stack:
        whole = await stack.enter_async_context(whole_stack())
        file = endless()
        _, (terms,) = await whole.open_rounds(file)
        redeems = protocol.seconds * (1 + len(LOADS)) * REDEEMS_A_SECOND
        settings = Settings(1.0, DAY_S, 1, whole.state)
        tills = await cashiers(whole.gateway, settings, file.districts[0].district_id, terms, redeems * protocol.pairs)
        generator = stack.enter_context(Child((sys.executable, "-m", "loadtests.bench.open_loop"), ROOT))
        await whole.at_rest()
        storms = _Storms(whole, whole.claims("claims", terms["round_id"]), terms["stocks"][0]["stock_id"], generator)
        before = await whole.ask(ISSUED, storms.stock_id)
        seen = []
        for pair in range(protocol.pairs):
            seen.append(await storms.play(protocol.seconds, tills))
            console.print(f"pair {pair + 1} of {protocol.pairs}: {_sentence(seen[-1])}")
        issued = await whole.ask(ISSUED, storms.stock_id) - before
        if not storms.told <= issued <= storms.told + storms.unanswered:
            raise RuntimeError(f"{issued} issued, {storms.told} told of: no figures")
    return _findings(seen)


class _Storms:
    def __init__(self, whole: Whole, claims: ClaimFile, stock_id: str, generator: Child) -> None:
        self._whole = whole
        self._claims = claims
        self._generator = generator
        self.stock_id = stock_id
        self.told = 0
        self.unanswered = 0

    async def play(self, seconds: int, tills: Cashiers) -> Seen:
        """Saturation, then the four loads, tills beside both; returns once every fact is booked."""
        self._claims.fill(seconds * CLAIMS_A_SECOND_MAX)
        shot, _ = await asyncio.gather(
            shoot(self._whole.gateway_port, PATH, self._claims, self.stock_id, MANY, seconds),
            tills.redeem(await tills.codes(seconds * REDEEMS_A_SECOND), REDEEMS_A_SECOND),
        )
        await self._whole.at_rest()
        phases = tuple(Phase(shot.a_second * load, seconds) for load in LOADS)
        self._claims.fill(sum(int(phase.rate * phase.seconds) for phase in phases))
        codes = await tills.codes(seconds * len(LOADS) * REDEEMS_A_SECOND)
        ask = Ask(self._whole.gateway_port, PATH, str(self._claims.path), self.stock_id, phases, CONNECTIONS)
        answer, redeemed = await asyncio.gather(
            self._generator.ask(msgspec.json.encode(ask)), tills.redeem(codes, REDEEMS_A_SECOND)
        )
        told = msgspec.json.decode(answer, type=Told)
        await self._whole.at_rest()
        if strange := set(told.statuses) - {WON, *COME_AGAIN}:
            raise RuntimeError(f"claims were answered {strange}: no figures")
        self.told += shot.requests - shot.refused + told.statuses.get(WON, 0)
        self.unanswered += MANY + told.unanswered
        return seen_of(told, redeemed, shot.a_second, seconds)


def seen_of(told: Told, redeemed: Sequence[Redeemed], saturation: float, seconds: float) -> Seen:
    """What the answers come to; raises RuntimeError when a refusal did not say when to come back."""
    won = list(zip(told.planned_s.get(WON, ()), told.ms.get(WON, ()), strict=True))
    by_phase: list[list[float]] = [[ms for at, ms in won if at // seconds == phase] for phase in range(len(LOADS))]
    turned_away = [
        (at, ms) for status in told.ms.keys() & COME_AGAIN
        for at, ms in zip(told.planned_s[status], told.ms[status], strict=True)
    ]  # fmt: skip
    refused: list[list[float]] = [
        [ms for at, ms in turned_away if at // seconds == phase] for phase in range(len(LOADS))
    ]
    if not all(wait.isdigit() and int(wait) > 0 for wait in told.waits):
        raise RuntimeError(f"refusals said to come back after {set(told.waits)}: no figures")
    calm_ms = p99(by_phase[CALM])
    at_tills: list[list[Redeemed]] = [
        [one for one in redeemed if (one.planned_at - told.began_at) // seconds == phase] for phase in (CALM, STORM)
    ]
    after = [(at - AFTER * seconds, ms) for at, ms in won if at >= AFTER * seconds]
    return Seen(
        peak=max(saturation, len(by_phase[FULL]) / seconds),
        goodput=len(by_phase[STORM]) / seconds,
        calm_ms=calm_ms,
        storm_ms=p99(by_phase[STORM]),
        refused_ms=p99(refused[STORM]),
        refused_share=share(refused[STORM], by_phase[STORM]),
        calm_refused_share=share(refused[CALM], by_phase[CALM]),
        redeem_ms=p99([one.ms for one in at_tills[1] if one.status == WON]),
        calm_redeem_ms=p99([one.ms for one in at_tills[0] if one.status == WON]),
        tills_refused=sum(one.status != WON for one in redeemed),
        normal_after_s=normal_after_s(after, 2 * calm_ms, seconds),
        generator_us=told.cpu_s * 1e6 / told.sent,
    )


def normal_after_s(after: Sequence[tuple[float, float]], ms_max: float, seconds: float) -> float:
    """Seconds after the storm until the first look whose p99 is in bounds again; all of them when none is."""
    for look in range(round(seconds / LOOKS_S)):
        ms = [took for at, took in after if at // LOOKS_S == look]
        if ms and p99(ms) <= ms_max:
            return look * LOOKS_S
    return seconds


def share(some: Sequence[float], others: Sequence[float]) -> float:
    """Of all how many are the first."""
    return len(some) / max(1, len(some) + len(others))


def p99(ms: Sequence[float]) -> float:
    """The 99th of a hundred; nothing measured is as bad as can be."""
    return quantiles(ms, n=100)[98] if len(ms) > 1 else float("inf")


def _findings(seen: Sequence[Seen]) -> list[Finding]:
    def middle(name: str) -> Any:
        return median(getattr(one, name) for one in seen)

    storm = (
        f"{middle('goodput'):,.0f} of {middle('peak'):,.0f} a second; {middle('refused_share'):.0%} refused, p99"
        f" {middle('refused_ms'):.0f} ms; {middle('generator_us'):.0f} µs of the cores were the generator's a shot"
    )
    admitted = (
        f"{middle('storm_ms'):.0f} ms; at 0.7 {middle('calm_ms'):.0f} ms, {middle('calm_refused_share'):.1%} refused;"
        f" as before {middle('normal_after_s'):.2f} s after the storm"
    )
    tills = (
        f"at 0.7 {middle('calm_redeem_ms'):.0f} ms; {REDEEMS_A_SECOND} redeems a second,"
        f" {sum(one.tills_refused for one in seen)} refused in all"
    )
    return [
        found("7a", [one.goodput / one.peak for one in seen], storm),
        found("7b", [one.storm_ms / one.calm_ms for one in seen], admitted),
        found("7c", [one.redeem_ms for one in seen], tills),
    ]


def _sentence(seen: Seen) -> str:
    return (
        f"peak {seen.peak:,.0f}/s, storm {seen.goodput:,.0f}/s; refused {seen.calm_refused_share:.1%} →"
        f" {seen.refused_share:.0%}, in {seen.refused_ms:.0f} ms; p99 {seen.calm_ms:.0f} → {seen.storm_ms:.0f} ms, of a"
        f" redeem {seen.calm_redeem_ms:.0f} → {seen.redeem_ms:.0f} ms, {seen.tills_refused} refused; as before after"
        f" {seen.normal_after_s:.2f} s; the generator took {seen.generator_us:.0f} µs a shot"
    )
