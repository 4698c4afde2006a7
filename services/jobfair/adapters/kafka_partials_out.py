"""Partial figures to their compacted topic, one producer for as long as the fold runs."""

import asyncio
from collections.abc import Sequence

import msgspec
from aiokafka import AIOKafkaProducer

from shared.contracts.fair_records import PARTIALS, Partial
from shared.runtime.kafka import stop_within

ACK_TIMEOUT_S = 10.0
RECORD_BYTES_MAX = 4 * 1024 * 1024

_encode = msgspec.msgpack.Encoder().encode


class KafkaPartialsOut:
    """`Partials`; a resource: open while in use."""

    def __init__(self, bootstrap: str) -> None:
        self._producer = AIOKafkaProducer(
            bootstrap_servers=bootstrap,
            acks="all",
            max_request_size=RECORD_BYTES_MAX,
            compression_type="lz4",
            request_timeout_ms=5_000,
        )

    async def __aenter__(self) -> "KafkaPartialsOut":
        await self._producer.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await stop_within(self._producer, 3)

    async def tell(self, partials: Sequence[Partial]) -> None:
        """Return once the broker has them; raises KafkaError or TimeoutError. Each may be told again."""
        async with asyncio.timeout(ACK_TIMEOUT_S):
            sent = [
                await self._producer.send(PARTIALS, key=f"{one.room_id}:{one.partition}".encode(), value=_encode(one))
                for one in partials
            ]
            await asyncio.gather(*sent)
