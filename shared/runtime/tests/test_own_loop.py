"""A loop in a thread of its own: what is begun there is done there, whatever the loop beside it is doing."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from shared.runtime.own_loop import OwnLoop


def here() -> tuple[str, asyncio.AbstractEventLoop]:
    return threading.current_thread().name, asyncio.get_running_loop()


async def where() -> tuple[str, asyncio.AbstractEventLoop]:
    return here()


async def test_work_and_resources_live_on_the_loop_of_the_thread() -> None:
    entered, left = [], []

    @asynccontextmanager
    async def resource() -> AsyncIterator[None]:
        entered.append(here())
        yield
        left.append(here())

    async with OwnLoop("deciding", [resource()]) as own:
        done_in = await asyncio.wrap_future(own.begin(where()))
        assert done_in[0] == "deciding"
        assert done_in[1] is not asyncio.get_running_loop()
        assert (entered, left) == ([done_in], [])
    assert left == entered
    assert "deciding" not in {thread.name for thread in threading.enumerate()}


async def test_many_short_waits_come_to_an_end_while_the_loop_beside_stands_still() -> None:
    async def short_waits() -> str:
        for _ in range(50):
            await asyncio.sleep(0)
        return "done"

    async with OwnLoop("deciding", []) as own:
        begun = own.begin(short_waits())
        time.sleep(0.001)  # noqa: ASYNC251 - this loop stands still
        assert begun.result(timeout=30) == "done"


async def test_an_error_comes_back_to_whoever_waits() -> None:
    async def broken() -> None:
        raise ValueError("as told")

    async with OwnLoop("deciding", []) as own:
        with pytest.raises(ValueError, match="as told"):
            await asyncio.wrap_future(own.begin(broken()))
