"""The gate against haste: it counts, and when Redis is wiped, hangs or is away everybody passes and nobody waits."""

import asyncio
import signal
from collections.abc import AsyncIterator

import pytest
import redis.asyncio
from structlog.testing import capture_logs

from services.vouchers.adapters.redis_gate import RedisGate
from services.vouchers.tests.builders import citizen
from shared.kernel.ids import new_id
from shared.testing.servers import Running

pytestmark = pytest.mark.integration
NOBODY: frozenset[int] = frozenset()


@pytest.fixture
async def gate(redis_server: Running) -> AsyncIterator[RedisGate]:
    async with RedisGate(redis_server.server.url, limit=3, window_s=60) as gate:
        yield gate


async def test_the_fourth_knock_in_a_window_is_too_fast(gate: RedisGate) -> None:
    who = new_id()
    assert [await gate.too_fast("claim", [who]) for _ in range(4)] == [NOBODY, NOBODY, NOBODY, frozenset({0})]


async def test_a_batch_is_counted_place_by_place(gate: RedisGate) -> None:
    hasty, calm = new_id(), new_id()
    assert await gate.too_fast("claim", [hasty, calm, hasty, hasty, hasty, calm]) == frozenset({4})


async def test_purposes_are_counted_apart(gate: RedisGate) -> None:
    who = new_id()
    for purpose in ("claim", "ticket"):
        assert [await gate.too_fast(purpose, [who]) for _ in range(3)] == [NOBODY] * 3


async def test_a_wiped_redis_counts_anew_and_gets_its_function_back(gate: RedisGate, redis_server: Running) -> None:
    who = new_id()
    await gate.too_fast("claim", [who] * 4)
    client = redis.asyncio.Redis.from_url(redis_server.server.url)
    await client.flushall()
    await client.function_flush()
    await client.aclose()
    assert await gate.too_fast("claim", [who]) == NOBODY
    assert await gate.too_fast("claim", [who] * 3) == frozenset({2})


async def test_a_redis_that_hangs_holds_nobody_up(gate: RedisGate, redis_server: Running) -> None:
    redis_server.process.send_signal(signal.SIGSTOP)
    try:
        async with asyncio.timeout(30):
            for _ in range(50):
                assert await gate.too_fast("claim", [citizen(1)] * 100) == NOBODY
    finally:
        redis_server.process.send_signal(signal.SIGCONT)


async def test_a_rush_of_callers_is_counted_and_waits_for_no_connections(gate: RedisGate) -> None:
    who = new_id()
    answers = await asyncio.gather(*(gate.too_fast("ticket", [who]) for _ in range(500)))
    assert (answers.count(NOBODY), answers.count(frozenset({0}))) == (3, 497)


async def test_a_redis_that_hangs_is_asked_and_told_of_once_by_all_who_come(
    gate: RedisGate, redis_server: Running
) -> None:
    redis_server.process.send_signal(signal.SIGSTOP)
    try:
        with capture_logs() as logged:
            answers = await asyncio.gather(*(gate.too_fast("ticket", [citizen(1)]) for _ in range(200)))
    finally:
        redis_server.process.send_signal(signal.SIGCONT)
    assert answers == [NOBODY] * 200
    assert [line["event"] for line in logged] == ["gate_away"]


async def test_without_redis_everybody_passes() -> None:
    async with RedisGate("redis://127.0.0.1:1/0", limit=1, window_s=60) as gate:
        assert await gate.too_fast("claim", [citizen(1)] * 5) == NOBODY
