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
_POLL_MS = 500
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

    async def news(self) -> list[Partial]:
        """All that is there now and was not read yet; raises KafkaError when the broker is away.

        Up to the log's end as of now: what the client has in hand without asking is as old as the last look at it.
        """
        end, found = (await self._consumer.end_offsets([_WHERE]))[_WHERE], []
        while await self._consumer.position(_WHERE) < end:
            polled = await self._consumer.getmany(_WHERE, timeout_ms=_POLL_MS)
            told = (read_partial(record.value) for record in polled.get(_WHERE, ()))
            found += [one for one in told if one is not None]
        return found


def read_partial(value: bytes | None) -> Partial | None:
    """A partial from the log; None, noted and counted, for one that nobody can read."""
    try:
        return _decode(value or b"")
    except (msgspec.MsgspecError, UnicodeDecodeError):
        log.warning("partial_unreadable")
        _unreadable.inc()
        return None
