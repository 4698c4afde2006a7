"""How fast the relay publishes, against the claims whose facts it has to keep up with (goal 10a).

By turns on the same servers: claims at the door while the worker stands still, then the worker alone on an outbox that
was filled meanwhile. An event is a row with one voucher, the dearest case; the claims' own rows hold a batch each. A
run counts only when the topic holds each row once, in order within its key.
"""

import asyncio
import os
import signal
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from statistics import median

from rich.console import Console

from deploy.local.servers import free_port
from deploy.local.stack import CLAIM_DOOR, http_command, worker_command
from loadtests.bench.arena import Arena, arena
from loadtests.bench.claims import CLAIMS_A_SECOND_MAX, MANY, PATH, ROUND, STOCK, TOTAL, open_stocks
from loadtests.bench.goals import Finding, Protocol, found, ratios
from loadtests.bench.tickets import Tickets
from loadtests.bench.wrk import ClaimFile, shoot
from loadtests.verify.topics import read_topics
from shared.runtime.postgres import Database
from shared.runtime.topics import make_topics
from shared.testing.servers import fresh_database

EVENTS = 40_000
TOPIC = "vouchers.events"
PUBLISHED_WITHIN_S = 60
# As a claim's transaction does, it has an id before it takes places in the log.
_FILL = """
with id as materialized (select pg_current_xact_id())
insert into outbox (event_id, type, key, trace_id, data)
select gen_random_uuid(), 'vouchers.voucher.issued.v1', 'bench.key.' || number % 64, md5(''), json_build_object(
    'stock_id', 'bench.r1.50', 'version', number, 'round_id', 'bench.r1', 'campaign_id', 'bench',
    'program_id', 'bench', 'district_id', 'bench', 'pool_id', 'bench', 'face_value_fen', 5000,
    'threshold_fen', 30000, 'categories', array['cars'], 'valid_until', now(), 'issued_at', now(),
    'vouchers', json_build_array(json_build_array(gen_random_uuid(), gen_random_uuid())))
from id, generate_series(1, $1) as number
"""
_REACHED = "select coalesce((select last_id from relay_cursor), 0) >= (select coalesce(max(id), 0) from outbox)"
console = Console()


@dataclass
class Beside:
    """A claim door, and the worker whose relay publishes what it tells."""

    arena: Arena
    database: Database
    port: int
    worker: int
    claims: ClaimFile

    @contextmanager
    def stood_still(self) -> Iterator[None]:
        """Within the block the worker does nothing."""
        os.kill(self.worker, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.worker, signal.SIGCONT)

    async def claim(self, seconds: int) -> float:
        """Claims a second, at the most."""
        self.claims.fill(seconds * CLAIMS_A_SECOND_MAX)
        shot = await shoot(self.port, PATH, self.claims, STOCK, MANY, seconds)
        if shot.refused or shot.lost:
            raise RuntimeError(f"{shot.refused} refused, {shot.lost} lost: no figures")
        return shot.a_second

    async def fill(self) -> None:
        """The outbox gets its events at once."""
        async with self.database.transaction() as transaction:
            await transaction.execute(_FILL, EVENTS)

    async def published(self) -> None:
        """Return when all of the outbox is on its topic."""
        async with asyncio.timeout(PUBLISHED_WITHIN_S), self.database.connection() as connection:
            while not await connection.fetchval(_REACHED):
                await asyncio.sleep(0.005)

    async def agree(self) -> None:
        """Raises RuntimeError unless the topic holds the log."""
        async with self.database.connection() as connection:
            rows = await connection.fetch("select key, id from outbox order by id")
        log, topic = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
        for key, seq in rows:
            log[key].append(seq)
        for _, key, seq in (await read_topics(self.arena.url("kafka"))).published[TOPIC]:
            topic[key].append(seq)
        if log != topic:
            raise RuntimeError(f"the topic holds {sum(map(len, topic.values()))} of {len(rows)} rows: no figures")


@asynccontextmanager
async def beside() -> AsyncIterator[Beside]:
    """Both on their servers, gone afterwards."""
    async with AsyncExitStack() as stack:
        where = await stack.enter_async_context(arena(kafka=True))
        await make_topics(where.url("kafka"))
        database, dsn = await stack.enter_async_context(fresh_database(where.running("postgres"), "vouchers"))
        await open_stocks(database, {STOCK: TOTAL})
        port, ops = free_port(), free_port()
        await where.start("door", http_command("door", port, factory=CLAIM_DOOR), port, dsn)
        worker = await where.start("worker", worker_command("services.vouchers.main:worker"), ops, dsn)
        yield Beside(where, database, port, worker, ClaimFile(where.folder / "claims.txt", Tickets(where.keys, ROUND)))


async def measure(protocol: Protocol) -> list[Finding]:
    """Claims and relay by turns."""
    async with beside() as one:
        claims, events, cpu_us = [], [], []
        for pair in range(protocol.pairs):
            with one.stood_still():
                claims.append(await one.claim(protocol.seconds))
            await one.published()
            with one.stood_still():
                await one.fill()
            started, used = time.perf_counter(), one.arena.cpu_s("worker")
            await one.published()
            events.append(EVENTS / (time.perf_counter() - started))
            cpu_us.append((one.arena.cpu_s("worker") - used) / EVENTS * 1e6)
            told = f"{claims[-1]:,.0f} claims, {events[-1]:,.0f} events a second"
            console.print(f"pair {pair + 1} of {protocol.pairs}: {told}")
        await one.agree()
    note = (
        f"{median(events):,.0f} events of one voucher a second, {median(cpu_us):.0f} µs of Python each; "
        f"{median(claims):,.0f} claims a second"
    )
    return [found("10a", ratios(events, claims), note)]
