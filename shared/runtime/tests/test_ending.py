"""A process whose answers never end by themselves: they are ended first, then the server stops."""

import asyncio
import os
import resource
import signal
import subprocess
import sys

from shared.runtime.ending import ended_first
from shared.runtime.open_files import allow_open_files


async def test_at_sigterm_the_answers_end_and_then_the_server_is_told_once() -> None:
    told, ended = asyncio.Event(), []
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, told.set)

    async def end() -> None:
        ended.append(told.is_set())

    try:
        async with ended_first(end), asyncio.timeout(30):
            os.kill(os.getpid(), signal.SIGTERM)
            os.kill(os.getpid(), signal.SIGTERM)
            await told.wait()
    finally:
        asyncio.get_running_loop().remove_signal_handler(signal.SIGINT)
    assert ended == [False]


def test_open_files_are_allowed_as_far_as_the_machine_goes() -> None:
    program = (
        "from shared.runtime.open_files import allow_open_files as allow; print(allow(100), allow(300), allow(9999))"
    )
    limited = subprocess.run(
        ["prlimit", "--nofile=200:400", sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert limited.stdout.split() == ["200", "300", "400"]
    assert allow_open_files(1) == resource.getrlimit(resource.RLIMIT_NOFILE)[0]
