"""The hot path with everything beside it: through the gateway of a whole stack, relays and consumers at work (goals 1b,
5b); and the whole campaign's vouchers, round by round (goals 14a, 14b).

The stack is one of its own and gone afterwards. F runs beside it and is shot at directly. CPU counts every part of the
stack from the first claim until every fact is booked. A run counts only when the books agree with what was answered.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import asyncpg
from rich.console import Console

from deploy.campaigns.campaign_file import CampaignFile, RoundPart, StockPart, read_campaign_file
from deploy.campaigns.schedule import Calendar
from deploy.local import bring_up, sessions
from deploy.local.servers import free_port
from deploy.local.stack import http_command
from deploy.local.state import State
from loadtests.bench.arena import cpu_of, start
from loadtests.bench.claims import CLAIMS_A_SECOND_MAX, MANY, PATH
from loadtests.bench.goals import Finding, Protocol, found, ratios
from loadtests.bench.tickets import Tickets
from loadtests.bench.wrk import ClaimFile, shoot
from loadtests.clients.gateway import Gateway
from loadtests.demo.prepare import CAMPAIGN_FILE
from loadtests.demo.settings import Settings
from loadtests.demo.stage import fund, log_in_staff, until_open
from loadtests.verify.rest import until_at_rest

DAY_S = 86_400.0
RICH_YUAN = 2_000_000_000
ENDLESS = 10_000_000
ISSUED = "select count(*) from vouchers.voucher join vouchers.stock using (stock_no) where stock_id = $1"
_TOOK = """
select sum(took) from (
    select extract(epoch from max(issued_at) - min(issued_at)) as took
    from vouchers.voucher join vouchers.stock using (stock_no) where campaign_id = $1 group by round_id
) as by_round
"""
console = Console()


@dataclass
class Whole:
    """A stack, and F beside it."""

    state: State
    gateway: Gateway
    floor_port: int
    floor_pid: int
    folder: Path

    @property
    def gateway_port(self) -> int:
        """Where nginx listens."""
        return int(self.state.endpoints()["gateway"].rsplit(":", 1)[1])

    def claims(self, name: str, round_id: str) -> ClaimFile:
        """For a round of this stack, with its own key."""
        return ClaimFile(self.folder / f"{name}.txt", Tickets(self.state.keys, round_id))

    def cpu_s(self) -> float:
        """What all parts of the stack have used so far."""
        supervisor = sessions.leader(self.state.pid_file("supervisor"))
        return 0.0 if supervisor is None else cpu_of(supervisor)

    async def at_rest(self) -> None:
        """Return when every fact is booked; raises RuntimeError when that takes too long."""
        endpoints = self.state.endpoints()
        if moving := await until_at_rest(endpoints["postgres_dsn"], endpoints["kafka_bootstrap"]):
            raise RuntimeError(f"not at rest: {moving}")

    async def ask(self, query: str, *arguments: Any) -> Any:
        """A value from the stack's databases."""
        reader = await asyncpg.connect(self.state.endpoints()["postgres_dsn"])
        try:
            return await reader.fetchval(query, *arguments)
        finally:
            await reader.close()

    async def open_rounds(self, file: CampaignFile) -> tuple[str, list[dict[str, Any]]]:
        """A campaign of this file, funded and approved; its id, and its rounds in order of opening."""
        campaign_id = f"bench-{datetime.now(UTC):%H%M%S}"
        settings, calendar = Settings(1.0, DAY_S, 1, self.state), Calendar(file, datetime.now(UTC))
        staff = await log_in_staff(self.gateway)
        grants = await fund(self.gateway, settings, staff, file, campaign_id, calendar)
        rounds = [grant["round"] for grant in grants]
        for terms in rounds:
            await until_open(self.gateway, campaign_id, terms["round_id"])
        return campaign_id, rounds


@asynccontextmanager
async def whole_stack() -> AsyncIterator[Whole]:
    """Up, with F beside it; all gone afterwards."""
    async with AsyncExitStack() as stack:
        made = tempfile.TemporaryDirectory(prefix="jinqiu-bench-", ignore_cleanup_errors=True)
        folder = Path(stack.enter_context(made))
        folder.chmod(0o755)
        state = State(folder / "run")
        stack.callback(bring_up.reset, state)
        await bring_up.up(state, demo=True)
        port = free_port()
        command = http_command("floor", port, factory="loadtests.bench.baselines.floor:claims")
        pid = await start(stack, command, {}, folder / "floor.log", port)
        gateway = await stack.enter_async_context(Gateway(state.endpoints()["gateway"]))
        yield Whole(state, gateway, port, pid, folder)


async def measure(protocol: Protocol) -> list[Finding]:
    """Saturation first, then the campaign's own numbers."""
    async with whole_stack() as whole:
        return [
            *await _saturated(whole, protocol),
            await _campaign(whole, "14a", 2),
            await _campaign(whole, "14b", 5),
        ]


async def _saturated(whole: Whole, protocol: Protocol) -> list[Finding]:
    _, (terms,) = await whole.open_rounds(endless())
    stock_id = terms["stocks"][0]["stock_id"]
    claims, told = whole.claims("claims", terms["round_id"]), 0
    speeds: dict[str, list[float]] = {"F": [], "ours": []}
    cpu: dict[str, list[float]] = {"F": [], "ours": []}
    for pair in range(protocol.pairs):
        claims.fill(protocol.seconds * CLAIMS_A_SECOND_MAX)
        for name, port, path in (("F", whole.floor_port, "/claims"), ("ours", whole.gateway_port, PATH)):
            before = whole.cpu_s(), cpu_of(whole.floor_pid)
            shot = await shoot(port, path, claims, stock_id, MANY, protocol.seconds)
            if shot.refused or shot.lost:
                raise RuntimeError(f"{name}: {shot.refused} refused, {shot.lost} lost: no figures")
            speeds[name].append(shot.a_second)
            if name == "ours":
                await whole.at_rest()
                told += shot.requests
                cpu[name].append((whole.cpu_s() - before[0]) / shot.requests)
            else:
                cpu[name].append((cpu_of(whole.floor_pid) - before[1]) / shot.requests)
        answers = ", ".join(f"{name} {values[-1]:,.0f}/s" for name, values in speeds.items())
        console.print(f"pair {pair + 1} of {protocol.pairs}: {answers}")
    issued = await whole.ask(ISSUED, stock_id)
    if not told <= issued <= told + MANY * protocol.pairs:
        raise RuntimeError(f"{issued} issued, {told} told of: no figures")
    note = f"{median(speeds['ours']):,.0f} claims a second, {median(cpu['ours']) * 1e6:.0f} µs of CPU each"
    return [
        found("1b", ratios(speeds["ours"], speeds["F"]), note),
        found("5b", ratios(cpu["ours"], cpu["F"]), f"{median(cpu['F']) * 1e6:.0f} µs a request of F"),
    ]


async def _campaign(whole: Whole, goal_id: str, attempts: int) -> Finding:
    """Each round once, all its faces at once, by so many attempts a voucher."""
    campaign_id, rounds = await whole.open_rounds(_all_at_once())
    for terms in rounds:
        files = {}
        for stock in terms["stocks"]:
            files[stock["stock_id"]] = whole.claims(stock["stock_id"], terms["round_id"])
            files[stock["stock_id"]].fill(stock["quantity"] * attempts)
        share = MANY // len(files)
        await asyncio.gather(
            *(shoot(whole.gateway_port, PATH, file, stock_id, share, 60, to_the_end=True)
              for stock_id, file in files.items())
        )  # fmt: skip
    vouchers = sum(stock["quantity"] for terms in rounds for stock in terms["stocks"])
    issued = await whole.ask(f"{ISSUED.partition('where')[0]} where campaign_id = $1", campaign_id)
    if issued != vouchers:
        raise RuntimeError(f"{issued} of {vouchers} vouchers issued: no figures")
    took = float(await whole.ask(_TOOK, campaign_id))
    await whole.at_rest()
    return found(goal_id, [took], f"{vouchers:,} vouchers in {len(rounds)} rounds")


def _all_at_once() -> CampaignFile:
    """The campaign's rounds, all open from the first second on."""
    file = read_campaign_file(CAMPAIGN_FILE)
    rounds = [one.model_copy(update={"days": [1], "opens": "00:00"}) for one in file.rounds for _ in one.days]
    return file.model_copy(update={"rounds": rounds})


def endless() -> CampaignFile:
    """One round of one face that does not end, open from the first second on."""
    file = read_campaign_file(CAMPAIGN_FILE)
    program = file.districts[0].programs[0].model_copy(update={"allocated_yuan": RICH_YUAN})
    stock = StockPart(face_yuan=50, threshold_yuan=300, quantity=ENDLESS)
    round_ = RoundPart(
        program=program.program, days=[1], opens="00:00", valid_days=1, categories=["supermarket"], stocks=[stock]
    )
    district = file.districts[0].model_copy(update={"programs": [program]})
    return file.model_copy(update={"cap_yuan": RICH_YUAN, "districts": [district], "rounds": [round_], "policies": []})
