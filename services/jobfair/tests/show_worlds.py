"""The show as tests meet it: in memory, and in real Postgres."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol

from services.jobfair.adapters.postgres_show import PostgresShow
from services.jobfair.domain.application import Posting
from services.jobfair.tests import show_builders as b
from services.jobfair.tests.show_fakes import FakeShow
from services.jobfair.usecases.show_ports import Show
from shared.runtime.keyfiles import Keyring
from shared.runtime.postgres import Connection, Database
from shared.runtime.seal import Seal

RING = Keyring({1: b"s" * 32})
SEAL = Seal(RING)

# The catalogue's tables as far as the show knows them, where a test's database has none.
_CATALOGUE = """
create table if not exists company (
    company_id text primary key, fair_id text not null references fair, uscc text not null, name text not null
);
create table if not exists job_posting (
    job_id text primary key, fair_id text not null, company_id text not null references company, job_no text not null,
    title text not null, state text not null, digest text not null, posting jsonb not null, hits jsonb not null,
    occupation text not null, place text not null, searched text not null, searched_title text not null,
    words text[] not null
);
create table if not exists held_comment (
    comment_id text primary key, room_id text not null, viewer text not null, text text not null,
    at timestamptz not null
);
create table if not exists platform_figure (
    room_id text primary key, views bigint, online bigint, likes bigint, at timestamptz not null
);
"""
_COMPANY = "insert into company (company_id, fair_id, uscc, name) values ($1, 'f1', $1, $2)"
_POSTING = """
insert into job_posting (job_id, fair_id, company_id, job_no, title, state, digest, posting, hits, occupation, place,
    searched, searched_title, words)
values ($1, $2, $3, $1, $4, $5, '', '{}', '[]', '', '', '', '', '{}')
"""


class World(Protocol):
    def show(self) -> AbstractAsyncContextManager[Show]: ...


class FakeWorld:
    def __init__(self) -> None:
        self.shelf = FakeShow()

    @asynccontextmanager
    async def show(self) -> AsyncIterator[Show]:
        yield self.shelf


class RealWorld:
    def __init__(self, database: Database) -> None:
        self.database = database

    @asynccontextmanager
    async def show(self) -> AsyncIterator[Show]:
        async with self.database.transaction() as transaction:
            yield PostgresShow(transaction, SEAL)


async def with_catalogue(connection: Connection) -> None:
    """The fair of the builders with its companies and jobs."""
    await connection.execute(_CATALOGUE)
    await PostgresShow(connection, SEAL).fairs.add(b.FAIR)
    await connection.executemany(_COMPANY, list(b.COMPANIES.items()))
    for posting in b.POSTINGS:
        await add_posting(connection, posting)


async def add_posting(connection: Connection, posting: Posting) -> None:
    own = (posting.job_id, posting.fair_id, posting.company_id, posting.title, posting.state)
    await connection.execute(_POSTING, *own)
