"""Claim doors of the parts `growth` and `knee`, each on a database of its own, and single runs at them."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass
from statistics import median

import asyncpg

from deploy.local.servers import free_port
from deploy.local.stack import CLAIM_DOOR, http_command
from loadtests.bench.arena import Arena
from loadtests.bench.claims import PATH, ROUND, TOTAL, open_stocks
from loadtests.bench.kept import Sweep
from loadtests.bench.tickets import Tickets
from loadtests.bench.wrk import ClaimFile, Shot, shoot
from shared.runtime.postgres import Database
from shared.testing.servers import fresh_database

CAPPED = "loadtests.bench.capped:claims"
STOCKS = tuple(f"bench.r1.{face}" for face in (50, 100, 200, 500))
CLAIMS_A_SECOND_MAX = 24_000
"""Of one worker with Postgres behind it; a run that needs more fails and says so."""
STILL_S = 0.1
"""Without a decision: at rest."""
_ISSUED = """
insert into voucher (voucher_id, stock_no, citizen_id, ordinal, idempotency_key, issued_at)
select gen_random_uuid(), stock_no, gen_random_uuid(), 1, md5(number::text), now()
from stock, generate_series(1, $2::int) as number where stock_id = $1
"""
_BATCHES = "select sum(version), sum(total - remaining) from stock"


@dataclass(frozen=True)
class Lane:
    """A door, and what does its work."""

    arena: Arena
    name: str
    port: int
    database: Database
    dsn: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The processes whose time counts."""
        return (self.name, "postgres", "redis")

    async def shoot(
        self, claims: ClaimFile, connections: int, seconds: int, stock_id: str = STOCKS[0]
    ) -> tuple[Shot, dict[str, float]]:
        """One run: what wrk saw, and the processor seconds of each part a claim; raises RuntimeError when some were
        lost. Claims that were told to come again are told of as refused."""
        before = [self.arena.cpu_s(part) for part in self.parts]
        shot = await shoot(self.port, PATH, claims, stock_id, connections, seconds)
        if shot.lost or not shot.requests:
            raise RuntimeError(f"{shot.requests} answered, {shot.lost} lost: no figures")
        used = [self.arena.cpu_s(part) - start for part, start in zip(self.parts, before, strict=True)]
        names = ("door", "postgres", "redis")
        return shot, {name: one / shot.requests for name, one in zip(names, used, strict=True)}

    async def batches(self) -> tuple[int, int]:
        """Batches that issued something so far, and vouchers of them."""
        async with self.database.connection() as connection:
            ((batches, vouchers),) = await connection.fetch(_BATCHES)
        return batches, vouchers

    async def at_rest(self) -> tuple[int, int]:
        """The same, once nothing is decided any more: the last run left claims behind when it ended."""
        seen = await self.batches()
        while True:
            await asyncio.sleep(STILL_S)
            now = await self.batches()
            if now == seen:
                return now
            seen = now


async def open_lane(
    where: Arena, stack: AsyncExitStack, name: str, *, issued: int = 0, workers: int = 1, batch_max: int = 0
) -> Lane:
    """A claim door on a database of its own, with so many vouchers issued before."""
    database, dsn = await stack.enter_async_context(fresh_database(where.running("postgres"), "vouchers"))
    await open_stocks(database, dict.fromkeys(STOCKS, TOTAL))
    if issued:  # an empty table that is told to be empty has statements planned for good that suit an empty one only
        connection = await asyncpg.connect(dsn)  # without the services' bound on a statement's time
        await connection.execute(_ISSUED, STOCKS[0], issued)
        await connection.execute("vacuum analyze")
        await connection.close()
    port = await start_door(where, name, dsn, workers=workers, batch_max=batch_max)
    return Lane(where, name, port, database, dsn)


async def start_door(where: Arena, name: str, dsn: str, *, workers: int = 1, batch_max: int = 0) -> int:
    """A claim door on a database that is there; its port."""
    port = free_port()
    command = list(http_command(name, port, factory=CAPPED if batch_max else CLAIM_DOOR, interface="rsgi"))
    command[command.index("--workers") + 1] = str(workers)
    capped = ("env", f"BENCH_BATCH_MAX={batch_max}") if batch_max else ()
    await where.start(name, (*capped, *command), port, dsn)
    return port


def claim_file(where: Arena, name: str) -> ClaimFile:
    """Claims of new citizens, yet to be filled in."""
    return ClaimFile(where.folder / f"{name}.txt", Tickets(where.keys, ROUND))


def fill(claims: ClaimFile, seconds: float) -> None:
    """Enough for a run of so long."""
    claims.fill(round(seconds * CLAIMS_A_SECOND_MAX))


def won(shot: Shot) -> Shot:
    """The same; raises RuntimeError when not every claim of it was won."""
    if shot.lost or shot.refused:
        raise RuntimeError(f"{shot.lost} lost, {shot.refused} refused: no figures")
    return shot


async def swept(lane: Lane, claims: ClaimFile, in_flight: int, seconds: int, batch_max: int = 0) -> Sweep:
    """One point of a sweep."""
    fill(claims, seconds * min(1.0, in_flight / 16))
    before = await lane.at_rest()
    shot, used = await lane.shoot(claims, in_flight, seconds)
    batches, vouchers = (now - then for now, then in zip(await lane.batches(), before, strict=True))
    return Sweep(
        in_flight, batch_max, shot.a_second, shot.p50_us / 1e3, shot.p99_us / 1e3, vouchers / batches,
        {part: seconds * 1e6 for part, seconds in used.items()},
    )  # fmt: skip


def middle(points: list[Sweep]) -> Sweep:
    """The median of several runs of one point, figure by figure."""
    first = points[0]
    return Sweep(
        first.in_flight, first.batch_max, median(one.claims_a_second for one in points),
        median(one.p50_ms for one in points), median(one.p99_ms for one in points),
        median(one.batch for one in points),
        {part: median(one.cpu_us[part] for one in points) for part in first.cpu_us},
    )  # fmt: skip
