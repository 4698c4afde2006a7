"""`python -m services.jobfair.tests.bench_job_gate`: a catalogue of 546 companies and 15,200 postings, to the end.

On a throw-away database of a Postgres of its own, through the use cases as the bureau reaches them: the file made, read
by a child, screened and planned, accepted, written, searched, screened again by another rule. It stands here because it
calls them; COMPANIES (546) and POSTINGS (15,200) may be set.
"""

import asyncio
import os
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from deploy.local import servers
from loadtests.fair.catalogue import COMPANIES, POSTINGS, catalogue, catalogue_xlsx
from services.jobfair.adapters.child_sheet_reader import ChildSheetReader
from services.jobfair.adapters.opencc_characters import simplified_characters
from services.jobfair.domain.gate_rule import Severity
from services.jobfair.domain.job_gate import JobGate, RuleSet
from services.jobfair.domain.job_gate_rules import RULES
from services.jobfair.domain.posting import Posting
from services.jobfair.domain.posting_row import read_row
from services.jobfair.domain.search_words import sought
from services.jobfair.domain.sheet_headers import Columns, find_columns
from services.jobfair.tests.catalogue_worlds import GATE, RealCatalogueWorld, accepted
from services.jobfair.tests.posting_builders import FAIR
from services.jobfair.usecases.catalogue_ports import Change, Search
from services.jobfair.usecases.plan_import import plan_import
from services.jobfair.usecases.plan_rescreening import plan_rescreening
from services.jobfair.usecases.search_jobs import search_jobs
from services.jobfair.usecases.write_change import write_change
from shared.testing.servers import Running, fresh_database

SEED = 20220826
SEARCHES = 50
Done = TypeVar("Done")
console = Console()


async def main() -> None:
    """Play it and print what each part took."""
    companies, count = int(os.environ.get("COMPANIES", COMPANIES)), int(os.environ.get("POSTINGS", POSTINGS))
    content = catalogue_xlsx(SEED, companies, count)
    table = Table(
        "part", "s", title=f"{count:,} postings of {companies} companies, {len(content) / 1e6:.1f} MB of xlsx"
    )
    rows = await _timed(table, "read by the child", ChildSheetReader().read(content))
    assert isinstance(rows, list)
    await _timed(table, "screened, nothing else", asyncio.to_thread(_screen, rows))
    async with _postgres() as server, fresh_database(server, "jobfair") as (database, _):
        world = RealCatalogueWorld(database)
        await world.make_fair()
        plan = await _timed(table, "tried", plan_import(world.open, ChildSheetReader(), GATE, FAIR, content))
        assert isinstance(plan, Change)
        await accepted(world, plan)
        await _timed(table, f"written in {plan.parts} transactions", write_change(world.open, plan.change_id))
        await _timed(table, f"{SEARCHES} searches", _searched(world))
        rules = tuple(replace(rule, severity=Severity.BLOCK) if rule.rule_id == "age" else rule for rule in RULES)
        stricter = JobGate(simplified_characters(), RuleSet(rules))
        diff = await _timed(table, "screened again by other rules", plan_rescreening(world.open, stricter, FAIR))
        assert isinstance(diff, Change)
        await accepted(world, diff)
        await _timed(table, "which are written", write_change(world.open, diff.change_id))
    console.print(table)
    meant = sum(bool(row.offends) for row in catalogue(SEED, companies, count))
    console.print(f"{dict(plan.figures)}; {meant} postings were made to offend; {dict(diff.figures)}")


async def _timed(table: Table, what: str, act: Awaitable[Done]) -> Done:
    started = time.monotonic()
    done = await act
    table.add_row(what, f"{time.monotonic() - started:.2f}")
    return done


def _screen(rows: list[list[str]]) -> int:
    columns = find_columns(rows)
    assert isinstance(columns, Columns)
    read = (read_row(columns, row) for row in rows[columns.header_row + 1 :])
    return sum(len(GATE.screen(one)) for one in read if isinstance(one, Posting))


async def _searched(world: RealCatalogueWorld) -> None:
    for number in range(SEARCHES):
        words = ("工程师", "导购 桃城区", "设备维修", "做好记录", "Java")[number % 5]
        async with world.jobs() as jobs:
            await search_jobs(jobs, FAIR, Search(sought(GATE.folding, words)))


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


if __name__ == "__main__":
    asyncio.run(main())
