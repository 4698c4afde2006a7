"""Redis forgets everything: its keys and its functions."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import redis.asyncio

from deploy.local.state import State
from loadtests.faults.fault import Family, Fault, NotPossibleError, always

WITHIN_S = 2.0


@asynccontextmanager
async def wiped(state: State) -> AsyncIterator[None]:
    """FLUSHALL and FUNCTION FLUSH; raises NotPossibleError while Redis is away."""
    client = redis.asyncio.Redis.from_url(
        state.endpoints()["redis_url"], socket_timeout=WITHIN_S, socket_connect_timeout=WITHIN_S
    )
    try:
        await client.flushall()
        await client.function_flush()
    except (redis.RedisError, OSError) as error:
        raise NotPossibleError(f"Redis: {error}") from error
    finally:
        await client.aclose()
    yield


REDIS_WIPED = Fault(
    "Redis is wiped", ("redis",), "no fen is lost, issued twice or over the cap: Redis only marks haste", wiped
)
FAMILIES = (Family("wipe Redis", lambda _: REDIS_WIPED, always, 1),)
