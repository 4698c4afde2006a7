"""A fair read back from real Kafka: its log counted, its last wall found, its answers beside both."""

import secrets
import time
from pathlib import Path

import msgspec
import pytest
from aiokafka import AIOKafkaProducer

from loadtests.clients.history import Act, History
from loadtests.fair.plan import Plan
from loadtests.fair.recount import recount
from loadtests.fair.tests.logs import CLOCK, log_of
from loadtests.fair.tests.walls import wall
from loadtests.verify.evidence import Evidence
from loadtests.verify.fairs import read_fairs, reference_of
from loadtests.verify.run import judge
from shared.contracts.fair_frames import FIGURES, KIND_HEADER
from shared.contracts.fair_records import FRAMES, INTERACTIONS, Record
from shared.runtime.topics import make_topics
from shared.testing.servers import Running

pytestmark = pytest.mark.integration
NOW = msgspec.structs.replace(CLOCK, origin_ms=int(time.time() * 1_000) - 4_800_000)


async def tell(bootstrap: str, room_id: str, log: list[tuple[int, Record]], *shown: object) -> None:
    """What the doors and the merge would write, and a record that nobody can read."""
    async with AIOKafkaProducer(bootstrap_servers=bootstrap) as producer:
        await producer.send(INTERACTIONS, b"\xc1", partition=1)
        for partition, record in log:
            await producer.send(INTERACTIONS, msgspec.msgpack.encode(record), room_id.encode(), partition=partition)
        headers = [(KIND_HEADER, FIGURES.encode())]
        for one in shown:
            value = msgspec.json.encode({"fair_id": "f", "at_ms": 0, "rooms": [one]})
            await producer.send(FRAMES, value, b"fair:f", partition=0, headers=headers)


async def test_a_fair_is_judged_from_its_log_its_wall_and_its_answers(kafka_server: Running, tmp_path: Path) -> None:
    bootstrap, room_id = kafka_server.server.url, f"r-{secrets.token_hex(4)}"
    await make_topics(bootstrap)
    log = [(number, msgspec.structs.replace(pack, room_id=room_id)) for number, pack in log_of(Plan(0.002), NOW)]
    right = {**wall(recount(log)), "room_id": room_id}
    counted = dict.fromkeys(("late", "late_folded", "duplicates", "skewed", "dropped", "held", "sender_only"), 0)
    right["counted"] = counted | right["counted"]
    wrong = right | {"figures": right["figures"] | {"pv": 1}}  # an older one
    await tell(bootstrap, room_id, [*log], wrong, right)
    references = [reference_of(item) for _, pack in log for item in pack.items]
    body = " ".join(f"{one}000" if "@" in one else one for one in references)  # to the millisecond
    async with History(tmp_path / "fair.jsonl") as history:
        history.note(Act("push", "p1", room_id, "push", 202, body=body))
    rooms = [room for room in await read_fairs(bootstrap, tmp_path) if room["room_id"] == room_id]
    evidence = Evidence(fair_rooms=rooms, history=[Act("claim", "k", "w", "s", 409)])
    verdicts = [one for one in judge(evidence) if one.promise == "9"]
    assert len(verdicts) == 3
    assert [one for one in verdicts if not one.ok] == []
    assert rooms[0]["told"].total() == rooms[0]["logged"].total()
