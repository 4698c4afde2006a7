"""A process whose event loop stands still ends by itself; one that is merely busy does not."""

import asyncio
import subprocess
import sys
import time

from shared.runtime.watchdog import watched

STANDS_STILL = """
import asyncio, time
from shared.runtime.watchdog import watched

async def main():
    async with watched(tick_s=0.05, missed_max=3):
        await asyncio.sleep(0.2)
        time.sleep(60)

asyncio.run(main())
"""


def test_a_process_whose_loop_stands_still_ends_and_says_where_it_stood() -> None:
    done = subprocess.run([sys.executable, "-c", STANDS_STILL], capture_output=True, timeout=50, check=False)
    assert done.returncode == 70
    assert b"in main" in done.stderr


async def test_a_loop_that_moves_now_and_then_is_left_alone() -> None:
    ended: list[bool] = []
    async with watched(tick_s=0.02, missed_max=20, end=lambda: ended.append(True)):
        for _ in range(10):
            time.sleep(0.03)  # noqa: ASYNC251 - blocks on purpose
            await asyncio.sleep(0.02)
    assert not ended


async def test_nothing_is_watched_once_the_block_is_left() -> None:
    ended: list[bool] = []
    async with watched(tick_s=0.01, missed_max=2, end=lambda: ended.append(True)):
        pass
    time.sleep(0.1)  # noqa: ASYNC251 - blocks on purpose
    assert not ended
