"""Who said how much, counted in Redis for all doors together: one call for all the texts of a pack.

Redis may be wiped, slow or away: then this process counts for itself, and while it is away it is asked only once a
second. One call is in flight at a time; who asks meanwhile shares the next, so a rush needs no more connections.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import redis.asyncio
import structlog
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from services.jobfair.adapters.memory_chatter import MemoryChatter
from services.jobfair.domain.chatter import Limits, Said, Weighed

log = structlog.get_logger()

_FUNCTION = "jinqiu_chatter_1"
_CODE = (Path(__file__).parent / "chatter.lua").read_text()
WAIT_S = 0.05
ASK_AGAIN_AFTER_S = 1.0
IN_FLIGHT_MAX = 4  # calls, and so connections


@dataclass(frozen=True, slots=True)
class _Ask:
    keys: list[str]
    arguments: list[Any]


class RedisChatter:
    """Weighs texts by the rule of `domain/chatter.py`, wherever the viewer speaks."""

    def __init__(self, url: str) -> None:
        # The client would retry each command ten times by default.
        self._redis: Any = redis.asyncio.Redis.from_url(
            url, retry=Retry(NoBackoff(), 0), socket_timeout=WAIT_S, socket_connect_timeout=WAIT_S
        )
        self._here = MemoryChatter()
        self._in_flight = asyncio.Semaphore(IN_FLIGHT_MAX)
        self._away_until = 0.0

    async def weigh(self, room_id: str, said: Sequence[tuple[str, Said]], limits: Limits) -> Sequence[Weighed]:
        """One answer for each (viewer, text), in order; never raises."""
        ask = _Ask(
            [f"chatter:{room_id}:{viewer}" for viewer, _ in said],
            [limits.gap_ms, limits.minute_ms, limits.minute_most, limits.window_ms, limits.same_most, limits.strikes]
            + [part for _, one in said for part in (one.at_ms, one.message_id, one.tag, int(one.struck))],
        )
        async with self._in_flight:
            if time.monotonic() >= self._away_until:
                try:
                    async with asyncio.timeout(2 * WAIT_S):
                        return [Weighed(number) for number in await self._call(ask)]
                except (redis.RedisError, OSError, TimeoutError) as error:
                    self._away_until = time.monotonic() + ASK_AGAIN_AFTER_S
                    log.warning("chatter_away", error=type(error).__name__)
        return await self._here.weigh(room_id, said, limits)

    async def _call(self, ask: _Ask) -> list[int]:
        command = ("FCALL", _FUNCTION, len(ask.keys), *ask.keys, *ask.arguments)
        try:
            found: list[int] = await self._redis.execute_command(*command)
        except redis.ResponseError as error:
            if "Function not found" not in str(error):
                raise
            await self._redis.execute_command("FUNCTION", "LOAD", "REPLACE", _CODE)
            found = await self._redis.execute_command(*command)
        return found

    async def __aenter__(self) -> "RedisChatter":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._redis.aclose()
