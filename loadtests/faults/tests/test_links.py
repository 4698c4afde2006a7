"""Servers behind links: nobody goes round the proxy."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from deploy.local import link_proxy, servers
from deploy.local.servers import Server, free_port
from loadtests.faults.proxy import Kind, Link, Trouble
from shared.testing.servers import Running

SILENCE_S = 1.0  # nothing came for so long; a failure of this would be something that came


def test_a_service_is_told_the_port_of_the_link_and_nothing_else_changes() -> None:
    async def ready() -> bool:
        return True

    ports = {"postgres": 5432, "kafka": 9092, "postgres-link": 15432, "kafka-link": 19092}
    infra = [
        Server("postgres", ("run",), ready, "postgresql://postgres:5432@127.0.0.1:5432/postgres"),
        Server("kafka", ("run",), ready, "127.0.0.1:9092"),
    ]
    through = link_proxy.through(infra, ports)
    assert [one.url for one in through] == ["postgresql://postgres:5432@127.0.0.1:15432/postgres", "127.0.0.1:19092"]
    assert [(one.name, one.command) for one in through] == [(one.name, one.command) for one in infra]


@pytest.fixture
async def kafka_by_link(servers_folder: Path) -> AsyncIterator[tuple[Link, str]]:
    """A broker that is reached by a link, and the address of that."""
    folder, behind = servers_folder / "by-link", free_port()
    link = Link("kafka", behind)
    port = await link.listen()
    running = Running(servers.kafka(folder, free_port(), free_port(), (behind, port)), servers_folder / "by-link.log")
    try:
        await running.wait_ready()
        yield link, f"127.0.0.1:{port}"
    finally:
        await link.close()
        await asyncio.to_thread(running.stop)


@pytest.mark.integration
async def test_kafkas_clients_stay_on_the_link_and_what_it_held_back_arrives_once(
    kafka_by_link: tuple[Link, str],
) -> None:
    link, bootstrap = kafka_by_link
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    await admin.create_topics([NewTopic("by-link", num_partitions=1, replication_factor=1)])
    await admin.close()
    async with AIOKafkaProducer(bootstrap_servers=bootstrap, acks="all", enable_idempotence=True) as producer:
        assert (await producer.send_and_wait("by-link", b"before")).offset == 0
        with link.troubled(Trouble(Kind.DEAF)):
            sending = asyncio.create_task(producer.send_and_wait("by-link", b"meanwhile"))
            done, _ = await asyncio.wait([sending], timeout=SILENCE_S)
            assert not done, "the answer came by another way"
        assert (await sending).offset == 1
        assert (await producer.send_and_wait("by-link", b"after")).offset == 2
