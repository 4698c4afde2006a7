"""The main job, on the campaign's figures: from an approved budget to a closed campaign, then a report."""

import asyncio
import json
import os
import time
from collections.abc import Callable, Coroutine, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import quantiles
from typing import Any

import asyncpg
from rich.console import Console

from deploy.campaigns.campaign_file import read_campaign_file
from deploy.campaigns.schedule import Calendar
from deploy.local import bring_up
from deploy.local.servers import ROOT
from deploy.local.state import State
from loadtests.clients.gateway import Gateway
from loadtests.clients.history import History
from loadtests.demo.cast import SHOPPERS_PER_VOUCHER_OF_THE_LAST_ROUND, SHOPS_PER_DISTRICT, cast_of
from loadtests.demo.figures import books_close, district_figures, not_settled, round_figures
from loadtests.demo.report import print_report
from loadtests.demo.settings import Settings
from loadtests.demo.stage import Stage, enrol_shops, fund, log_in_people, log_in_staff, register_people
from loadtests.demo.traffic import Score, Traffic
from loadtests.demo.visitors import open_for_visitors
from loadtests.verify.run import Verdict, verify
from shared.kernel.fen import FEN_PER_YUAN

CAMPAIGN_FILE = ROOT / "deploy/campaigns/hengshui-2022-autumn.yaml"
VOIDED = 20
LEAD_S = 4.0
SETTLE_WITHIN_S = 180.0

Sabotage = Callable[[State, Sequence[datetime]], Coroutine[Any, Any, None]]
console = Console()


class Clock:
    """Times of the parts, and progress on the screen."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self._part = self.started
        self.timings: dict[str, float] = {"setup": float(os.environ.get("JINQIU_SETUP_S", "0"))}

    def say(self, text: str) -> None:
        console.print(f"[dim]{time.monotonic() - self.started:6.1f} s[/dim]  {text}")

    def part(self, name: str) -> None:
        """The part that ends now took this long."""
        now = time.monotonic()
        self.timings[name] = round(now - self._part, 2)
        self._part = now


async def run(settings: Settings, sabotage: Sabotage | None = None) -> int:
    """Run it all; the exit status: 0 when every promise holds and the books close.

    `sabotage` is run beside the rounds and given the instants they open at.
    """
    clock = Clock()
    await bring_up.up(settings.state, demo=True)
    endpoints = settings.state.endpoints()
    clock.part("start")
    history_file = settings.state.folder / "history" / f"demo-{time.strftime('%Y%m%d-%H%M%S')}.jsonl"
    async with Gateway(endpoints["gateway"]) as gateway, History(history_file) as history:
        stage = await _set_stage(gateway, settings, clock)
        openings = [datetime.fromisoformat(grant["round"]["opens_at"]) for grant in stage.rounds]
        async with asyncio.TaskGroup() as together:
            playing = together.create_task(_play(gateway, history, settings, stage, clock))
            if sabotage is not None:
                together.create_task(sabotage(settings.state, openings))
        score = playing.result()
        clock.part("rounds")
        balance = await _wait_until_settled(gateway, stage, clock)
        clock.part("settle")
    verdicts = await verify(settings.state)
    clock.part("verify")
    report = await _report(endpoints, settings, stage, score, balance, verdicts, clock)
    print_report(report, _speed(score, clock))
    for sentence in score.broken[:10]:
        console.print(f"[red]{sentence}[/red]")
    async with Gateway(endpoints["gateway"]) as gateway:
        await open_for_visitors(gateway, settings, stage.staff)
    return 0 if all(one["ok"] for one in report["promises"]) else 1


async def _set_stage(gateway: Gateway, settings: Settings, clock: Clock) -> Stage:
    staff = await log_in_staff(gateway)
    file = read_campaign_file(CAMPAIGN_FILE)
    cast = cast_of(file)
    count = sum(settings.scaled(shoppers) for shoppers in cast.shoppers.values())
    clock.say(f"registering {count:,} citizens")
    await register_people(gateway, settings, staff, count)
    citizens = await log_in_people(gateway, count)
    tills = settings.scaled(SHOPS_PER_DISTRICT)
    shops = await enrol_shops(gateway, staff, {name: (tills, sold) for name, sold in cast.categories.items()})
    clock.part("register")
    clock.say(f"{len(shops)} tills enrolled")
    stamp = time.strftime("%m%d%H%M%S")
    campaign_id = f"{file.campaign_id}-{stamp}"
    start = datetime.now(UTC) + timedelta(seconds=LEAD_S)
    calendar = Calendar(file, start, settings.day_s)
    rounds = await fund(gateway, settings, staff, file, campaign_id, calendar)
    clock.say(f"{campaign_id}: funded and approved, a business day lasts {settings.day_s:g} s")
    everybody = iter(citizens)
    crowds = {name: list(islice(everybody, settings.scaled(n))) for name, n in cast.shoppers.items()}
    districts = {f"{campaign_id}.{program}": district for program, district in cast.district_of.items()}
    stage = Stage(campaign_id, staff, rounds, calendar.days(), shops, crowds, districts)
    while len((await gateway.get(f"/api/vouchers/v1/rounds?campaign_id={campaign_id}"))["rounds"]) < len(rounds):
        await asyncio.sleep(0.1)
    clock.say(f"{len(rounds)} rounds scheduled from their grants")
    return stage


async def _play(gateway: Gateway, history: History, settings: Settings, stage: Stage, clock: Clock) -> Score:
    traffic = Traffic(gateway, history, stage, settings.seed)

    async def play_round(grant: dict[str, Any]) -> None:
        crowd = stage.crowds[stage.districts[grant["program_id"]]]
        if grant is stage.rounds[-1]:
            vouchers = sum(stock["quantity"] for stock in grant["round"]["stocks"])
            crowd = crowd[: max(1, int(vouchers * SHOPPERS_PER_VOUCHER_OF_THE_LAST_ROUND))]
        opens_at = datetime.fromisoformat(grant["round"]["opens_at"])
        day = next(day for day in reversed(stage.days) if day.starts_at <= opens_at)
        await asyncio.sleep(max(0.0, (day.starts_at - datetime.now(UTC)).total_seconds()))
        won_before = len(traffic.score.won)
        await traffic.rush(grant, crowd)
        round_id = grant["round"]["round_id"]
        stocks = {stock["stock_id"] for stock in grant["round"]["stocks"]}
        won = [one for one in traffic.score.won[won_before:] if one.stock["stock_id"] in stocks]
        clock.say(f"{round_id.split('.', 1)[1]}: {traffic.score.attempts[round_id]:,} attempts, {len(won):,} issued")
        voided = settings.scaled(VOIDED)
        await _void(gateway, stage, round_id, [one.voucher_id for one in won[:voided]])
        await traffic.redeem_some(won[voided:])

    await asyncio.gather(*(play_round(grant) for grant in stage.rounds))
    clock.say(f"{len(traffic.score.redeem_ms):,} redeems done, waiting for the last business day to end")
    rest = (stage.days[-1].ends_at - datetime.now(UTC)).total_seconds()
    await asyncio.sleep(max(0.0, rest))
    return traffic.score


async def _void(gateway: Gateway, stage: Stage, round_id: str, voucher_ids: list[str]) -> None:
    """One officer asks, another approves; vouchers still on their way to the tills are waited for."""
    if not voucher_ids:
        return
    void_id = f"{round_id}.void"
    body = {"void_id": void_id, "voucher_ids": voucher_ids, "reason": "ISSUED_IN_ERROR"}
    for _ in range(50):
        try:
            await gateway.act("/api/redemption/v1/voids", body, token=stage.staff.maker, key="void-draft")
            break
        except RuntimeError as error:
            if "VOUCHER_NOT_FOUND" not in str(error):
                raise
            await asyncio.sleep(0.2)
    target = f"/api/redemption/v1/voids/{void_id}/approvals"
    await gateway.act(target, {}, token=stage.staff.checker, key="void-approve")


async def _wait_until_settled(gateway: Gateway, stage: Stage, clock: Clock) -> dict[str, Any]:
    """Wait until every fact is booked: nothing granted, nothing outstanding; not for ever."""
    target = f"/api/treasury/v1/campaigns/{stage.campaign_id}/balance"
    deadline = time.monotonic() + SETTLE_WITHIN_S
    while True:
        balance: dict[str, Any] = await gateway.get(target, token=stage.staff.auditor)
        still_open = not_settled(balance["total"])
        if not still_open or time.monotonic() > deadline:
            waited = f"after {SETTLE_WITHIN_S:g} s not every fact is booked: {still_open}"
            clock.say(f"[red]{waited}[/red]" if still_open else "every fact is booked")
            return balance
        await asyncio.sleep(0.25)


async def _report(
    endpoints: dict[str, Any],
    settings: Settings,
    stage: Stage,
    score: Score,
    balance: dict[str, Any],
    verdicts: list[Verdict],
    clock: Clock,
) -> dict[str, Any]:
    cap_fen = read_campaign_file(CAMPAIGN_FILE).cap_yuan * FEN_PER_YUAN
    reader = await asyncpg.connect(endpoints["postgres_dsn"])
    try:
        rounds = await round_figures(reader, stage.campaign_id, score)
        districts = await district_figures(reader, stage.campaign_id, rounds)
    finally:
        await reader.close()
    wrong = books_close(rounds, balance, cap_fen)
    promises = [
        {"id": verdict.promise, "name": verdict.name, "ok": verdict.ok, "detail": verdict.detail}
        for verdict in verdicts
    ]
    promises.append(
        {"id": "books", "name": "the books close to the fen", "ok": not wrong, "detail": "; ".join(wrong[:5]) or "all"}
    )
    promises.append(
        {
            "id": "clients",
            "name": "every client had a definite, expected answer",
            "ok": not score.broken,
            "detail": f"{score.requests:,} requests, {len(score.broken)} unexpected",
        }
    )
    clock.timings["total"] = round(time.monotonic() - clock.started + clock.timings["setup"], 2)
    report = {
        "campaign_id": stage.campaign_id,
        "campaign_file": str(CAMPAIGN_FILE.relative_to(ROOT)),
        "cap_fen": cap_fen,
        "scale": settings.scale,
        "districts": districts,
        "rounds": rounds,
        "balance": balance["total"],
        "balance_by_program": balance["by_program"],
        "promises": promises,
        "timings_s": clock.timings,
    }
    Path(settings.state.folder / "report.json").write_text(json.dumps(report, ensure_ascii=False, indent=1))
    return report


def _speed(score: Score, clock: Clock) -> dict[str, float]:
    claim, redeem = (quantiles(ms or [0.0, 0.0], n=100) for ms in (score.claim_ms, score.redeem_ms))
    return {
        "requests": score.requests,
        "requests a second while the rounds ran": score.requests / clock.timings["rounds"],
        "claim, median ms": claim[49],
        "claim, p99 ms (of the last try of a key)": claim[98],
        "redeem, median ms": redeem[49],
        "redeem, p99 ms": redeem[98],
        **{f"{part}, s": seconds for part, seconds in clock.timings.items()},
    }
