"""The Faust application of the fold, and its table: images of shards, a key each, whose log Faust keeps and reads back.

What the table gives back may be old (`domain/partition_fold.py` says why that is enough), so none of Faust's
guarantees beyond “a value is one that was once set” are relied on.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import faust
import structlog
from prometheus_client import Counter

from services.jobfair.adapters.msgpack_images import decode_image, encode_image
from services.jobfair.domain.partition_fold import Image
from services.jobfair.domain.room_fold import SHARDS_N
from shared.contracts.fair_records import FOLD_APP, PARTITIONS, RECORD_BYTES_MAX, SHARDS_TABLE, VALUE_BYTES_MAX

log = structlog.get_logger()

SESSION_TIMEOUT_S = 6.0  # a worker that was killed is missed for so long; the default is a minute
HEARTBEAT_S = 2.0
COMMIT_EVERY_S = 1.0

_too_large = Counter("jinqiu_fold_images_too_large_total", "Images not written because no record holds them")
_unreadable = Counter("jinqiu_fold_images_unreadable_total", "Images met in a form that nobody reads")


def make_app(bootstrap: str, folder: Path) -> "faust.App":
    """The application, not started. An app starts once: after a failure a new one is made."""
    return faust.App(
        FOLD_APP,
        broker=f"kafka://{bootstrap}",
        datadir=folder,
        store="memory://",
        key_serializer="raw",
        value_serializer="raw",
        processing_guarantee="at_least_once",
        topic_partitions=PARTITIONS,
        topic_replication_factor=1,
        topic_allow_declare=False,  # our own job makes the topics, before any process that uses them
        topic_disable_leader=True,
        table_standby_replicas=0,
        consumer_auto_offset_reset="earliest",
        consumer_max_fetch_size=RECORD_BYTES_MAX,
        broker_commit_interval=COMMIT_EVERY_S,
        broker_session_timeout=SESSION_TIMEOUT_S,
        broker_heartbeat_interval=HEARTBEAT_S,
        producer_linger=0.005,
        producer_max_request_size=RECORD_BYTES_MAX,
        web_enabled=False,
        worker_redirect_stdouts=False,
    )


class FaustImages:
    """`Images` in the application's table."""

    def __init__(self, app: "faust.App") -> None:
        self._table: Any = app.Table(SHARDS_TABLE, key_type=bytes, value_type=bytes, partitions=PARTITIONS)

    def of(self, partition: int) -> Sequence[Image]:
        images = (self._read(partition, shard) for shard in range(SHARDS_N))
        return [image for image in images if image is not None]

    def keep(self, partition: int, image: Image) -> None:
        value = encode_image(image)
        if len(value) > VALUE_BYTES_MAX:
            log.error("image_too_large", partition=partition, shard=image.shard, bytes=len(value))
            _too_large.inc()
            return  # the one before stays true; more is read again
        self._table[_key(partition, image.shard)] = value

    def _read(self, partition: int, shard: int) -> Image | None:
        value = self._table.get(_key(partition, shard))
        if not value:
            return None
        image = decode_image(value)
        if image is None:  # as good as none: the log is read again
            log.warning("image_unreadable", partition=partition, shard=shard, bytes=len(value))
            _unreadable.inc()
        return image


def _key(partition: int, shard: int) -> bytes:
    return f"{partition}:{shard}".encode()
