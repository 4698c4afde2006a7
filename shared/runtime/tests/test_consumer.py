"""The consumer on real Postgres and Kafka: each fact once, in order, and what cannot be applied is kept."""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from uuid import uuid4

import msgspec
import pytest
from aiokafka import AIOKafkaProducer

from shared.contracts.events import Fact
from shared.contracts.topics import Topic, topic_of
from shared.contracts.treasury_events import GrantClosed
from shared.kernel.errors import ForerunnerMissingError, UnavailableError
from shared.runtime.consumer import Consumer, OffsetMovedError
from shared.runtime.parked import drop_first, parked_keys, try_again
from shared.runtime.postgres import Connection, Database
from shared.runtime.tests.kafka_world import WITHIN_S, clean_topics, die, until
from shared.runtime.tokens import Principal
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration


class Shelf:
    """A consumer's effect, kept in Postgres: each fact once, in order, or it refuses."""

    def __init__(self) -> None:
        self.calls = 0
        self.poison = "poison"

    async def __call__(self, transaction: Connection, facts: Sequence[Fact]) -> None:
        self.calls += 1
        for fact in facts:
            assert isinstance(fact.data, GrantClosed)
            if fact.data.pool_id == self.poison:
                raise ValueError("cannot be applied")
            if fact.data.pool_id.startswith("after "):
                forerunner = fact.data.pool_id.removeprefix("after ")
                if not await transaction.fetchval("select true from shelf where grant_id = $1", forerunner):
                    raise ForerunnerMissingError(forerunner)
            await transaction.execute("insert into shelf (grant_id, key) values ($1, $2)", fact.data.grant_id, fact.key)


async def publish(bootstrap: str, *facts: tuple[str, str, str]) -> None:
    """(key, grant id, pool id) as records of treasury's topic; an empty grant id is a record that is no fact, and with
    an empty pool id one without any value."""
    producer = AIOKafkaProducer(bootstrap_servers=bootstrap)
    await producer.start()
    for seq, (key, grant_id, pool_id) in enumerate(facts, 1):
        value = msgspec.json.encode(
            {
                "event_id": str(uuid4()), "type": GrantClosed.TYPE, "occurred_at": datetime.now(UTC), "key": key,
                "trace_id": "t", "seq": seq, "data": GrantClosed(grant_id, 1, pool_id, 0, 0),
            }
        )  # fmt: skip
        record = value if grant_id else b"garbage" if pool_id else None
        await producer.send_and_wait(topic_of("treasury").name, record, key.encode())
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
            await die(task)
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
            bootstrap, ("bad", "b1", "poison"), ("bad", "b2", "p"), ("torn", "", "torn"), ("empty", "", ""),
            ("good", "g1", "p"), ("good", "g2", "p"),
        )  # fmt: skip
        stop = asyncio.Event()
        task = asyncio.create_task(a_consumer(database, dsn, bootstrap, Shelf()).run(stop))

        async def is_done() -> bool:
            async with database.connection() as connection:
                parked = await connection.fetchval("select count(*) from parked_fact")
            return len(await on_shelf(database)) == 2 and parked == 4

        await until(is_done)
        stop.set()
        await task
        assert await on_shelf(database) == ["g1", "g2"]
        async with database.connection() as connection:
            rows = await connection.fetch('select key, state from parked_fact order by key, "offset"')
        states = [tuple(row) for row in rows]
        assert states == [("bad", "POISON"), ("bad", "BEHIND"), ("empty", "POISON"), ("torn", "POISON")]


async def test_a_person_has_poison_tried_again_or_puts_it_aside(
    postgres_server: Running, kafka_server: Running
) -> None:
    async with a_world(postgres_server, kafka_server) as (database, dsn, bootstrap):
        await publish(
            bootstrap, ("bad", "b1", "poison"), ("bad", "b2", "p"), ("ill", "i1", "poison"), ("ill", "i2", "p")
        )
        stop, shelf = asyncio.Event(), Shelf()
        task = asyncio.create_task(a_consumer(database, dsn, bootstrap, shelf).run(stop))

        async def is_parked() -> bool:
            async with database.connection() as connection:
                return [row["facts"] for row in await parked_keys(connection)] == [2, 2]

        await until(is_parked)
        shelf.poison = ""  # mended
        topic = topic_of("treasury").name
        async with database.transaction() as transaction:
            assert await try_again(transaction, topic, "ill")
            assert not await try_again(transaction, topic, "good")
            assert await drop_first(transaction, Principal("operator", "admin"), topic, "bad", "sent in error")
            assert not await drop_first(transaction, Principal("operator", "admin"), topic, "good", "no such key")

        async def is_done() -> bool:
            return len(await on_shelf(database)) == 3

        await until(is_done)
        stop.set()
        await task
        assert sorted(await on_shelf(database)) == ["b2", "i1", "i2"]
        async with database.connection() as connection:
            assert await parked_keys(connection) == []
            (entry,) = await connection.fetch("select act, subject, detail from audit_entry")
        assert (entry["act"], entry["subject"]) == ("fact.drop", topic)
        assert "sent in error" in entry["detail"]


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


async def test_a_consumer_that_loses_postgres_while_kafka_is_away_ends_with_an_error_of_its_own(
    postgres_server: Running, kafka_server: Running
) -> None:
    async with a_world(postgres_server, kafka_server) as (database, dsn, bootstrap):
        await publish(bootstrap, ("bad", "b1", "poison"))
        shelf = Shelf()
        task = asyncio.create_task(a_consumer(database, dsn, bootstrap, shelf).run(asyncio.Event()))

        async def is_parked() -> bool:
            async with database.connection() as connection:
                return bool(await parked_keys(connection))

        await until(is_parked)
        kafka_server.process.kill()
        try:
            await asyncio.sleep(1)  # its fetches are in their back-off now
            await database.close()
            with pytest.raises(UnavailableError):
                await asyncio.wait_for(task, WITHIN_S)
        finally:
            await kafka_server.kill_and_restart()
