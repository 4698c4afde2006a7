"""Whether a part of the stack serves again."""

import asyncio

import aiohttp
import asyncpg
import redis.asyncio
from aiokafka.errors import KafkaError

from deploy.local.state import State
from loadtests.faults.fault import PARTS
from shared.runtime.kafka import cluster_id

PROBE_WITHIN_S = 2.0
AWAY = (OSError, TimeoutError, aiohttp.ClientError, asyncpg.PostgresError, redis.RedisError, KafkaError)


async def is_ready(state: State, part: str) -> bool:
    """Asked as those who need it would: a service by `/readyz`, a server by its own protocol, past any link."""
    endpoints = state.endpoints()
    try:
        async with asyncio.timeout(PROBE_WITHIN_S):
            match part:
                case "postgres":
                    await _ask_postgres(endpoints["postgres_dsn"])
                case "redis":
                    await _ask_redis(endpoints["redis_url"])
                case "kafka":
                    await cluster_id(endpoints["kafka_bootstrap"])
                case "gateway":
                    return await _answers(endpoints["gateway"])
                case "bank":
                    return await _answers(f"http://127.0.0.1:{state.chosen_ports()['bank']}/readyz")
                case _:
                    return await _answers(f"{endpoints['ops'][part]}/readyz")
    except AWAY:
        return False
    return True


async def not_ready(state: State) -> list[str]:
    """The parts of the stack that do not serve just now."""
    ready = await asyncio.gather(*(is_ready(state, part) for part in PARTS))
    return [part for part, serves in zip(PARTS, ready, strict=True) if not serves]


async def _answers(url: str) -> bool:
    async with aiohttp.ClientSession(trust_env=False) as session, session.get(url) as response:
        return response.ok


async def _ask_postgres(dsn: str) -> None:
    connection = await asyncpg.connect(dsn, timeout=PROBE_WITHIN_S)
    try:
        await connection.fetchval("select 1")
    finally:
        connection.terminate()


async def _ask_redis(url: str) -> None:
    client = redis.asyncio.Redis.from_url(url, socket_timeout=PROBE_WITHIN_S, socket_connect_timeout=PROBE_WITHIN_S)
    try:
        await client.ping()
    finally:
        await client.aclose()
