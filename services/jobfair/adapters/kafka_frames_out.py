"""Merged figures on their way to hubs."""

import asyncio
from collections.abc import Sequence

import structlog
from aiokafka import AIOKafkaProducer
from prometheus_client import Counter

from shared.contracts.fair_frames import FIGURES, KIND_HEADER
from shared.contracts.fair_records import FRAME_BYTES_MAX, FRAMES
from shared.runtime.kafka import stop_within

log = structlog.get_logger()

ACK_TIMEOUT_S = 10.0
_too_large = Counter("jinqiu_merge_frames_too_large_total", "Frames left out because no record holds them")


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
        """Return once the broker has them; raises KafkaError or TimeoutError: a later frame says all of it again.

        One that is too large for a record is left out: its reader sees how old the last one is, and no other waits.
        """
        headers = [(KIND_HEADER, FIGURES.encode())]
        async with asyncio.timeout(ACK_TIMEOUT_S):
            sent = [
                await self._producer.send(FRAMES, value, key.encode(), headers=headers)
                for key, value in frames
                if fits(key, value)
            ]
            await asyncio.gather(*sent)


def fits(key: str, value: bytes) -> bool:
    """Whether a record holds the frame; one that is too large is noted and counted."""
    if len(value) <= FRAME_BYTES_MAX:
        return True
    log.error("frame_too_large", key=key, bytes=len(value))
    _too_large.inc()
    return False
