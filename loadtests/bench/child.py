"""A process that is asked by lines on its stdin and answers with lines on its stdout."""

import asyncio
import subprocess
from collections.abc import Sequence
from pathlib import Path


class Child:
    """Started with the block, ended with it."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    async def ask(self, line: bytes) -> bytes:
        """One line there and one back; raises RuntimeError when it has ended."""
        return await asyncio.to_thread(self._ask, line)

    def _ask(self, line: bytes) -> bytes:
        assert self._process.stdin is not None  # noqa: S101 - both were asked for
        assert self._process.stdout is not None  # noqa: S101
        self._process.stdin.write(line + b"\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError("it has ended before it answered")
        return answer

    def __enter__(self) -> "Child":
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None  # noqa: S101
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
