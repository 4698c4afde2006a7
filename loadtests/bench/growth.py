"""Whether a claim gets dearer as vouchers become many, and what more workers and more stocks bring (goals 8, 9).

What stocks side by side say of buckets: n stocks of one face, a worker each, are what n buckets of one stock could do
at best. Left out is what makes them buckets: one person must not win in two of them (a look-up in all, or a unique key
across them), the last ones must be found wherever they lie, and “sold out” is true of all or not at all.
"""

import asyncio
from contextlib import AsyncExitStack
from statistics import median

from rich.console import Console

from deploy.local.state import current_state
from loadtests.bench import kept
from loadtests.bench.arena import arena
from loadtests.bench.claims import MANY, PATH
from loadtests.bench.goals import Finding, Protocol, found, ratios
from loadtests.bench.kept import Growth, Issued, Lanes
from loadtests.bench.lanes import STOCKS, Lane, claim_file, fill, open_lane, start_door, won
from loadtests.bench.wrk import shoot

SMALL, MIDDLE, LARGE = 10_000, 100_000, 1_000_000
LANES = (
    # name, workers behind each door, doors, stocks
    ("one worker, one stock", 1, 1, 1),
    ("two workers, two stocks", 2, 1, 2),
    ("two workers, one stock", 2, 1, 1),
    ("two stocks, a worker each", 1, 2, 2),
    ("four stocks, a worker each", 1, 4, 4),
)
ONE, TWO = LANES[0][0], LANES[1][0]
BESIDE_PAIRS = 3
"""How often what is no goal runs along."""
SHOT_S_MAX = 2
"""Enough for a claim's processor time, which is counted and not timed."""
console = Console()


async def measure(protocol: Protocol) -> list[Finding]:
    """Many vouchers against few; workers and stocks."""
    issued = await _many_vouchers(protocol)
    lanes = await _side_by_side(protocol)
    kept.keep(kept.growth_file(current_state()), Growth(*kept.found_on(), issued, lanes))
    return [of_vouchers(issued), of_workers(lanes)]


def of_vouchers(issued: tuple[Issued, ...]) -> Finding:
    """Goal 8."""
    by_count = {one.vouchers: one.all_us for one in issued}
    told = ", ".join(f"{median(all_us):.0f} at {count:,}" for count, all_us in by_count.items())
    return found("8", ratios(by_count[LARGE], by_count[SMALL]), f"µs of CPU a claim: {told}")


def of_workers(lanes: tuple[Lanes, ...]) -> Finding:
    """Goal 9."""
    by_name = {one.name: one.all for one in lanes}
    told = ", ".join(f"{name} {median(speeds):,.0f}" for name, speeds in by_name.items())
    return found("9", ratios(by_name[TWO], by_name[ONE]), f"a second, generators beside: {told}")


async def _many_vouchers(protocol: Protocol) -> tuple[Issued, ...]:
    async with AsyncExitStack() as stack:
        where = await stack.enter_async_context(arena())
        counts = (SMALL, MIDDLE, LARGE)
        lanes = {count: await open_lane(where, stack, f"door-{count}", issued=count) for count in counts}
        claims = claim_file(where, "claims")
        cost_us: dict[int, list[float]] = {count: [] for count in lanes}
        seconds = min(protocol.seconds, SHOT_S_MAX)
        for pair in range(protocol.pairs):
            for count, lane in lanes.items():
                if count == MIDDLE and pair >= BESIDE_PAIRS:
                    continue
                fill(claims, seconds)
                shot, used = await lane.shoot(claims, MANY, seconds)
                won(shot)
                cost_us[count].append(sum(used.values()) * 1e6)
            told = ", ".join(
                f"{count:,} issued: {all_us[pair]:.0f} µs a claim"
                for count, all_us in cost_us.items()
                if pair < len(all_us)
            )
            console.print(f"pair {pair + 1} of {protocol.pairs}: {told}")
    return tuple(Issued(count, tuple(all_us)) for count, all_us in cost_us.items())


async def _side_by_side(protocol: Protocol) -> tuple[Lanes, ...]:
    async with AsyncExitStack() as stack:
        where = await stack.enter_async_context(arena())
        one = await open_lane(where, stack, "one")
        dsn = one.dsn
        more = [await start_door(where, f"one-{number}", dsn) for number in range(2, len(STOCKS) + 1)]
        ports = {1: [one.port, *more], 2: [await start_door(where, "two", dsn, workers=2)]}
        speeds: dict[str, list[float]] = {name: [] for name, *_ in LANES}
        for pair in range(protocol.pairs):
            for name, workers, doors, stocks in LANES[: None if pair < BESIDE_PAIRS else 2]:
                addresses = (ports[workers][:doors] * stocks)[:stocks]
                speeds[name].append(await _together(one, addresses, protocol.seconds))
            told = ", ".join(f"{name}: {values[pair]:,.0f}/s" for name, values in speeds.items() if pair < len(values))
            console.print(f"pair {pair + 1} of {protocol.pairs}: {told}")
    return tuple(Lanes(name, workers, doors, stocks, tuple(speeds[name])) for name, workers, doors, stocks in LANES)


async def _together(lane: Lane, ports: list[int], seconds: int) -> float:
    """Claims a second of all doors, a stock and a generator each."""
    files = [claim_file(lane.arena, stock_id) for stock_id in STOCKS[: len(ports)]]
    for file in files:
        fill(file, seconds / len(files))
    shots = await asyncio.gather(
        *(shoot(port, PATH, file, stock_id, MANY // len(ports), seconds)
          for port, file, stock_id in zip(ports, files, STOCKS, strict=False))
    )  # fmt: skip
    return sum(won(shot).a_second for shot in shots)
