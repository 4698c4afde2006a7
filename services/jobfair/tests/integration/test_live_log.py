"""The live log on a real broker: what was acknowledged is there, in order; our own facts on their whole way to it."""

import asyncio
import os
import secrets
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from typing import Any

import msgspec
import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition

from services.jobfair.adapters.kafka_live_log import KafkaLiveLog
from services.jobfair.adapters.postgres_held_texts import PostgresHeldTexts
from services.jobfair.adapters.postgres_rooms import PostgresRooms
from services.jobfair.adapters.postgres_show import PostgresShow
from services.jobfair.domain.application import CONSENT_VERSION
from services.jobfair.entrypoints.consumers import forwarding
from services.jobfair.tests import show_builders as b
from services.jobfair.tests.show_worlds import SEAL, with_catalogue
from services.jobfair.usecases.file_application import file_application
from services.jobfair.usecases.set_stage import set_stage
from services.jobfair.usecases.show_ports import Letter
from shared.contracts.fair_frames import KIND_HEADER, RETRACTION
from shared.contracts.fair_records import FRAMES, INTERACTIONS, PARTITIONS, Pack, Record, Retracted, Schedule
from shared.contracts.jobfair_events import CommentRetracted
from shared.contracts.topics import topic_of
from shared.kernel.errors import UnavailableError
from shared.runtime.consumer import Consumer
from shared.runtime.relay import Relay
from shared.runtime.topics import make_topics
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration

WITHIN_S = 60
Found = list[tuple[int, bytes, dict[str, bytes]]]


@pytest.fixture
async def bootstrap(kafka_server: Running) -> str:
    await make_topics(kafka_server.server.url)
    return kafka_server.server.url


@pytest.fixture
async def live_log(bootstrap: str) -> AsyncIterator[KafkaLiveLog]:
    async with KafkaLiveLog(bootstrap) as opened:
        yield opened


@pytest.fixture
def room_id() -> str:
    """A room that no other test has."""
    return f"r{secrets.token_hex(6)}"


async def read(bootstrap: str, topic: str, room_id: str) -> Found:
    """(partition, value, headers) of each record whose key names the room, in the order of its partition."""
    kafka = AIOKafkaConsumer(bootstrap_servers=bootstrap, group_id=None)
    await kafka.start()
    try:
        partitions = [TopicPartition(topic, number) for number in range(PARTITIONS if topic == INTERACTIONS else 1)]
        kafka.assign(partitions)
        for partition in partitions:
            kafka.seek(partition, 0)
        ends = await kafka.end_offsets(partitions)
        found: Found = []
        while any([await kafka.position(partition) < ends[partition] for partition in partitions]):
            for records in (await kafka.getmany(timeout_ms=200)).values():
                found += [
                    (one.partition, one.value, dict(one.headers))
                    for one in records
                    if room_id in (one.key or b"").decode(errors="replace")
                ]
        return found
    finally:
        await kafka.stop()


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(WITHIN_S):
        while not await condition():
            await asyncio.sleep(0.05)


async def persistently(send: Callable[[], Awaitable[None]]) -> None:
    """As clients do: again until it is acknowledged."""
    while True:
        try:
            return await send()
        except UnavailableError:
            await asyncio.sleep(0.05)


async def test_a_record_is_where_it_was_sent_and_a_frame_says_its_kind(
    bootstrap: str, live_log: KafkaLiveLog, room_id: str
) -> None:
    await live_log.send(3, f"{room_id}:3", b"one")
    await live_log.send_all([Letter(1, f"{room_id}:1", b"two"), Letter(1, f"{room_id}:1", b"three")])
    await live_log.send_frame(f"room:{room_id}", RETRACTION, b"{}")
    records = await read(bootstrap, INTERACTIONS, room_id)
    assert sorted(record[:2] for record in records) == [(1, b"three"), (1, b"two"), (3, b"one")]
    assert [value for partition, value, _ in records if partition == 1] == [b"two", b"three"]
    assert await read(bootstrap, FRAMES, room_id) == [(0, b"{}", {KIND_HEADER: RETRACTION.encode()})]


async def test_nothing_acknowledged_is_missing_or_out_of_order_after_the_broker_is_killed(
    kafka_server: Running, bootstrap: str, live_log: KafkaLiveLog, room_id: str
) -> None:
    async def send() -> None:
        for number in range(300):
            letter = Letter(0, f"{room_id}:0", str(number).encode())
            await persistently(lambda letter=letter: live_log.send_all([letter]))  # type: ignore[misc]

    async with asyncio.timeout(WITHIN_S):
        sending = asyncio.create_task(send())
        await live_log.send(1, f"other-{secrets.token_hex(4)}", b"")  # the log is open
        await kafka_server.kill_and_restart()
        await sending
    first_seen = list(dict.fromkeys(value for _, value, _ in await read(bootstrap, INTERACTIONS, room_id)))
    assert first_seen == [str(number).encode() for number in range(300)]


async def test_a_silent_broker_is_told_of_within_a_bound_and_used_again_once_it_speaks(
    kafka_server: Running, bootstrap: str, live_log: KafkaLiveLog, room_id: str
) -> None:
    await live_log.send(0, f"{room_id}:0", b"before")
    kafka_server.process.send_signal(signal.SIGSTOP)
    # A signal is sent before it is obeyed.
    await asyncio.to_thread(os.waitid, os.P_PID, kafka_server.process.pid, os.WSTOPPED | os.WNOWAIT)
    try:
        for send in (live_log.send, KafkaLiveLog(bootstrap).send):
            with pytest.raises(UnavailableError):
                await send(0, f"{room_id}:0", b"meanwhile")
    finally:
        kafka_server.process.send_signal(signal.SIGCONT)
    await persistently(lambda: live_log.send(0, f"{room_id}:0", b"after"))
    values = [value for _, value, _ in await read(bootstrap, INTERACTIONS, room_id)]
    assert (values[0], b"after" in values) == (b"before", True)


async def test_nobody_at_the_address_is_unavailable_too() -> None:
    async with KafkaLiveLog("127.0.0.1:1") as nowhere:
        with pytest.raises(UnavailableError):
            await nowhere.send(0, "r1:0", b"")


async def test_our_own_facts_reach_the_live_log_and_browsers(
    postgres_server: Running, bootstrap: str, room_id: str
) -> None:
    service, log, stop = "jobfair", KafkaLiveLog(bootstrap), asyncio.Event()
    async with fresh_database(postgres_server, service) as (database, dsn):
        async with database.transaction() as transaction:
            await with_catalogue(transaction)
            show = PostgresShow(transaction, SEAL)
            await show.rooms.add(b.room(room_id=room_id))
            await set_stage(show, room_id, (b.on_stage(1, 0, 60),), saw_version=0)
            applied = partial(file_application, show, room_id=room_id, job_id="j1", viewer="v1", resume=b.RESUME)
            await applied(application_id="a1", citizen_id=b.AN, consent=True, consent_version=CONSENT_VERSION)
            await show.tell((room_id, CommentRetracted("1-v1-m1", 1, room_id, b.NOW)))
        apply = forwarding(PostgresRooms, PostgresHeldTexts, log)
        consumer = Consumer(service, topic_of(service), database=database, dsn=dsn, bootstrap=bootstrap, apply=apply)
        roles = [asyncio.create_task(role.run(stop)) for role in (Relay(service, dsn, bootstrap), consumer, log)]
        try:
            decode = msgspec.msgpack.Decoder(Record).decode

            async def arrived() -> bool:
                return len(await read(bootstrap, INTERACTIONS, room_id)) >= 2 * PARTITIONS + 1

            await until(arrived)
            kinds: dict[int, list[Any]] = {}
            for partition, value, _ in await read(bootstrap, INTERACTIONS, room_id):
                kinds.setdefault(partition, []).append(type(decode(value)))
            assert sorted(kinds.values(), key=len) == [[Schedule, Retracted]] * 3 + [[Schedule, Pack, Retracted]]
            assert len(await read(bootstrap, FRAMES, room_id)) == 1
        finally:
            stop.set()
            await asyncio.wait(roles)
