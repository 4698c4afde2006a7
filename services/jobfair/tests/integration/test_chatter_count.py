"""Who said how much: Redis counts by the rule, and when it is wiped, hangs or is away this process does."""

import signal
from collections.abc import AsyncIterator

import pytest
import redis.asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.jobfair.adapters.memory_chatter import MemoryChatter
from services.jobfair.adapters.redis_chatter import RedisChatter
from services.jobfair.domain.chatter import Limits, Said, Weighed
from shared.kernel.ids import new_id
from shared.testing.servers import Running

pytestmark = pytest.mark.integration
LIMITS = Limits()
TAGS = ["a" * 16, "b" * 16]


@pytest.fixture
async def chatter(redis_server: Running) -> AsyncIterator[RedisChatter]:
    async with RedisChatter(redis_server.server.url) as chatter:
        yield chatter


texts = st.builds(
    Said,
    st.integers(0, 700_000),
    st.sampled_from([f"1-v-m{n}" for n in range(20)]),
    st.sampled_from(TAGS),
    st.booleans(),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["ann", "bo"]), texts), min_size=1, max_size=40))
async def test_redis_weighs_by_the_rule(redis_server: Running, sent: list[tuple[str, Said]]) -> None:
    room_id = new_id()
    async with RedisChatter(redis_server.server.url) as chatter:
        assert await chatter.weigh(room_id, sent, LIMITS) == await MemoryChatter().weigh(room_id, sent, LIMITS)


async def test_a_wiped_redis_gets_its_function_back(chatter: RedisChatter, redis_server: Running) -> None:
    room_id, said = new_id(), [("ann", Said(0, "m1", TAGS[0])), ("ann", Said(1, "m2", TAGS[1]))]
    await chatter.weigh(room_id, said, LIMITS)
    client = redis.asyncio.Redis.from_url(redis_server.server.url)
    await client.flushall()
    await client.function_flush()
    await client.aclose()
    assert await chatter.weigh(room_id, said, LIMITS) == [Weighed.FINE, Weighed.TOO_MANY]


async def test_a_redis_that_hangs_holds_nobody_up_and_the_rule_still_holds(
    chatter: RedisChatter, redis_server: Running
) -> None:
    room_id = new_id()
    redis_server.process.send_signal(signal.SIGSTOP)
    try:
        assert await chatter.weigh(room_id, [("ann", Said(0, "m1", TAGS[0]))], LIMITS) == [Weighed.FINE]
        assert await chatter.weigh(room_id, [("ann", Said(1, "m2", TAGS[0]))], LIMITS) == [Weighed.TOO_MANY]
    finally:
        redis_server.process.send_signal(signal.SIGCONT)


async def test_without_redis_this_process_counts() -> None:
    async with RedisChatter("redis://127.0.0.1:1/0") as chatter:
        said = [("ann", Said(n, f"m{n}", TAGS[0])) for n in range(2)]
        assert await chatter.weigh("r1", said, LIMITS) == [Weighed.FINE, Weighed.TOO_MANY]
