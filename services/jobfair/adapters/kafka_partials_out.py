"""Partial figures to their compacted topic, one producer for as long as the fold runs."""

import asyncio
from collections.abc import Sequence

import msgspec
import structlog
from aiokafka import AIOKafkaProducer

from shared.contracts.fair_records import PARTIALS, RECORD_BYTES_MAX, VALUE_BYTES_MAX, Partial
from shared.runtime.kafka import stop_within

ACK_TIMEOUT_S = 10.0

log = structlog.get_logger()

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
        """Return once the broker has them; raises KafkaError or TimeoutError. Each may be told again.

        One that is too large for a record is left out and logged: the wall shows how old that room's figures are, and
        no other room waits for it.
        """
        async with asyncio.timeout(ACK_TIMEOUT_S):
            sent = []
            for one in partials:
                value = _encode(one)
                if len(value) > VALUE_BYTES_MAX:
                    log.error("partial_too_large", room_id=one.room_id, partition=one.partition, bytes=len(value))
                    continue
                key = f"{one.room_id}:{one.partition}".encode()
                sent.append(await self._producer.send(PARTIALS, key=key, value=value))
            await asyncio.gather(*sent)
