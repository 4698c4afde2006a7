"""The gate against haste: attempts per citizen counted in Redis.

A citizen's first knock in a window is only remembered by the process, and told with the second: most knock once, and to
ask for each cost a rush as much as to check its tickets. So of each process one knock may be missed.

One call is in flight at a time, on one connection; who asks meanwhile shares the next call. So a rush of callers costs
no more waiting than one, and needs no connections to be made in the middle of it. Redis may be wiped, slow or away:
then everyone passes, and Postgres decides as ever. While it is away it is asked only once a second.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
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


REMEMBERED_MAX = 200_000
NOBODY: frozenset[int] = frozenset()
_TOLD_AT = {0: 0, 1: 2}
"""How many knocks are told of at the first and at the second; of later ones each."""


@dataclass(eq=False)
class _Call:
    """Keys to be counted together; `over` will be the places among them that are over the limit."""

    keys: list[str] = field(default_factory=list)
    over: "asyncio.Future[frozenset[int]]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())


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
        self._knocked: dict[str, int] = {}
        self._forget_at = 0.0
        self._next: _Call | None = None
        self._asking: asyncio.Task[None] | None = None

    async def too_fast(self, purpose: str, citizen_ids: Sequence[str]) -> frozenset[int]:
        """The places in `citizen_ids` of those over the limit; nobody when Redis cannot say."""
        knocked = self._to_be_told(purpose, citizen_ids)
        if not knocked:
            return NOBODY
        if self._next is None:
            self._next = _Call()
        call, first = self._next, len(self._next.keys)
        call.keys += [key for key, _ in knocked]
        if self._asking is None:
            self._asking = asyncio.create_task(self._ask_in_turn())
        over = await asyncio.shield(call.over)  # shared: a caller that leaves takes nobody's answer along
        return frozenset(place for number, (_, place) in enumerate(knocked, first) if number in over)

    def _to_be_told(self, purpose: str, citizen_ids: Sequence[str]) -> list[tuple[str, int]]:
        """The key and place of each knock that Redis is to count: none of a first one, two of a second."""
        now = time.monotonic()
        if now >= self._forget_at or len(self._knocked) >= REMEMBERED_MAX:
            self._knocked, self._forget_at = {}, now + self._window_ms / 1000
        told = []
        for place, citizen_id in enumerate(citizen_ids):
            key = f"gate:{purpose}:{citizen_id}"
            before = self._knocked.get(key, 0)
            self._knocked[key] = before + 1
            told += [(key, place)] * _TOLD_AT.get(before, 1)
        return told

    async def _ask_in_turn(self) -> None:
        try:
            while self._next is not None:
                call, self._next = self._next, None
                try:
                    call.over.set_result(await self._over_the_limit(call.keys))
                except Exception as error:
                    call.over.set_exception(error)
        finally:
            self._asking = None

    async def _over_the_limit(self, keys: Sequence[str]) -> frozenset[int]:
        if time.monotonic() < self._away_until:
            return NOBODY
        try:
            async with asyncio.timeout(WAIT_S * 2):
                return frozenset(await self._count(keys))
        except (redis.RedisError, OSError, TimeoutError) as error:
            self._away_until = time.monotonic() + ASK_AGAIN_AFTER_S
            log.warning("gate_away", error=type(error).__name__)
            return NOBODY

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
        await self._over_the_limit([])  # connected, and the function loaded, before the first rush
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._redis.aclose()
