"""Treasury's books as tests meet them: in memory, and in real Postgres."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from copy import copy
from datetime import datetime
from typing import Protocol

from services.treasury.adapters.postgres_books import PostgresBooks
from services.treasury.domain.journal import Transfer
from services.treasury.tests.fakes import FakeBooks
from services.treasury.tests.payout_fakes import SEALS
from services.treasury.usecases.ports import Books
from shared.contracts.events import Fact
from shared.runtime.postgres import Database

STATE = (dict, list, set, int)


class World(Protocol):
    heard: list[Fact]
    """What was told, in its order."""

    def books(self) -> AbstractAsyncContextManager[Books]: ...


class FakeWorld:
    def __init__(self) -> None:
        self.shelf = FakeBooks()
        self.heard: list[Fact] = []

    @asynccontextmanager
    async def books(self) -> AsyncIterator[Books]:
        """All of a transaction or, when it fails, nothing."""
        parts = [self.shelf, *(part for part in vars(self.shelf).values() if hasattr(part, "__dict__"))]
        before = [{name: copy(value) for name, value in vars(part).items() if type(value) in STATE} for part in parts]
        try:
            yield self.shelf
        except BaseException:
            for part, state in zip(parts, before, strict=True):
                vars(part).update(state)
            raise


class RealWorld:
    def __init__(self, database: Database) -> None:
        self.database = database
        self.heard: list[Fact] = []

    @asynccontextmanager
    async def books(self) -> AsyncIterator[Books]:
        async with self.database.transaction() as transaction:
            yield PostgresBooks(transaction, SEALS)


async def money(world: World, at: datetime | None = None) -> dict[str, int]:
    async with world.books() as books:
        found: dict[str, int] = {}
        for account in await books.journal.balances("c1", at):
            found[account.kind] = found.get(account.kind, 0) + account.balance_fen
        return found


async def post(world: World, *transfers: Transfer) -> None:
    async with world.books() as books:
        await books.journal.post(transfers)
