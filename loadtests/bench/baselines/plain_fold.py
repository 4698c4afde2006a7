"""What Faust's tutorial writes: an agent that takes one event a record and updates a table. Not exact; a measure only.

Run as `python -m loadtests.bench.baselines.plain_fold` with JINQIU_KAFKA_BOOTSTRAP.
"""

import asyncio
import os
import tempfile
from pathlib import Path
from typing import Any

import faust
import msgspec
import uvloop
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from shared.contracts.fair_records import PARTITIONS, Item

APP, EVENTS, CHANGELOG = "bench-plain", "bench.events", "bench-plain-counts-changelog"
_decode = msgspec.msgpack.Decoder(Item).decode


async def make_plain_topics(bootstrap: str) -> None:
    """Its events and its table's log."""
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(name, PARTITIONS, 1) for name in (EVENTS, CHANGELOG)])
    finally:
        await admin.close()


async def main() -> None:
    """Count what each viewer did, for ever."""
    app = faust.App(
        APP,
        broker=f"kafka://{os.environ['JINQIU_KAFKA_BOOTSTRAP']}",
        store="memory://",
        datadir=Path(tempfile.gettempdir()) / APP,
        topic_partitions=PARTITIONS,
        topic_replication_factor=1,
        topic_allow_declare=False,
        topic_disable_leader=True,
        table_standby_replicas=0,
        consumer_auto_offset_reset="earliest",
        broker_commit_interval=1.0,
        producer_linger=0.005,
        web_enabled=False,
        worker_redirect_stdouts=False,
    )
    app.loop = asyncio.get_running_loop()
    counts: Any = app.Table("counts", key_type=str, value_type=int, default=int, partitions=PARTITIONS)

    @app.agent(app.topic(EVENTS, value_type=bytes, value_serializer="raw"), name="bench.plain")
    async def agent(stream: faust.StreamT[bytes]) -> None:
        async for value in stream:
            counts[_decode(value).viewer] += 1

    app.finalize()
    await app.start()
    await app.wait_until_stopped()


if __name__ == "__main__":
    uvloop.run(main())
