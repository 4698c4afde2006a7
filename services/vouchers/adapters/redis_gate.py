"""The gate against haste: attempts per citizen counted in Redis, one call a batch.

Redis may be wiped, slow or away: then everyone passes, and Postgres decides as ever. While it is away it is asked only
once a second, so that a rush does not wait for it.
"""

import asyncio
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import redis.asyncio
import structlog
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

log = structlog.get_logger()

_FUNCTION = "jinqiu_gate_1"
_CODE = (Path(__file__).parent / "gate.lua").read_text()
WAIT_S = 0.05
ASK_AGAIN_AFTER_S = 1.0


class RedisGate:
    """Says who knocks more than `limit` times in `window_s` seconds."""

    def __init__(self, url: str, *, limit: int, window_s: float) -> None:
        # The client would retry each command ten times by default.
        self._redis: Any = redis.asyncio.Redis.from_url(
            url, retry=Retry(NoBackoff(), 0), socket_timeout=WAIT_S, socket_connect_timeout=WAIT_S
        )
        self._limit = limit
        self._window_ms = int(window_s * 1000)
        self._away_until = 0.0

    async def too_fast(self, purpose: str, citizen_ids: Sequence[str]) -> frozenset[int]:
        """The places in `citizen_ids` of those over the limit; nobody when Redis cannot say."""
        if time.monotonic() < self._away_until:
            return frozenset()
        keys = [f"gate:{purpose}:{citizen_id}" for citizen_id in citizen_ids]
        try:
            async with asyncio.timeout(WAIT_S * 2):
                return frozenset(await self._count(keys))
        except (redis.RedisError, OSError, TimeoutError) as error:
            self._away_until = time.monotonic() + ASK_AGAIN_AFTER_S
            log.warning("gate_away", error=type(error).__name__)
            return frozenset()

    async def _count(self, keys: Sequence[str]) -> list[int]:
        arguments = (_FUNCTION, len(keys), *keys, self._limit, self._window_ms)
        try:
            found: list[int] = await self._redis.execute_command("FCALL", *arguments)
        except redis.ResponseError as error:
            if "Function not found" not in str(error):
                raise
            await self._redis.execute_command("FUNCTION", "LOAD", "REPLACE", _CODE)
            found = await self._redis.execute_command("FCALL", *arguments)
        return found

    async def __aenter__(self) -> "RedisGate":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._redis.aclose()
