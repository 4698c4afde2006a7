"""Small dealings with the Kafka cluster."""

import asyncio

import structlog
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient

log = structlog.get_logger()

_REQUEST_TIMEOUT_MS = 5_000


async def cluster_id(bootstrap: str) -> str:
    """The id a cluster got when its storage was formatted: a new one means that its offsets mean other records."""
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap, request_timeout_ms=_REQUEST_TIMEOUT_MS)
    await admin.start()
    try:
        return str((await admin.describe_cluster())["cluster_id"])
    finally:
        await admin.close()


async def stop_within(client: AIOKafkaConsumer | AIOKafkaProducer, seconds: float) -> None:
    """Stop a client, or drop it when it does not: whatever it held is read or sent again by the next one.

    In a task of its own. aiokafka cancels tasks of its own and lets their CancelledError out of `stop` when one of
    them waits for an absent broker; among us that would look like somebody cancelling the role. And it may swallow the
    cancellation that `wait_for` sends, which then waits for ever.
    """
    stopping = asyncio.create_task(_stop(client))
    await asyncio.wait([stopping], timeout=seconds)
    if not stopping.done():
        stopping.cancel()
        log.warning("kafka_client_dropped", error="it did not stop in time")
    elif stopping.cancelled() or stopping.exception() is not None:
        log.warning("kafka_client_dropped", error="Cancelled" if stopping.cancelled() else repr(stopping.exception()))


async def _stop(client: AIOKafkaConsumer | AIOKafkaProducer) -> None:
    try:
        await client.stop()
    finally:
        if isinstance(client, AIOKafkaConsumer):  # a stop that fails half-way leaves its connections and their tasks
            await client._client.close()
