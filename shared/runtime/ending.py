"""The end of a web process whose answers never end by themselves.

A server that is told to stop waits for the answers under way before it tells the application; streams would keep it
until it is killed. So SIGTERM is heard here first.
"""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager


@asynccontextmanager
async def ended_first(end: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    """Within the block, SIGTERM runs `end`, and then stops the server by SIGINT, which it takes for the same wish."""
    loop = asyncio.get_running_loop()
    under_way: set[asyncio.Task[None]] = set()

    async def end_and_stop() -> None:
        try:
            await end()
        finally:
            signal.raise_signal(signal.SIGINT)

    def on_term() -> None:
        if not under_way:
            under_way.add(loop.create_task(end_and_stop()))

    loop.add_signal_handler(signal.SIGTERM, on_term)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGTERM)
