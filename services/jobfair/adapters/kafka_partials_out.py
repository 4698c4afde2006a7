"""Partial figures to their compacted topic, one producer for as long as the fold runs."""

import asyncio
from collections.abc import Sequence

import msgspec
import structlog
from aiokafka import AIOKafkaProducer
from prometheus_client import Counter

from shared.contracts.fair_records import PARTIALS, RECORD_BYTES_MAX, VALUE_BYTES_MAX, Partial
from shared.runtime.kafka import stop_within

ACK_TIMEOUT_S = 10.0

log = structlog.get_logger()

_too_large = Counter("jinqiu_fold_partials_too_large_total", "Partial figures left out because no record holds them")
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

        One that is too large for a record is left out: the wall shows how old that room's figures are, and
        no other room waits for it.
        """
        async with asyncio.timeout(ACK_TIMEOUT_S):
            sent = []
            for one in partials:
                value = written_partial(one)
                if value is not None:
                    key = f"{one.room_id}:{one.partition}".encode()
                    sent.append(await self._producer.send(PARTIALS, key=key, value=value))
            await asyncio.gather(*sent)


def written_partial(one: Partial) -> bytes | None:
    """A partial for the log; None, noted and counted, for one that is too large for a record."""
    value = _encode(one)
    if len(value) <= VALUE_BYTES_MAX:
        return value
    log.error("partial_too_large", room_id=one.room_id, partition=one.partition, bytes=len(value))
    _too_large.inc()
    return None
