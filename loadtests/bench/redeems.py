"""Redeems at 64 tills through the signed route, against pgbench of the same statements on the same server (goal 11).

Both are durable at the answer (fsync and synchronous_commit on). Each request is signed by its till, each voucher is
used once; a run counts only when the books agree with what was answered.
"""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from rich.console import Console

from deploy.local.servers import free_port
from deploy.local.stack import http_command
from loadtests.bench import pgbench, wrk
from loadtests.bench.arena import Arena, arena
from loadtests.bench.goals import Finding, Protocol, found, ratios
from loadtests.bench.tills import PATH, TILLS, Tills, add_vouchers
from loadtests.clients.gateway import Gateway
from shared.runtime.postgres import Database
from shared.testing.servers import fresh_database

REDEEMS_A_SECOND_MAX, PACE_MAX = 6_000, 8_000
SHOTS = Path(__file__).with_name("redeem_shots.lua")
STATEMENTS = Path(__file__).parent / "baselines" / "redeem.sql"
SETTINGS = dict.fromkeys(("enable_seqscan", "enable_hashjoin", "enable_mergejoin", "enable_bitmapscan"), "off")
"""Those that the door's own connections have."""
_BOOKS = """
select (select count(*) from redemption) as redemptions,
       (select count(distinct voucher_id) from redemption) as used,
       (select count(*) from voucher where state = 'REDEEMED') as redeemed, (select count(*) from outbox) as told
"""
console = Console()


@dataclass
class Counter:
    """Redemption's door alone, its database, and the tills before it."""

    arena: Arena
    database: Database
    dsn: str
    port: int
    tills: Tills
    answered: int = 0
    maybe: int = 0
    """Redeems that were under way when wrk left."""

    async def redeem(self, seconds: int) -> wrk.Shot:
        """As fast as 64 tills are answered; raises RuntimeError when one was refused."""
        count = seconds * REDEEMS_A_SECOND_MAX
        first = await add_vouchers(self.database, count)
        file = self.arena.folder / "redeems.txt"
        with file.open("w") as lines:
            lines.writelines(f"{line}\n" for line in self.tills.lines(first, count))
        shot = await wrk.run(SHOTS, self.port, (str(file), PATH), TILLS, seconds)
        if shot.refused or shot.lost:
            raise RuntimeError(f"{shot.refused} redeems refused, {shot.lost} lost: no figures")
        self.answered += shot.requests
        self.maybe += TILLS
        return shot

    async def pace(self, seconds: int) -> float:
        """The same statements a second, as fast as pgbench has them done."""
        first = await add_vouchers(self.database, (seconds + pgbench.CONNECTING_S) * PACE_MAX)
        done = await pgbench.pace(
            STATEMENTS,
            self.dsn,
            clients=TILLS,
            seconds=seconds,
            variables={"first": first, "turn": -1},
            settings=SETTINGS,
        )
        self.answered += done.transactions
        return done.a_second

    async def agree(self) -> None:
        """Raises RuntimeError when the books are not what was answered."""
        async with self.database.connection() as connection:
            ((redemptions, used, redeemed, told),) = await connection.fetch(_BOOKS)
        if not redemptions == used == redeemed == told:
            raise RuntimeError(f"{redemptions} redemptions, {used} vouchers, {redeemed} used, {told} told: no figures")
        if not self.answered <= redemptions <= self.answered + self.maybe:
            raise RuntimeError(f"{redemptions} redemptions, {self.answered} answered: no figures")


@asynccontextmanager
async def counter() -> AsyncIterator[Counter]:
    """All of it, with a redeem whose signed answer a till has checked; gone afterwards."""
    async with AsyncExitStack() as stack:
        where = await stack.enter_async_context(arena())
        database, dsn = await stack.enter_async_context(fresh_database(where.running("postgres"), "redemption"))
        tills, port = Tills(where.keys), free_port()
        await tills.enrol(database)
        command = http_command("redemption", port, factory="services.redemption.main:http")
        await where.start("redemption", command, port, dsn)
        request = tills.redeem(await add_vouchers(database, 1))
        async with Gateway(f"http://127.0.0.1:{port}") as door:
            answer = await door.send(request.method, request.target, body=request.body, headers=request.headers)
        tills.check(request, answer.status, answer.headers, answer.body)
        yield Counter(where, database, dsn, port, tills, answered=1)


async def measure(protocol: Protocol) -> list[Finding]:
    """The two by turns."""
    async with counter() as till:
        speeds: dict[str, list[float]] = {"pgbench": [], "ours": []}
        p99_ms, cpu = [], []
        for pair in range(protocol.pairs):
            speeds["pgbench"].append(await till.pace(protocol.seconds))
            before = till.arena.cpu_s("redemption"), till.arena.cpu_s("postgres")
            shot = await till.redeem(protocol.seconds)
            cpu.append((till.arena.cpu_s("redemption") - before[0]) / shot.requests * 1e6)
            speeds["ours"].append(shot.a_second)
            p99_ms.append(shot.p99_us / 1e3)
            told = ", ".join(f"{name} {values[-1]:,.0f}/s" for name, values in speeds.items())
            console.print(f"pair {pair + 1} of {protocol.pairs}: {told}, p99 {p99_ms[-1]:.0f} ms")
        await till.agree()
    note = (
        f"{median(speeds['ours']):,.0f} redeems a second, p99 {median(p99_ms):.0f} ms, {median(cpu):.0f} µs of Python "
        f"each; pgbench {median(speeds['pgbench']):,.0f}"
    )
    return [found("11", ratios(speeds["ours"], speeds["pgbench"]), note)]
