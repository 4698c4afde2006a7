"""A watchdog: a process whose event loop stands still ends, and whoever watches over it starts it again.

A loop that is blocked answers nobody and looks alive: its process runs, its port takes connections.
"""

import asyncio
import faulthandler
import os
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

TICK_S = 1.0
MISSED_MAX = 20  # ticks of the watching thread, so that a machine that slept is not taken for a loop that does


def _end() -> None:
    """Leave behind where every thread stood, and go."""
    faulthandler.dump_traceback()
    os._exit(70)  # EX_SOFTWARE; nothing else would get through a blocked loop


@asynccontextmanager
async def watched(
    *, tick_s: float = TICK_S, missed_max: int = MISSED_MAX, end: Callable[[], None] = _end
) -> AsyncIterator[None]:
    """Within the block, `end` is called once the running loop has done nothing for `missed_max` ticks."""
    done, beats = threading.Event(), [0]

    async def beat() -> None:
        while True:
            beats[0] += 1
            await asyncio.sleep(tick_s / 2)

    def watch() -> None:
        seen, missed = 0, 0
        while not done.wait(tick_s):
            missed = missed + 1 if beats[0] == seen else 0
            seen = beats[0]
            if missed >= missed_max:
                end()
                return

    beating = asyncio.create_task(beat())
    thread = threading.Thread(target=watch, name="watchdog", daemon=True)
    thread.start()
    try:
        yield
    finally:
        beating.cancel()
        done.set()
