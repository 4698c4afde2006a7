"""Whether a claim gets dearer as vouchers become many, and what a second worker brings (goals 8, 9)."""

import asyncio
from contextlib import AsyncExitStack
from statistics import median

import asyncpg
from rich.console import Console

from deploy.local.servers import free_port
from deploy.local.stack import CLAIM_DOOR, http_command
from loadtests.bench.arena import Arena, arena
from loadtests.bench.claims import CLAIMS_A_SECOND_MAX, MANY, PATH, ROUND, TOTAL, open_stocks
from loadtests.bench.goals import Finding, Protocol, found, ratios
from loadtests.bench.tickets import Tickets
from loadtests.bench.wrk import ClaimFile, Shot, shoot
from shared.testing.servers import fresh_database

SMALL, LARGE = 10_000, 1_000_000
STOCKS = ("bench.r1.50", "bench.r1.100")
_ISSUED = """
insert into voucher (voucher_id, stock_no, citizen_id, ordinal, idempotency_key, issued_at)
select gen_random_uuid(), stock_no, gen_random_uuid(), 1, md5(number::text), now()
from stock, generate_series(1, $2::int) as number where stock_id = $1
"""
console = Console()


async def measure(protocol: Protocol) -> list[Finding]:
    """Many vouchers against few; two workers on two stocks against one on one."""
    return [await _many_vouchers(protocol), await _two_workers(protocol)]


async def _many_vouchers(protocol: Protocol) -> Finding:
    async with AsyncExitStack() as stack:
        where = await stack.enter_async_context(arena())
        ports = {count: await _door(where, stack, f"door-{count}", issued=count) for count in (SMALL, LARGE)}
        claims = _claims(where, "claims")
        cost: dict[int, list[float]] = {SMALL: [], LARGE: []}
        for pair in range(protocol.pairs):
            for count, port in ports.items():
                claims.fill(round(protocol.seconds * CLAIMS_A_SECOND_MAX))
                parts = ("postgres", "redis", f"door-{count}")
                before = sum(map(where.cpu_s, parts))
                shot = _whole(await shoot(port, PATH, claims, STOCKS[0], MANY, protocol.seconds))
                cost[count].append((sum(map(where.cpu_s, parts)) - before) / shot.requests)
            told = ", ".join(f"{count:,} issued: {values[-1] * 1e6:.0f} µs a claim" for count, values in cost.items())
            console.print(f"pair {pair + 1} of {protocol.pairs}: {told}")
    note = (
        f"{median(cost[SMALL]) * 1e6:.0f} µs of CPU a claim at {SMALL:,}, {median(cost[LARGE]) * 1e6:.0f} at {LARGE:,}"
    )
    return found("8", ratios(cost[LARGE], cost[SMALL]), note)


async def _two_workers(protocol: Protocol) -> Finding:
    async with AsyncExitStack() as stack:
        where = await stack.enter_async_context(arena())
        one = await _door(where, stack, "one")
        two = await _door(where, stack, "two", workers=2)
        files = [_claims(where, stock_id) for stock_id in STOCKS]
        speeds: dict[str, list[float]] = {"one": [], "two": []}
        for pair in range(protocol.pairs):
            for file in files:
                file.fill(round(protocol.seconds * CLAIMS_A_SECOND_MAX * 2))
            shot = _whole(await shoot(one, PATH, files[0], STOCKS[0], MANY, protocol.seconds))
            speeds["one"].append(shot.a_second)
            shots = await asyncio.gather(
                *(shoot(two, PATH, file, stock_id, MANY // 2, protocol.seconds)
                  for file, stock_id in zip(files, STOCKS, strict=True))
            )  # fmt: skip
            speeds["two"].append(sum(_whole(shot).a_second for shot in shots))
            told = ", ".join(f"{name}: {values[-1]:,.0f} a second" for name, values in speeds.items())
            console.print(f"pair {pair + 1} of {protocol.pairs}: {told}")
    note = f"{median(speeds['two']):,.0f} a second against {median(speeds['one']):,.0f}, generators beside"
    return found("9", ratios(speeds["two"], speeds["one"]), note)


async def _door(where: Arena, stack: AsyncExitStack, name: str, *, issued: int = 0, workers: int = 1) -> int:
    """A claim door on a database of its own; its port."""
    database, dsn = await stack.enter_async_context(fresh_database(where.running("postgres"), "vouchers"))
    await open_stocks(database, dict.fromkeys(STOCKS, TOTAL))
    connection = await asyncpg.connect(dsn)  # without the services' bound on a statement's time
    await connection.execute(_ISSUED, STOCKS[0], issued)
    await connection.execute("vacuum analyze")
    await connection.close()
    port = free_port()
    command = list(http_command(name, port, factory=CLAIM_DOOR))
    command[command.index("--workers") + 1] = str(workers)
    await where.start(name, tuple(command), port, dsn)
    return port


def _claims(where: Arena, name: str) -> ClaimFile:
    return ClaimFile(where.folder / f"{name}.txt", Tickets(where.keys, ROUND))


def _whole(shot: Shot) -> Shot:
    if shot.lost or shot.refused:
        raise RuntimeError(f"{shot.lost} lost, {shot.refused} refused: no figures")
    return shot
