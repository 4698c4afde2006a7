"""An event loop in a thread of its own, for work of many short waits beside a loop that is always busy.

A batch of claims waits five times for Postgres. On a loop that has a hundred answers to write, each of these waits ends
only when all are written, and Postgres stands idle meanwhile: a batch took twice its time.
"""

import asyncio
import sys
import threading
from collections.abc import Coroutine, Sequence
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from typing import Any, TypeVar

import uvloop

SWITCH_S = 0.0005
"""How long a thread of this process waits for the interpreter at most before it is handed over: a tenth of the usual,
since the loop beside this one never pauses by itself."""

Value = TypeVar("Value")


class OwnLoop:
    """Within the block there is such a loop, and the resources are entered in it."""

    def __init__(self, name: str, resources: Sequence[AbstractAsyncContextManager[Any]]) -> None:
        self._name = name
        self._resources = resources
        self._entered = AsyncExitStack()
        self._loop = uvloop.new_event_loop()

    def begin(self, work: Coroutine[Any, Any, Value]) -> "Future[Value]":
        """Have it done there."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    async def __aenter__(self) -> "OwnLoop":
        sys.setswitchinterval(SWITCH_S)
        self._thread = threading.Thread(target=self._loop.run_forever, name=self._name, daemon=True)
        self._thread.start()
        for resource in self._resources:
            await asyncio.wrap_future(self.begin(self._enter(resource)))
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.wrap_future(self.begin(self._entered.aclose()))
        self._loop.call_soon_threadsafe(self._loop.stop)
        await asyncio.to_thread(self._thread.join)
        self._loop.close()

    async def _enter(self, resource: AbstractAsyncContextManager[Any]) -> None:
        await self._entered.enter_async_context(resource)
