"""The logs of the live fair in Kafka: an idempotent producer, every wait bounded.

A producer outlives a broker's restart by itself: what waits in it is sent when the broker is back. It is dropped after
an error that is not the broker's absence, or when nothing was acknowledged for long, and made anew at the next need.
What was not acknowledged may still arrive; whoever sends it again does no harm.
"""

import asyncio
from collections.abc import Sequence
from types import TracebackType

import structlog
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from services.jobfair.usecases.show_ports import Letter
from shared.contracts.fair_frames import KIND_HEADER
from shared.contracts.fair_records import FRAMES, INTERACTIONS
from shared.kernel.errors import UnavailableError
from shared.runtime.kafka import stop_within

log = structlog.get_logger()

ACK_WITHIN_S = 2.0
DROPPED_AFTER_S = 15.0
"""Counted from the first record that was not acknowledged in time."""
_BATCH_BYTES_MAX = 512 * 1024
_STOP_WITHIN_S = 3.0


class KafkaLiveLog:
    """Append to the live fair's logs; opened by the first record, so Kafka may still be away at the start."""

    name = "live_log"

    def __init__(self, bootstrap: str) -> None:
        self._bootstrap = bootstrap
        self._producer: AIOKafkaProducer | None = None
        self._opening = asyncio.Lock()
        self._failing_since: float | None = None
        self._dropping: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "KafkaLiveLog":
        return self

    async def __aexit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        await self.close()

    async def run(self, stop: asyncio.Event) -> None:
        """As a worker's role: close at its stop."""
        await stop.wait()
        await self.close()

    async def close(self) -> None:
        """Stop the producer; raises nothing."""
        if self._producer is not None:
            producer, self._producer = self._producer, None
            self._leave(producer)
        if self._dropping:
            await asyncio.wait(self._dropping)

    async def send(self, partition: int, key: str, value: bytes) -> None:
        """Append one record to `jobfair.interactions`; it is in Kafka when this returns, else UnavailableError."""
        await self._send([(INTERACTIONS, partition, key, value, [])])

    async def send_all(self, letters: Sequence[Letter]) -> None:
        """Append these, within a partition in this order; all are in Kafka when this returns, else UnavailableError."""
        await self._send([(INTERACTIONS, *letter, []) for letter in letters])

    async def send_frame(self, key: str, kind: str, value: bytes) -> None:
        """Append one frame to `jobfair.frames`; the same promise."""
        await self._send([(FRAMES, 0, key, value, [(KIND_HEADER, kind.encode())])])

    async def _send(self, records: Sequence[tuple[str, int, str, bytes, list[tuple[str, bytes]]]]) -> None:
        producer = None
        try:
            async with asyncio.timeout(ACK_WITHIN_S):
                producer = await self._open()
                acks = []
                for topic, partition, key, value, headers in records:
                    ack = await producer.send(topic, value, key.encode(), partition=partition, headers=headers)
                    ack.add_done_callback(_noted)
                    acks.append(ack)
                # `wait`, because an acknowledgement that the library cancels must not look like our own cancellation.
                await asyncio.wait(acks)
        except TimeoutError as error:
            self._count_silence(producer)
            raise UnavailableError("kafka: not acknowledged in time") from error
        except KafkaError as error:
            if producer is not None:
                self._drop(producer)
            raise UnavailableError(f"kafka: {type(error).__name__}") from error
        failed = next((ack for ack in acks if ack.cancelled() or ack.exception() is not None), None)
        if failed is not None:
            self._drop(producer)
            raise UnavailableError("kafka: " + ("cancelled" if failed.cancelled() else repr(failed.exception())[:200]))
        self._failing_since = None

    async def _open(self) -> AIOKafkaProducer:
        async with self._opening:
            if self._producer is None:
                made = AIOKafkaProducer(
                    bootstrap_servers=self._bootstrap,
                    enable_idempotence=True,
                    acks="all",
                    max_batch_size=_BATCH_BYTES_MAX,
                    max_request_size=2 * _BATCH_BYTES_MAX,
                    request_timeout_ms=5_000,
                    retry_backoff_ms=50,
                )
                try:
                    await made.start()
                except BaseException:
                    self._leave(made)
                    raise
                self._producer, self._failing_since = made, None
            return self._producer

    def _count_silence(self, producer: AIOKafkaProducer | None) -> None:
        now = asyncio.get_running_loop().time()
        if self._failing_since is None:
            self._failing_since = now
        elif producer is not None and now > self._failing_since + DROPPED_AFTER_S:
            self._drop(producer)

    def _drop(self, producer: AIOKafkaProducer) -> None:
        if self._producer is producer:
            self._producer = None
            log.warning("live_log_producer_dropped")
            self._leave(producer)

    def _leave(self, producer: AIOKafkaProducer) -> None:
        """Stop it beside us: nobody waits for a broker that is away."""
        task = asyncio.create_task(stop_within(producer, _STOP_WITHIN_S))
        self._dropping.add(task)
        task.add_done_callback(self._dropping.discard)


def _noted(ack: "asyncio.Future[object]") -> None:
    """Look at what became of it, or the loop complains of an error that nobody asked for."""
    if not ack.cancelled():
        ack.exception()
