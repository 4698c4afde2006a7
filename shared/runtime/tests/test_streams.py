"""Outbox, relay and consumer on real Postgres and Kafka: nothing lost, nothing inverted, each fact applied once."""

import asyncio
import random
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from uuid import uuid4

import msgspec
import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from deploy.local.servers import Running
from shared.contracts.events import Fact, read_envelope
from shared.contracts.topics import Topic, topic_of
from shared.contracts.treasury_events import GrantClosed
from shared.kernel.errors import ForerunnerMissingError
from shared.runtime import outbox
from shared.runtime.consumer import Consumer, OffsetMovedError
from shared.runtime.postgres import Connection, Database
from shared.runtime.relay import Relay
from shared.testing.servers import fresh_database

pytestmark = pytest.mark.integration
WITHIN_S = 60


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(WITHIN_S):
        while not await condition():
            await asyncio.sleep(0.05)


@asynccontextmanager
async def clean_topics(server: Running) -> AsyncIterator[str]:
    """Every declared topic, empty."""
    bootstrap = server.server.url
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    name = topic_of("treasury").name
    try:
        if name in await admin.list_topics():
            await admin.delete_topics([name])

            async def is_gone() -> bool:
                return name not in await admin.list_topics()

            await until(is_gone)
        await admin.create_topics([NewTopic(name, num_partitions=4, replication_factor=1)])
        yield bootstrap
    finally:
        await admin.close()


async def read_all(bootstrap: str) -> list[tuple[str, int]]:
    """(key, seq) of each record, in the order of its partition."""
    topic = topic_of("treasury")
    consumer = AIOKafkaConsumer(bootstrap_servers=bootstrap, group_id=None)
    await consumer.start()
    partitions = [TopicPartition(topic.name, number) for number in range(topic.partitions)]
    ends = await consumer.end_offsets(partitions)
    consumer.assign(partitions)
    await consumer.seek_to_beginning(*partitions)
    found = []
    while any([await consumer.position(partition) < ends[partition] for partition in partitions]):
        for records in (await consumer.getmany(timeout_ms=200)).values():
            found += [(read_envelope(r.value).key, read_envelope(r.value).seq) for r in records]
    await consumer.stop()
    return found


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
        first.cancel()  # the first relay dies in the middle; the second takes over
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


class Shelf:
    """A consumer's effect, kept in Postgres: each fact once, in order, or it refuses."""

    def __init__(self) -> None:
        self.calls = 0

    async def __call__(self, transaction: Connection, facts: Sequence[Fact]) -> None:
        self.calls += 1
        for fact in facts:
            assert isinstance(fact.data, GrantClosed)
            if fact.data.pool_id == "poison":
                raise ValueError("cannot be applied")
            if fact.data.pool_id.startswith("after "):
                forerunner = fact.data.pool_id.removeprefix("after ")
                if not await transaction.fetchval("select true from shelf where grant_id = $1", forerunner):
                    raise ForerunnerMissingError(forerunner)
            await transaction.execute("insert into shelf (grant_id, key) values ($1, $2)", fact.data.grant_id, fact.key)


async def publish(bootstrap: str, *facts: tuple[str, str, str]) -> None:
    """(key, grant id, pool id) as records of treasury's topic; an empty grant id is a record that is no fact."""
    producer = AIOKafkaProducer(bootstrap_servers=bootstrap)
    await producer.start()
    for seq, (key, grant_id, pool_id) in enumerate(facts, 1):
        value = msgspec.json.encode(
            {
                "event_id": str(uuid4()), "type": GrantClosed.TYPE, "occurred_at": datetime.now(UTC), "key": key,
                "trace_id": "t", "seq": seq, "data": GrantClosed(grant_id, 1, pool_id, 0, 0),
            }
        )  # fmt: skip
        await producer.send_and_wait(topic_of("treasury").name, value if grant_id else b"garbage", key.encode())
    await producer.stop()


def a_consumer(database: Database, dsn: str, bootstrap: str, apply: Shelf) -> Consumer:
    topic: Topic = topic_of("treasury")
    return Consumer("vouchers", topic, database=database, dsn=dsn, bootstrap=bootstrap, apply=apply)


@asynccontextmanager
async def a_world(postgres: Running, kafka: Running) -> AsyncIterator[tuple[Database, str, str]]:
    async with clean_topics(kafka) as bootstrap, fresh_database(postgres, "vouchers") as (database, dsn):
        async with database.connection() as connection:
            await connection.execute(
                "create table shelf (place bigint generated always as identity, grant_id text unique, key text)"
            )
        yield database, dsn, bootstrap


async def on_shelf(database: Database) -> list[str]:
    async with database.connection() as connection:
        return [row["grant_id"] for row in await connection.fetch("select grant_id from shelf order by place")]


async def test_each_fact_is_applied_once_though_the_holder_dies_again_and_again(
    postgres_server: Running, kafka_server: Running
) -> None:
    async with a_world(postgres_server, kafka_server) as (database, dsn, bootstrap):
        wanted = [f"g{n}" for n in range(300)]
        await publish(bootstrap, *((f"k{n % 7}", f"g{n}", "p") for n in range(300)))
        for _ in range(3):
            consumer = a_consumer(database, dsn, bootstrap, Shelf())
            task = asyncio.create_task(consumer.run(asyncio.Event()))
            await asyncio.sleep(random.random() * 0.3)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        stop = asyncio.Event()
        task = asyncio.create_task(a_consumer(database, dsn, bootstrap, Shelf()).run(stop))

        async def is_done() -> bool:
            return len(await on_shelf(database)) == len(wanted)

        await until(is_done)
        stop.set()
        await task
        assert sorted(await on_shelf(database)) == sorted(wanted)


async def test_poison_holds_back_its_own_key_only(postgres_server: Running, kafka_server: Running) -> None:
    async with a_world(postgres_server, kafka_server) as (database, dsn, bootstrap):
        await publish(
            bootstrap, ("bad", "b1", "poison"), ("bad", "b2", "p"), ("torn", "", ""), ("good", "g1", "p"),
            ("good", "g2", "p"),
        )  # fmt: skip
        stop = asyncio.Event()
        task = asyncio.create_task(a_consumer(database, dsn, bootstrap, Shelf()).run(stop))

        async def is_done() -> bool:
            async with database.connection() as connection:
                parked = await connection.fetchval("select count(*) from parked_fact")
            return len(await on_shelf(database)) == 2 and parked == 3

        await until(is_done)
        stop.set()
        await task
        assert await on_shelf(database) == ["g1", "g2"]
        async with database.connection() as connection:
            rows = await connection.fetch('select key, state from parked_fact order by key, "offset"')
        assert [tuple(row) for row in rows] == [("bad", "POISON"), ("bad", "BEHIND"), ("torn", "POISON")]


async def test_a_fact_waits_for_its_forerunner_and_then_goes_first(
    postgres_server: Running, kafka_server: Running
) -> None:
    async with a_world(postgres_server, kafka_server) as (database, dsn, bootstrap):
        await publish(bootstrap, ("late", "w1", "after f1"), ("late", "w2", "p"))
        stop = asyncio.Event()
        task = asyncio.create_task(a_consumer(database, dsn, bootstrap, Shelf()).run(stop))

        async def is_parked() -> bool:
            async with database.connection() as connection:
                return int(await connection.fetchval("select count(*) from parked_fact")) == 2

        await until(is_parked)
        await publish(bootstrap, ("early", "f1", "p"))

        async def is_done() -> bool:
            return len(await on_shelf(database)) == 3

        await until(is_done)
        stop.set()
        await task
        assert await on_shelf(database) == ["f1", "w1", "w2"]


async def test_a_holder_whose_offset_was_moved_by_another_stops(
    postgres_server: Running, kafka_server: Running
) -> None:
    async with a_world(postgres_server, kafka_server) as (database, dsn, bootstrap):
        stop = asyncio.Event()
        task = asyncio.create_task(a_consumer(database, dsn, bootstrap, Shelf()).run(stop))

        async def is_reading() -> bool:
            async with database.connection() as connection:
                return int(await connection.fetchval("select count(*) from consumer_offset")) == 4

        await until(is_reading)
        await asyncio.sleep(1)
        async with database.transaction() as transaction:
            await transaction.execute("update consumer_offset set next_offset = next_offset + 5")
        await publish(bootstrap, ("k", "g1", "p"))
        with pytest.raises(OffsetMovedError):
            await asyncio.wait_for(task, WITHIN_S)
        assert await on_shelf(database) == []
