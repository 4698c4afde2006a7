"""Partial figures read back: the whole compacted topic, from its beginning."""

import msgspec
import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from prometheus_client import Counter

from shared.contracts.fair_records import PARTIALS, RECORD_BYTES_MAX, Partial
from shared.runtime.kafka import stop_within

log = structlog.get_logger()

_decode = msgspec.msgpack.Decoder(Partial).decode
_WHERE = TopicPartition(PARTIALS, 0)
_unreadable = Counter("jinqiu_merge_unreadable_total", "Partial figures met that nobody can read")


class KafkaPartialsIn:
    """`PartialLog`; a resource: open while in use."""

    def __init__(self, bootstrap: str) -> None:
        self._consumer = AIOKafkaConsumer(
            bootstrap_servers=bootstrap,
            group_id=None,
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            max_partition_fetch_bytes=RECORD_BYTES_MAX,
        )

    async def __aenter__(self) -> "KafkaPartialsIn":
        await self._consumer.start()
        self._consumer.assign([_WHERE])
        await self._consumer.seek_to_beginning(_WHERE)
        return self

    async def __aexit__(self, *_: object) -> None:
        await stop_within(self._consumer, 3)

    async def history(self) -> list[Partial]:
        """All that is there now; raises KafkaError when the broker is away."""
        end, found = (await self._consumer.end_offsets([_WHERE]))[_WHERE], []
        while await self._consumer.position(_WHERE) < end:
            found += await self.more(within_s=0.5)
        return found

    async def more(self, within_s: float) -> list[Partial]:
        """What came since; waits at most so long for something."""
        polled = await self._consumer.getmany(_WHERE, timeout_ms=int(within_s * 1000))
        return [told for record in polled.get(_WHERE, ()) if (told := read_partial(record.value)) is not None]


def read_partial(value: bytes | None) -> Partial | None:
    """A partial from the log; None, noted and counted, for one that nobody can read."""
    try:
        return _decode(value or b"")
    except (msgspec.MsgspecError, UnicodeDecodeError):
        log.warning("partial_unreadable")
        _unreadable.inc()
        return None
