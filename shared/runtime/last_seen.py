"""What was seen last, by key: each looked up once while it is fresh, by one who asks for all."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from functools import partial
from math import inf
from typing import Generic, NamedTuple, TypeVar

from shared.kernel.errors import UnavailableError

Value = TypeVar("Value")


class _Seen(NamedTuple, Generic[Value]):
    value: Value
    at_s: float


class LastSeen(Generic[Value]):
    """Values in a process's memory, the keys least recently looked up dropped first.

    While what is looked up is away, the last value serves until it is `stale_max_s` old, counted in seconds of `clock`.
    """

    def __init__(
        self,
        look_up: Callable[[str], Awaitable[Value]],
        *,
        fresh_s: float,
        keys_max: int,
        stale_max_s: float = inf,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._look_up = look_up
        self._fresh_s, self._stale_max_s, self._keys_max = fresh_s, stale_max_s, keys_max
        self._clock = clock
        self._seen: OrderedDict[str, _Seen[Value]] = OrderedDict()
        self._looking: dict[str, asyncio.Task[Value]] = {}

    async def get(self, key: str) -> Value:
        """Raises UnavailableError when it cannot be looked up and was never seen, or is too old."""
        seen = self._seen.get(key)
        if seen is not None and self._clock() - seen.at_s < self._fresh_s:
            return seen.value
        looking = self._looking.get(key)
        if looking is None:
            looking = self._looking[key] = asyncio.create_task(self._look(key))
            looking.add_done_callback(partial(self._looked, key))
        try:
            return await asyncio.shield(looking)
        except UnavailableError:
            if seen is None or self._clock() - seen.at_s > self._stale_max_s:
                raise
            return seen.value

    async def _look(self, key: str) -> Value:
        value = await self._look_up(key)
        self._seen[key] = _Seen(value, self._clock())
        self._seen.move_to_end(key)
        if len(self._seen) > self._keys_max:
            self._seen.popitem(last=False)
        return value

    def _looked(self, key: str, task: "asyncio.Task[Value]") -> None:
        del self._looking[key]
        if not task.cancelled():
            task.exception()  # seen, also when all who waited have gone
