"""`python -m services.treasury.tests.bench_settlement`: a day of 100,000 redemptions over 500 merchants, to the end.

On a throw-away database of a Postgres of its own, through the use cases as consumer, officers and bank reach them:
facts booked a thousand at a time, days agreed, settled in one batch, approved, answered, reconciled. It stands here
because it calls them; COUNT (100,000) and MERCHANTS (500) may be set.
"""

import asyncio
import os
import resource
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from deploy.local import servers
from services.treasury.adapters.postgres_reconciling import PostgresReconciling
from services.treasury.domain.campaigns import Program
from services.treasury.tests import builders as b
from services.treasury.tests.fake_bank import FakeBank
from services.treasury.tests.payout_fakes import SEALS
from services.treasury.tests.reconciliation_story import reconciled
from services.treasury.tests.settlement_story import CLOSES, DAY_1, hear, redeemed, settled, with_accounts
from services.treasury.tests.worlds import RealWorld
from services.treasury.usecases.approve_batch import approve_batch
from services.treasury.usecases.approve_campaign import approve_campaign
from services.treasury.usecases.approve_grant import approve_grant
from services.treasury.usecases.draft_campaign import draft_campaign
from services.treasury.usecases.fetch_answers import fetch_answers
from services.treasury.usecases.send_batch import send_batch
from shared.contracts.events import Fact
from shared.contracts.redemption_events import DayClosed, DayListed, DayRow
from shared.kernel.fen import Fen
from shared.testing.officers import BO
from shared.testing.servers import Running, fresh_database

FACTS_AT_ONCE = 1_000  # as the consumer hands them over
ROWS_A_PART = 500
Done = TypeVar("Done")
console = Console()


async def main() -> None:
    """Play the day and print what each part of it took."""
    count, merchants = int(os.environ.get("COUNT", "100000")), int(os.environ.get("MERCHANTS", "500"))
    async with _postgres() as server, fresh_database(server, "treasury") as (database, _):
        world = RealWorld(database)
        await _funded(world, count)
        await with_accounts(world, *(f"m{number}" for number in range(merchants)))
        times = _Times()
        sales = [redeemed(f"m{number % merchants}", number) for number in range(count)]
        await times.of("redemptions booked, a thousand facts at a time", _heard(world, sales))
        await times.of("rows of the closed days kept", _heard(world, _listed(count, merchants)))
        await times.of("days closed and agreed", _heard(world, _closed(count, merchants)))
        batch = await times.of("settled: one batch, its file's bytes fixed", settled(world))
        await times.of("approved", _approved(world, batch.sha256, batch.sum_fen))
        bank = FakeBank()
        await send_batch(world.books, bank)
        bank.answer("b1")
        await times.of("the bank's answer booked", fetch_answers(world.books, bank))
        before = _peak_mib()
        run = await times.of("reconciled, all four ways", reconciled(PostgresReconciling(database, SEALS)))
        times.print(f"{count:,} redemptions of {merchants:,} merchants")
        console.print(f"{run.by_result}; reconciling took {_peak_mib() - before} MiB more than all before it")


class _Times:
    """Seconds of each part, in order."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}

    async def of(self, what: str, act: Awaitable[Done]) -> Done:
        started = time.monotonic()
        done = await act
        self._seconds[what] = time.monotonic() - started
        return done

    def print(self, title: str) -> None:
        table = Table("part", "s", title=title)
        for what, seconds in (*self._seconds.items(), ("in all", sum(self._seconds.values()))):
            table.add_row(what, f"{seconds:.1f}")
        console.print(table)


@asynccontextmanager
async def _postgres() -> AsyncIterator[Running]:
    """A Postgres of its own, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="jinqiu-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        running = Running(servers.postgres(folder, servers.free_port()), folder / "postgres.log")
        try:
            await running.wait_ready()
            yield running
        finally:
            running.stop()
            servers.remove_postgres(folder)


async def _funded(world: RealWorld, count: int) -> None:
    """A campaign and a round with money for all, every voucher issued."""
    cap = Fen(100 * count)
    program = Program("p1", "d1", "桃城区", "vouchers", cap)
    async with world.books() as books:
        await draft_campaign(books, b.campaign(cap_fen=cap, programs=(program,)))
        await approve_campaign(books, "c1", checker="bo", saw_cap_fen=cap)
        await b.draft(books, "g1", quantity=count)
        await approve_grant(books, "g1", checker=BO, saw_amount_fen=cap)
    pack = b.issued(*(f"v{number}" for number in range(count)))
    await hear(world, b.accepted(), b.fact("issued", pack.data))


async def _heard(world: RealWorld, facts: Sequence[Fact]) -> None:
    for first in range(0, len(facts), FACTS_AT_ONCE):
        await hear(world, *facts[first : first + FACTS_AT_ONCE])


def _listed(count: int, merchants: int) -> list[Fact]:
    facts = []
    for merchant in range(merchants):
        rows = [DayRow(f"x{number}", f"x{number}", "r1", "p1", 100) for number in range(merchant, count, merchants)]
        for part, first in enumerate(range(0, len(rows), ROWS_A_PART), 1):
            told = DayListed(f"m{merchant}", "c1", DAY_1, part, rows[first : first + ROWS_A_PART])
            facts.append(b.fact(f"listed-{merchant}-{part}", told))
    return facts


def _closed(count: int, merchants: int) -> list[Fact]:
    facts = []
    for merchant in range(merchants):
        sold = len(range(merchant, count, merchants))
        told = DayClosed(f"m{merchant}", 1, "c1", DAY_1, sold, 100 * sold, CLOSES[DAY_1], district_id="d1")
        facts.append(b.fact(f"closed-{merchant}", told))
    return facts


async def _approved(world: RealWorld, sha256: str, sum_fen: int) -> None:
    async with world.books() as books:
        await approve_batch(books, "b1", checker=BO, saw_sha256=sha256, saw_sum_fen=sum_fen)


def _peak_mib() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    asyncio.run(main())
