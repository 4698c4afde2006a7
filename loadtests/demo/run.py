"""The main job, on the campaign's figures: from an approved budget to a closed campaign, then a report."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AsyncExitStack
from datetime import datetime
from typing import Any, NamedTuple

from deploy.local import bring_up
from deploy.local.state import State
from loadtests.clients.gateway import Gateway
from loadtests.clients.history import History
from loadtests.clients.till import platform_key
from loadtests.demo.clock import Clock, console
from loadtests.demo.fair.play import play_fair
from loadtests.demo.figures import not_settled, voucher_money
from loadtests.demo.outcome import Scores, speed, write_report
from loadtests.demo.prepare import Prepared, prepare
from loadtests.demo.report import print_report
from loadtests.demo.rounds import play_rounds
from loadtests.demo.settings import Settings
from loadtests.demo.settlement.play import SettlementScore, play_settlement
from loadtests.demo.settlement.receiver import Receiver
from loadtests.demo.settlement.returns import Returns
from loadtests.demo.stage import Stage
from loadtests.demo.subsidies.play import SubsidyScore, play_subsidies
from loadtests.demo.traffic import Score, Traffic
from loadtests.demo.visitors import open_for_visitors
from loadtests.verify.rest import until_at_rest
from loadtests.verify.run import verify

SETTLE_WITHIN_S = 180.0
PLATFORM_KEYS = "/api/redemption/v1/platform-keys"


class Sabotage(NamedTuple):
    """What is done to the stack beside the rounds (it is told their openings), the settlement and the fair."""

    rounds: Callable[[State, Sequence[datetime]], Coroutine[Any, Any, None]]
    settlement: Callable[[State], Coroutine[Any, Any, None]]
    fair: Callable[[State], Coroutine[Any, Any, None]]


async def run(settings: Settings, sabotage: Sabotage | None = None) -> int:
    """Run it all, under sabotage if any; the exit status: 0 when every promise holds and the books close."""
    clock = Clock()
    await bring_up.up(settings.state, demo=True)
    endpoints = settings.state.endpoints()
    clock.part("start")
    history_file = settings.state.folder / "history" / f"demo-{time.strftime('%Y%m%d-%H%M%S')}.jsonl"
    async with Gateway(endpoints["gateway"]) as gateway, History(history_file) as history, AsyncExitStack() as stack:
        prepared = await prepare(gateway, settings, clock)
        receiver = Receiver(prepared.vouchers.shops[0], platform_key(await gateway.get(PLATFORM_KEYS)))
        await stack.enter_async_context(receiver)
        await receiver.register(gateway, prepared.vouchers.staff)
        score, subsidy_score, returns = await _play(gateway, history, settings, prepared, clock, sabotage)
        clock.part("rounds")
        settlement_score = await _settle(gateway, settings, prepared.vouchers, score, returns, clock, sabotage)
        clock.part("settlement")
        await _wait_until_settled(gateway, prepared.vouchers, clock)
        still_moving = await until_at_rest(endpoints["postgres_dsn"], endpoints["kafka_bootstrap"])
        clock.say(f"[red]not at rest: {'; '.join(still_moving)}[/red]" if still_moving else "every fact is booked")
        settlement_score.notices = await receiver.hold_against_feed(gateway)
        settlement_score.broken += receiver.broken
        clock.part("settle")
        seekers = [token for _, (_, token) in prepared.citizens]
        fair_score = await play_fair(gateway, settings, seekers, clock, sabotage.fair if sabotage else None)
        clock.part("fair")
        verdicts = await verify(settings.state)
        clock.part("verify")
        balance = await gateway.get(_balance_of(prepared.vouchers), token=prepared.vouchers.staff.auditor)
    scores = Scores(score, subsidy_score, settlement_score, fair_score)
    report = await write_report(
        settings, prepared, scores, balance, verdicts, clock, was_sabotaged=sabotage is not None
    )
    print_report(report, fair_score.lines, speed(score, clock))
    for sentence in scores.broken[:10]:
        console.print(f"[red]{sentence}[/red]", highlight=False)
    async with Gateway(endpoints["gateway"]) as gateway:
        await open_for_visitors(gateway, settings, prepared.vouchers.staff)
    return 0 if all(one["ok"] for one in report["promises"]) else 1


async def _play(
    gateway: Gateway, history: History, settings: Settings, prepared: Prepared, clock: Clock, sabotage: Sabotage | None
) -> tuple[Score, SubsidyScore, Returns]:
    """Rounds, goods that come back and subsidies side by side, and whatever disturbs them."""
    stage = prepared.vouchers
    traffic = Traffic(gateway, history, stage, settings.seed)
    returns = Returns(gateway, history, settings, stage, traffic.score)
    async with asyncio.TaskGroup() as together:
        rounds = together.create_task(play_rounds(gateway, traffic, settings, stage, clock))
        subsidies = together.create_task(
            play_subsidies(
                gateway, history, prepared.subsidies, stage.staff, settings.state.endpoints()["postgres_dsn"],
                seed=settings.seed, people=prepared.citizens, shops=stage.shops, clock=clock,
            )
        )  # fmt: skip
        together.create_task(returns.each_day())
        if sabotage is not None:
            openings = [datetime.fromisoformat(grant["round"]["opens_at"]) for grant in stage.rounds]
            together.create_task(sabotage.rounds(settings.state, openings))
    return rounds.result(), subsidies.result(), returns


async def _settle(
    gateway: Gateway, settings: Settings, stage: Stage, score: Score, returns: Returns, clock: Clock,
    sabotage: Sabotage | None,
) -> SettlementScore:  # fmt: skip
    """Merchants are paid, and whatever disturbs it."""
    async with asyncio.TaskGroup() as together:
        settling = together.create_task(play_settlement(gateway, settings, stage, score, returns, clock))
        if sabotage is not None:
            together.create_task(sabotage.settlement(settings.state))
    return settling.result()


def _balance_of(stage: Stage) -> str:
    return f"/api/treasury/v1/campaigns/{stage.campaign_id}/balance"


async def _wait_until_settled(gateway: Gateway, stage: Stage, clock: Clock) -> None:
    """Wait until no voucher is open: nothing granted, nothing outstanding; not for ever."""
    deadline = time.monotonic() + SETTLE_WITHIN_S
    while True:
        balance = await gateway.get(_balance_of(stage), token=stage.staff.auditor)
        still_open = not_settled(voucher_money(balance, stage))
        if not still_open:
            return
        if time.monotonic() > deadline:
            clock.say(f"[red]after {SETTLE_WITHIN_S:g} s some vouchers are still open: {still_open}[/red]")
            return
        await asyncio.sleep(0.25)
