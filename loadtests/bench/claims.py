"""The hot path alone against the alternatives: the claim door of vouchers, and in turn the floor F, the naive N and the
tutorial T, one worker each on the same servers, told the same claims by wrk (goals 1a, 2, 3, 4, 5a).

What an answer means: ours and N's are durable in Postgres (fsync and synchronous_commit on), T's are not, F's are
nothing. A run counts only when the books agree with what was answered.
"""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any, NamedTuple

import redis.asyncio
from rich.console import Console

from deploy.local.servers import free_port
from deploy.local.stack import CLAIM_DOOR, http_command
from loadtests.bench.arena import Arena, arena
from loadtests.bench.baselines import naive, tutorial
from loadtests.bench.goals import Finding, Protocol, found, ratios
from loadtests.bench.tickets import Tickets
from loadtests.bench.wrk import ClaimFile, Shot, shoot
from shared.runtime.postgres import Database
from shared.testing.servers import fresh_database

ROUND, STOCK, SOLD_OUT = "bench.r1", "bench.r1.50", "bench.r1.100"
PATH = "/api/vouchers/v1/claims"
TOTAL, WINNERS = 50_000_000, 2_000
CLAIMS_A_SECOND_MAX = 40_000
MANY, FEW = 256, 64
_ROUND = """
insert into round (round_id, round_no, name, campaign_id, program_id, district_id, pool_id, categories, opens_at,
    closes_at, state)
values ($1, 1, 'bench', 'bench', 'bench', 'bench', 'bench', '{cars}', now() - interval '1 h', now() + interval '1 d',
    'OPEN') on conflict do nothing
"""
_STOCK = """
insert into stock (stock_id, round_id, face_value_fen, threshold_fen, valid_until, per_person_max, campaign_id, total,
    remaining, state, opens_at, closes_at)
values ($1, $2, 5000, 30000, now() + interval '9 d', 1, 'bench', $3, $3, 'OPEN', now() - interval '1 h',
    now() + interval '1 d')
"""
_BOOKS = """
select stock.total - stock.remaining as taken, count(voucher) as vouchers
from stock left join voucher using (stock_no) where stock_id = $1 group by stock_id
"""
console = Console()


class Door(NamedTuple):
    """Where one of the four answers, and which processes do its work."""

    port: int
    path: str
    parts: tuple[str, ...]


@dataclass
class Range:
    """The four doors on their servers, and claims to shoot at them."""

    arena: Arena
    database: Database
    claims: ClaimFile
    doors: dict[str, Door]
    answered: int = 0
    """Vouchers that our door told of."""
    maybe: int = 0
    """Claims at our door that were still under way when wrk left."""

    async def shoot(
        self, door: str, seconds: int, connections: int, stock_id: str = STOCK
    ) -> tuple[Shot, dict[str, float]]:
        """One run: what wrk saw, and the CPU seconds that each of the door's parts used a request."""
        at = self.doors[door]
        before = {part: self.arena.cpu_s(part) for part in at.parts}
        shot = await shoot(at.port, at.path, self.claims, stock_id, connections, seconds)
        used = {part: (self.arena.cpu_s(part) - before[part]) / shot.requests for part in at.parts}
        if shot.lost or (shot.refused and stock_id == STOCK):
            raise RuntimeError(f"{door}: {shot.lost} lost, {shot.refused} refused: no figures")
        if door == "ours" and stock_id == STOCK:
            self.answered += shot.requests
            self.maybe += connections
        return shot, used


@asynccontextmanager
async def shooting_range() -> AsyncIterator[Range]:
    """All of it, with a stock that does not end and one that is soon sold out."""
    async with AsyncExitStack() as stack:
        where = await stack.enter_async_context(arena())
        database, dsn = await stack.enter_async_context(fresh_database(where.running("postgres"), "vouchers"))
        await open_stocks(database, {STOCK: TOTAL, SOLD_OUT: WINNERS})
        async with database.transaction() as transaction:
            await transaction.execute(naive.TABLES)
            await transaction.execute("insert into naive_stock values ($1, $2, $2)", STOCK, TOTAL)
        client: Any = redis.asyncio.Redis.from_url(where.url("redis"))
        await client.set(tutorial.STOCK_KEY.format(STOCK), TOTAL)
        await client.aclose()
        factories = {
            "ours": (CLAIM_DOOR, PATH, ("postgres", "redis")),
            "F": ("loadtests.bench.baselines.floor:claims", "/claims", ()),
            "N": ("loadtests.bench.baselines.naive:naive", "/claims", ("postgres",)),
            "T": ("loadtests.bench.baselines.tutorial:tutorial", "/claims", ("redis",)),
        }
        doors = {}
        for name, (factory, path, servers) in factories.items():
            doors[name] = Door(free_port(), path, (name, *servers))
            await where.start(name, http_command(name, doors[name].port, factory=factory), doors[name].port, dsn)
        claims = ClaimFile(where.folder / "claims.txt", Tickets(where.keys, ROUND))
        yield Range(where, database, claims, doors)


async def open_stocks(database: Database, totals: dict[str, int]) -> None:
    """A round that is open, with these stocks; the stocks alone where it is open already."""
    async with database.transaction() as transaction:
        await transaction.execute(_ROUND, ROUND)
        for stock_id, total in totals.items():
            await transaction.execute(_STOCK, stock_id, ROUND, total)


async def measure(protocol: Protocol) -> list[Finding]:
    """Winners and losers, each against its rivals in turn."""
    async with shooting_range() as shooting:
        findings = [*await _winners(shooting, protocol), await _sold_out(shooting, protocol)]
        await _agree(shooting)
    return findings


async def _winners(shooting: Range, protocol: Protocol) -> list[Finding]:
    speeds: dict[str, list[float]] = {}
    cpu: dict[str, list[float]] = {}
    parts: dict[str, list[float]] = {part: [] for part in shooting.doors["ours"].parts}
    for pair in range(protocol.pairs):
        for connections, doors in ((MANY, ("F", "ours", "N", "T")), (FEW, ("N", "ours"))):
            shooting.claims.fill(round(protocol.seconds * CLAIMS_A_SECOND_MAX))
            for door in doors:
                shot, used = await shooting.shoot(door, protocol.seconds, connections)
                speeds.setdefault(f"{door}{connections}", []).append(shot.a_second)
                cpu.setdefault(f"{door}{connections}", []).append(sum(used.values()))
                if (door, connections) == ("ours", MANY):
                    for part, seconds in used.items():
                        parts[part].append(seconds)
        told = ", ".join(f"{name} {values[-1]:,.0f}/s" for name, values in speeds.items())
        console.print(f"pair {pair + 1} of {protocol.pairs}: {told}")
    note = f"{median(speeds[f'ours{MANY}']):,.0f} claims a second; F {median(speeds[f'F{MANY}']):,.0f}"
    of_parts = ", ".join(f"{part} {median(values) * 1e6:.0f}" for part, values in parts.items())
    used_us = {name: median(values) * 1e6 for name, values in cpu.items()}
    return [
        found("1a", ratios(speeds[f"ours{MANY}"], speeds[f"F{MANY}"]), note),
        found("2a", ratios(speeds[f"ours{FEW}"], speeds[f"N{FEW}"]), f"N {median(speeds[f'N{FEW}']):,.0f} a second"),
        found("2b", ratios(speeds[f"ours{MANY}"], speeds[f"N{MANY}"]), f"N {median(speeds[f'N{MANY}']):,.0f} a second"),
        found("3", ratios(speeds[f"ours{MANY}"], speeds[f"T{MANY}"]), f"T {median(speeds[f'T{MANY}']):,.0f} a second"),
        found("5a", ratios(cpu[f"ours{MANY}"], cpu[f"F{MANY}"]),
              f"{used_us[f'ours{MANY}']:.0f} µs a claim ({of_parts}), F {used_us[f'F{MANY}']:.0f}, "
              f"N {used_us[f'N{MANY}']:.0f}"),
    ]  # fmt: skip


async def _sold_out(shooting: Range, protocol: Protocol) -> Finding:
    """A stock whose last voucher has gone: nine of ten come too late, one asks again for what it has."""
    winners = list(shooting.claims.lines(WINNERS))
    shooting.claims.write([*winners, *shooting.claims.lines(CLAIMS_A_SECOND_MAX)])
    await shooting.shoot("ours", 1, MANY, SOLD_OUT)
    speeds: dict[str, list[float]] = {"F": [], "ours": []}
    for _ in range(protocol.pairs):
        late = shooting.claims.lines(round(protocol.seconds * CLAIMS_A_SECOND_MAX * 2))
        shooting.claims.write(
            winners[number // 10 % WINNERS] if number % 10 == 0 else line for number, line in enumerate(late)
        )
        for door, answers in speeds.items():
            shot, _ = await shooting.shoot(door, protocol.seconds, MANY, SOLD_OUT)
            answers.append(shot.requests * 1e6 / shot.took_us)
            if door == "ours" and not 0.05 < 1 - shot.refused / shot.requests < 0.15:
                raise RuntimeError(f"{shot.refused} of {shot.requests} refused where nine of ten are: no figures")
    return found("4", ratios(speeds["ours"], speeds["F"]), f"{median(speeds['ours']):,.0f} answers a second")


async def _agree(shooting: Range) -> None:
    """Raises when the books are not what was answered."""
    vouchers = {}
    async with shooting.database.connection() as connection:
        for stock_id in (STOCK, SOLD_OUT):
            ((taken, vouchers[stock_id]),) = await connection.fetch(_BOOKS, stock_id)
            if taken != vouchers[stock_id]:
                raise RuntimeError(f"{stock_id}: {taken} taken, {vouchers[stock_id]} vouchers: no figures")
    told = range(shooting.answered, shooting.answered + shooting.maybe + 1)
    if vouchers[STOCK] not in told or vouchers[SOLD_OUT] != WINNERS:
        raise RuntimeError(f"{vouchers} vouchers, {shooting.answered} told of: no figures")
