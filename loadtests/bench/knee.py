"""Where the knee is: claims in flight and the bound on a batch, swept by wrk; steady rates, by the open loop; what an
answer costs once the stock is gone. The capacity page and the simulation stand on it."""

import sys
from collections.abc import Iterable
from contextlib import AsyncExitStack
from statistics import median, quantiles

import msgspec
from rich.console import Console

from deploy.local.servers import ROOT
from deploy.local.state import current_state
from loadtests.bench import kept
from loadtests.bench.arena import Arena, arena
from loadtests.bench.child import Child
from loadtests.bench.claims import MANY, PATH
from loadtests.bench.goals import Finding, Protocol
from loadtests.bench.kept import Knee, Late, Steady, Sweep
from loadtests.bench.lanes import STOCKS, Lane, claim_file, fill, middle, open_lane, swept
from loadtests.bench.latency import CONNECTIONS
from loadtests.bench.open_loop import Ask, Phase, Told
from loadtests.bench.wrk import ClaimFile, shoot

IN_FLIGHT = (1, 4, 16, 64, 128, 256, 512, 1024)
BATCH_MAX = (16, 32, 64, 128)
"""Beside the door's own."""
WAITING = 256
"""In flight where the bound on a batch is swept: enough to fill the largest."""
SHARES = (0.3, 0.5, 0.7, 0.85)
"""Of what the door can do."""
SECONDS, TURNS_MAX = 2, 3
console = Console()


async def measure(protocol: Protocol) -> list[Finding]:
    """In flight, bound on a batch, steady rates, late answers; each point several times, by turns. No goal is in it."""
    turns, seconds = min(protocol.pairs, TURNS_MAX), min(protocol.seconds, SECONDS)
    async with AsyncExitStack() as stack:
        where = await stack.enter_async_context(arena())
        claims = claim_file(where, "claims")
        lane = await open_lane(where, stack, "door", issued=10_000)
        capped = {size: await open_lane(where, stack, f"door-{size}", batch_max=size) for size in BATCH_MAX}
        for one in (lane, *capped.values()):  # the first second of a door is not like the others
            fill(claims, 1)
            await shoot(one.port, PATH, claims, STOCKS[0], MANY, 1)
        in_flight = await _points(turns, [(lane, claims, count, seconds, 0) for count in IN_FLIGHT])
        batch_max = await _points(turns, [(one, claims, WAITING, seconds, size) for size, one in capped.items()])
        generator = stack.enter_context(Child((sys.executable, "-m", "loadtests.bench.open_loop"), ROOT))
        steady = tuple([await _steadily(lane, claims, generator, share, protocol.seconds) for share in SHARES])
        late = await _late(where, lane, claims, protocol.seconds)
    kept.keep(kept.knee_file(current_state()), Knee(*kept.found_on(), in_flight, batch_max, steady, late))
    return []


async def _points(turns: int, points: Iterable[tuple[Lane, ClaimFile, int, int, int]]) -> tuple[Sweep, ...]:
    found: dict[tuple[int, int], list[Sweep]] = {}
    for _ in range(turns):
        for lane, claims, in_flight, seconds, batch_max in points:
            point = await swept(lane, claims, in_flight, seconds, batch_max)
            found.setdefault((in_flight, batch_max), []).append(point)
    points_found = tuple(middle(all_of) for all_of in found.values())
    for one in points_found:
        console.print(
            f"{one.in_flight} in flight, batches of {one.batch:.0f}: {one.claims_a_second:,.0f} claims/s, "
            f"p50 {one.p50_ms:.1f} ms, p99 {one.p99_ms:.1f} ms"
        )
    return points_found


async def _steadily(lane: Lane, claims: ClaimFile, generator: Child, share: float, seconds: int) -> Steady:
    """This share of what wrk finds just before; raises RuntimeError when a claim was not won."""
    rate = (await swept(lane, claims, MANY, SECONDS)).claims_a_second * share
    claims.fill(int(rate * seconds) + 1)
    ask = Ask(lane.port, PATH, str(claims.path), STOCKS[0], (Phase(rate, seconds),), CONNECTIONS)
    told = msgspec.json.decode(await generator.ask(msgspec.json.encode(ask)), type=Told)
    if told.unanswered or set(told.statuses) != {201}:
        raise RuntimeError(f"{told.statuses}, {told.unanswered} unanswered: no figures")
    cuts = quantiles(told.ms[201], n=100)
    console.print(f"{rate:,.0f} claims/s, steadily: p50 {cuts[49]:.1f} ms, p99 {cuts[98]:.1f} ms")
    return Steady(rate, cuts[49], cuts[98])


async def _late(where: Arena, lane: Lane, claims: ClaimFile, seconds: int) -> Late:
    """Nothing is left: every claim is refused, from memory."""
    async with lane.database.transaction() as transaction:
        await transaction.execute("update stock set total = total - remaining, remaining = 0")
    speeds, costs = [], []
    for _ in range(2):
        fill(claims, 2 * seconds)  # refusals come quicker than claims
        before = sum(map(where.cpu_s, lane.parts))
        shot = await shoot(lane.port, PATH, claims, STOCKS[0], MANY, seconds)
        if shot.lost or shot.requests - shot.refused > MANY:
            raise RuntimeError(
                f"{shot.lost} lost, {shot.requests - shot.refused} won where nothing is left: no figures"
            )
        speeds.append(shot.requests * 1e6 / shot.took_us)
        costs.append((sum(map(where.cpu_s, lane.parts)) - before) / shot.requests * 1e6)
    console.print(f"sold out: {median(speeds):,.0f} answers/s, {median(costs):.0f} µs each")
    return Late(median(speeds), median(costs))
