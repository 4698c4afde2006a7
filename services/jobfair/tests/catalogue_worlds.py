"""The catalogue as tests meet it: in memory, and in real Postgres."""

import csv
import io
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from copy import copy
from typing import Any, Protocol

from services.jobfair.adapters.opencc_characters import simplified_characters
from services.jobfair.adapters.postgres_catalogue import PostgresCatalogue
from services.jobfair.adapters.postgres_jobs import PostgresJobs
from services.jobfair.domain.catalogue_plan import Kind
from services.jobfair.domain.job_gate import JobGate
from services.jobfair.domain.posting import Posting, Refusal, job_id_of
from services.jobfair.domain.sheet_headers import ALIASES
from services.jobfair.tests.catalogue_fakes import FakeCatalogue
from services.jobfair.tests.posting_builders import FAIR, cells
from services.jobfair.usecases.accept_change import accept_change
from services.jobfair.usecases.catalogue_ports import Catalogue, Change, Jobs, Kept
from services.jobfair.usecases.plan_import import plan_import
from services.jobfair.usecases.write_change import write_change
from shared.kernel.decision import Refused
from shared.runtime.postgres import Database

GATE = JobGate(simplified_characters())


class CatalogueWorld(Protocol):
    def open(self) -> AbstractAsyncContextManager[Catalogue]: ...
    def jobs(self) -> AbstractAsyncContextManager[Jobs]: ...


class FakeCatalogueWorld:
    def __init__(self) -> None:
        self.shelf = FakeCatalogue(GATE.folding)
        self.shelf.versions[FAIR] = 0

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Catalogue]:
        """All of a transaction or, when it fails, nothing."""
        before = {name: copy(value) for name, value in vars(self.shelf).items() if isinstance(value, dict)}
        try:
            yield self.shelf
        except BaseException:
            vars(self.shelf).update(before)
            raise

    @asynccontextmanager
    async def jobs(self) -> AsyncIterator[Jobs]:
        yield self.shelf


class RealCatalogueWorld:
    def __init__(self, database: Database) -> None:
        self.database = database

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Catalogue]:
        async with self.database.transaction() as transaction:
            yield PostgresCatalogue(transaction, GATE.folding)

    @asynccontextmanager
    async def jobs(self) -> AsyncIterator[Jobs]:
        async with self.database.connection() as connection:
            yield PostgresJobs(connection)

    async def make_fair(self, fair_id: str = FAIR) -> None:
        query = """insert into fair (fair_id, name, host, starts_at, ends_at)
                   values ($1, '直播带岗', '示例人社局', now(), now() + interval '2 hours')"""
        async with self.database.transaction() as transaction:
            await transaction.execute(query, fair_id)


class CsvReader:
    """Reads csv, believing it."""

    async def read(self, content: bytes) -> list[list[str]] | Refused:
        if content == b"broken":
            return Refused(Refusal.MALFORMED, "broken")
        return list(csv.reader(io.StringIO(content.decode())))


def sheet(*postings: Posting | Sequence[str]) -> bytes:
    """A csv file with a header and a row a posting, or the row itself."""
    made = io.StringIO()
    rows = csv.writer(made)
    rows.writerow([aliases[0] for aliases in ALIASES.values()])
    rows.writerows(cells(one) if isinstance(one, Posting) else one for one in postings)
    return made.getvalue().encode()


async def tried(world: CatalogueWorld, *postings: Any, gate: JobGate = GATE) -> Change:
    plan = await plan_import(world.open, CsvReader(), gate, FAIR, sheet(*postings))
    assert isinstance(plan, Change), plan
    return plan


async def accepted(world: CatalogueWorld, change: Change) -> dict[str, Any] | Refused:
    async with world.open() as catalogue:
        return await accept_change(catalogue, FAIR, change.change_id, change.kind, saw_sha256=change.sha256)


async def imported(world: CatalogueWorld, *postings: Any) -> Change:
    change = await tried(world, *postings)
    assert change.kind == Kind.IMPORT
    assert not isinstance(await accepted(world, change), Refused)
    await write_change(world.open, change.change_id)
    return change


async def kept(world: CatalogueWorld, posting: Posting) -> Kept:
    async with world.open() as catalogue:
        found = await catalogue.locked_posting(job_id_of(FAIR, posting.uscc, posting.job_no))
    assert found is not None
    return found
