"""Outbox and relay on real Postgres and Kafka: nothing lost, nothing inverted."""

import asyncio
import random
from collections import defaultdict

import msgspec
import pytest

from shared.contracts.topics import topic_of
from shared.contracts.treasury_events import GrantClosed
from shared.runtime import outbox
from shared.runtime.postgres import Database
from shared.runtime.relay import Relay
from shared.runtime.tests.kafka_world import clean_topics, die, read_all, until
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration


async def write_entities(database: Database, writers: int, transactions: int) -> None:
    """Transactions that lock several entities, wait, sometimes roll back, and tell a fact of each."""
    async with database.connection() as connection:
        await connection.execute("create table entity (name text primary key, version int not null default 0)")
        await connection.execute("insert into entity (name) select 'k' || n from generate_series(0, 9) as n")

    async def write(seed: int) -> None:
        dice = random.Random(seed)
        for _ in range(transactions):
            names = sorted(dice.sample([f"k{n}" for n in range(10)], 3))
            async with database.connection() as connection:
                transaction = connection.transaction()
                await transaction.start()
                told = []
                for name in names:
                    query = "update entity set version = version + 1 where name = $1 returning version"
                    version = await connection.fetchval(query, name)
                    told.append((name, GrantClosed(name, version, "p", 0, 0)))
                await outbox.append(connection, told)
                await asyncio.sleep(dice.random() * 0.02)
                await (transaction.rollback() if dice.random() < 0.1 else transaction.commit())

    await asyncio.gather(*(write(seed) for seed in range(writers)))


async def test_two_relays_lose_and_invert_nothing_under_transactions_of_many_entities(
    postgres_server: Running, kafka_server: Running
) -> None:
    async with clean_topics(kafka_server) as bootstrap, fresh_database(postgres_server, "treasury") as (database, dsn):
        stop = asyncio.Event()
        first = asyncio.create_task(Relay("treasury", dsn, bootstrap).run(stop))
        second = asyncio.create_task(Relay("treasury", dsn, bootstrap).run(stop))
        writing = asyncio.create_task(write_entities(database, writers=12, transactions=40))
        await asyncio.sleep(0.3)
        await die(first)  # the first relay dies in the middle; the second takes over
        await writing

        async def is_published() -> bool:
            async with database.connection() as connection:
                last = await connection.fetchval("select last_value from outbox_id_seq")
                return bool(await connection.fetchval("select last_id = $1 from relay_cursor", last))

        await until(is_published)
        stop.set()
        await asyncio.gather(first, second, return_exceptions=True)
        async with database.connection() as connection:
            rows = await connection.fetch("select id, key, data from outbox order by id")
        versions: dict[str, int] = defaultdict(int)
        for row in rows:  # the log itself has each entity's versions in the order of commits
            assert msgspec.json.decode(row["data"])["version"] == versions[row["key"]] + 1
            versions[row["key"]] += 1
        published = await read_all(bootstrap)
        assert {seq for _, seq in published} == {row["id"] for row in rows}
        seen: dict[str, list[int]] = defaultdict(list)
        for key, seq in published:
            if seq not in seen[key]:  # a takeover may send a chunk again
                seen[key].append(seq)
        assert all(seqs == sorted(seqs) for seqs in seen.values())


async def test_a_new_cluster_gets_the_whole_log_again(postgres_server: Running, kafka_server: Running) -> None:
    async with clean_topics(kafka_server) as bootstrap, fresh_database(postgres_server, "treasury") as (database, dsn):
        async with database.transaction() as transaction:
            await transaction.execute("select pg_current_xact_id()")
            await outbox.append(transaction, [(f"k{n}", GrantClosed("g", n, "p", 0, 0)) for n in range(20)])
            await transaction.execute(
                "insert into relay_cursor (topic, cluster_id, last_id) values ($1, 'another cluster', 20)",
                topic_of("treasury").name,
            )
        stop = asyncio.Event()
        relay = asyncio.create_task(Relay("treasury", dsn, bootstrap).run(stop))

        async def is_published() -> bool:
            return len(await read_all(bootstrap)) == 20

        await until(is_published)
        stop.set()
        await relay
