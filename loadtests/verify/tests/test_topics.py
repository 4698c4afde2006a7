"""Reading the topics for the checks."""

from hashlib import sha256

import pytest
from aiokafka import AIOKafkaProducer

from loadtests.verify.evidence import Row
from loadtests.verify.topics import read_topics
from shared.runtime.topics import make_topics
from shared.testing.servers import Running

pytestmark = pytest.mark.integration
TOPIC = "vouchers.events"


async def test_a_record_that_is_no_fact_is_told_of_and_the_rest_is_read(kafka_server: Running) -> None:
    bootstrap = kafka_server.server.url
    await make_topics(bootstrap)
    producer = AIOKafkaProducer(bootstrap_servers=bootstrap)
    await producer.start()
    sent = [await producer.send_and_wait(TOPIC, value, b"k", partition=0) for value in (b"{", None, FACT)]
    await producer.stop()
    found = await read_topics(bootstrap)
    assert found.unreadable == [
        Row(topic=TOPIC, partition=0, offset=sent[place].offset, sha256=sha256(value).hexdigest())
        for place, value in enumerate((b"{", b""))
    ]
    assert found.published[TOPIC] == [(0, "k", 7)]


FACT = b'{"event_id":"e","type":"t","occurred_at":"2022-08-26T02:00:00Z","key":"k","trace_id":"t","seq":7,"data":{}}'
