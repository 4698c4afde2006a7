"""Merged figures on their way to hubs."""

import asyncio
from collections.abc import Sequence

from aiokafka import AIOKafkaProducer

from shared.contracts.fair_frames import FIGURES, KIND_HEADER
from shared.contracts.fair_records import FRAMES
from shared.runtime.kafka import stop_within

ACK_TIMEOUT_S = 10.0


class KafkaFramesOut:
    """`Frames`; a resource: open while in use."""

    def __init__(self, bootstrap: str) -> None:
        self._producer = AIOKafkaProducer(bootstrap_servers=bootstrap, acks="all", request_timeout_ms=5_000)

    async def __aenter__(self) -> "KafkaFramesOut":
        await self._producer.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await stop_within(self._producer, 3)

    async def send(self, frames: Sequence[tuple[str, bytes]]) -> None:
        """Return once the broker has them; raises KafkaError or TimeoutError: a later frame says all of it again."""
        headers = [(KIND_HEADER, FIGURES.encode())]
        async with asyncio.timeout(ACK_TIMEOUT_S):
            sent = [await self._producer.send(FRAMES, value, key.encode(), headers=headers) for key, value in frames]
            await asyncio.gather(*sent)
