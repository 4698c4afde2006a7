"""Projections built anew from the logs, against a plain COPY of the rows that come of it (goal 13).

The logs stand on their topics. Redemption and treasury begin with empty tables and read them side by side, as their
workers do: the vouchers at the till and the notices of one, the journal and the merchants' entries of the other. Then
the same rows are copied, both databases at once, into tables with the same keys and indexes. What the tills themselves
did is no projection: it stands in redemption's own tables.

A run counts only when the projections are those that follow from the log, and the same as in the run before.
"""

import asyncio
import io
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

import asyncpg
from rich.console import Console

from deploy.local.servers import free_port
from deploy.local.stack import worker_command
from loadtests.bench.arena import Arena, arena, start
from loadtests.bench.campaign_log import FACE_FEN, PACK, CampaignLog, publish
from loadtests.bench.goals import Finding, Protocol, found, ratios
from shared.runtime.topics import make_topics
from shared.testing.servers import fresh_database

LOG = CampaignLog(packs=600, redeemed=20_000)
BUILT_WITHIN_S = 120
LOOK_EVERY_S = 0.02
ROWS_OF = {
    "redemption": {"vouchers.events": PACK, "redemption.events": 1},
    "treasury": {"vouchers.events": 1, "redemption.events": 2},
}
"""How many rows a record of a topic becomes."""
TABLES = {
    "redemption": {
        "voucher": "voucher_id, citizen_id, stock_id, state, version",
        "notice": "merchant_id, event_id, kind, subject_id",
    },
    "treasury": {
        "transfer": "event_id, line, debit_id, credit_id, amount_fen",
        "merchant_entry": "event_id, kind, entry_id, merchant_id, business_day, amount_fen",
    },
}
"""What is built, and the columns that follow from the log alone."""
_DIGEST = (
    "select count(*), coalesce(md5(string_agg(row::text, '' order by row::text)), '') from (select {} from {}) as row"
)
_BALANCES = "select string_agg(kind || ' ' || balance_fen, ', ' order by kind) from account"
_ACCOUNTS = """
insert into account (pool_id, kind, campaign_id, program_id, balance_fen)
select 'bench.r1', kind, 'bench', 'bench', case kind when 'granted' then $1::bigint else 0 end
from unnest(array['granted', 'outstanding', 'payable']) as kind
"""
_READ = "select topic, sum(next_offset)::int from consumer_offset group by topic"
console = Console()


class Built(NamedTuple):
    """How long a service took over all its rows, and what came of it: of each table how many, and their digest."""

    seconds: float
    tables: dict[str, tuple[int, str]]


@dataclass
class Rebuilding:
    """A service's empty database, and how to reach it."""

    service: str
    dsn: str
    arena: Arena

    async def build(self) -> Built:
        """Have the service's worker read the logs. Timed from its first batch on, so without the process's start."""
        port = free_port()
        command = worker_command(f"services.{self.service}.main:worker")
        reader = await asyncpg.connect(self.dsn)
        async with AsyncExitStack() as stack:
            stack.callback(reader.terminate)
            log = self.arena.folder / f"{self.service}.log"
            await start(stack, command, self.arena.environment(self.dsn, port), log, port)
            seconds = await self._time(reader)
            tables = {}
            for table, columns in TABLES[self.service].items():
                ((count, digest),) = await reader.fetch(_DIGEST.format(columns, table))
                tables[table] = (count, digest)
            return Built(seconds, tables)

    async def balances(self) -> str:
        """Of treasury: what the pool's accounts hold."""
        reader = await asyncpg.connect(self.dsn)
        try:
            return str(await reader.fetchval(_BALANCES))
        finally:
            await reader.close()

    async def _time(self, reader: "asyncpg.Connection[asyncpg.Record]") -> float:
        whole = LOG.packs * ROWS_OF[self.service]["vouchers.events"]
        whole += LOG.redeemed * ROWS_OF[self.service]["redemption.events"]
        first, began = 0, 0.0
        async with asyncio.timeout(BUILT_WITHIN_S):
            while True:
                at, rows = time.perf_counter(), await self._rows(reader)
                if rows and not first:
                    first, began = rows, at
                if rows >= whole:
                    return (at - began) * whole / (whole - first)
                await asyncio.sleep(LOOK_EVERY_S)

    async def _rows(self, reader: "asyncpg.Connection[asyncpg.Record]") -> int:
        return sum(read * ROWS_OF[self.service].get(topic, 0) for topic, read in await reader.fetch(_READ))

    async def copy(self) -> float:
        """Seconds that a plain COPY of the rows takes, each table in a transaction of its own."""
        connection = await asyncpg.connect(self.dsn)
        took = 0.0
        try:
            for table in TABLES[self.service]:
                rows = io.BytesIO()
                await connection.copy_from_table(table, output=rows, format="binary")
                await connection.execute(f"create table copied_{table} (like {table} including all)")
                rows.seek(0)
                began = time.perf_counter()
                await connection.copy_to_table(f"copied_{table}", source=rows, format="binary")
                took += time.perf_counter() - began
        finally:
            await connection.close()
        return took


async def measure(protocol: Protocol) -> list[Finding]:
    """Built from the logs and copied, by turns; of each the slower service counts."""
    async with arena(kafka=True) as where:
        await make_topics(where.url("kafka"))
        await publish(where.url("kafka"), LOG)
        built_s: list[float] = []
        copied_s: list[float] = []
        before: dict[str, tuple[int, str]] = {}
        for pair in range(protocol.pairs):
            async with empty(where) as services:
                built = await asyncio.gather(*(one.build() for one in services))
                tables = {name: found for one in built for name, found in one.tables.items()}
                agree(tables, before or tables, await services[1].balances())
                before = tables
                built_s.append(max(one.seconds for one in built))
                copied_s.append(max(await asyncio.gather(*(one.copy() for one in services))))
            told = f"built in {built_s[-1]:.2f} s, copied in {copied_s[-1]:.2f} s"
            console.print(f"pair {pair + 1} of {protocol.pairs}: {told}")
    rows = sum(count for count, _ in before.values())
    note = (
        f"{rows:,} rows of {LOG.packs + LOG.redeemed:,} facts in {median(built_s):.1f} s; COPY {median(copied_s):.2f} s"
    )
    return [found("13", ratios(copied_s, built_s), note)]


def agree(tables: dict[str, tuple[int, str]], before: dict[str, tuple[int, str]], balances: str) -> None:
    """Raises RuntimeError unless a rebuild holds what the log says, and the same as the one before."""
    counts = {name: count for name, (count, _) in tables.items()}
    told = {"voucher": LOG.vouchers, "notice": LOG.redeemed, "transfer": LOG.packs + LOG.redeemed}
    told["merchant_entry"] = LOG.redeemed
    owed = LOG.redeemed * FACE_FEN
    if counts != told or balances != f"granted 0, outstanding {LOG.vouchers * FACE_FEN - owed}, payable {owed}":
        raise RuntimeError(f"{counts} rows where the log tells of {told}; {balances}: no figures")
    if tables != before:
        raise RuntimeError("two rebuilds of one log differ: no figures")


@asynccontextmanager
async def empty(where: Arena) -> AsyncIterator[list[Rebuilding]]:
    """Both services' databases, without a row but the accounts of the pool; gone afterwards."""
    async with AsyncExitStack() as stack:
        services = []
        for service in ROWS_OF:
            _, dsn = await stack.enter_async_context(fresh_database(where.running("postgres"), service))
            services.append(Rebuilding(service, dsn, where))
        connection = await asyncpg.connect(services[1].dsn)
        await connection.execute(_ACCOUNTS, LOG.vouchers * FACE_FEN)
        await connection.close()
        yield services
