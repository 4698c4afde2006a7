"""Has a child process look into an uploaded file, so that a hostile one can only end the child.

The child is started by a thread with `subprocess`, which uses vfork. The event loop's own way forks the whole process
with all its threads' locks: once in some thousand files the copy waited for a lock that nobody held any more, and the
loop, which waits for the copy, for ever.
"""

import asyncio
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import structlog

from services.subsidies.domain.documents import FileType
from services.subsidies.domain.fields import Kind
from services.subsidies.domain.refusals import Refusal
from services.subsidies.usecases.ports import Examined
from shared.kernel.decision import Refused

log = structlog.get_logger()

CHILD = "services.subsidies.adapters.document_child"
ROOT = Path(__file__).resolve().parents[3]
WITHIN_S = 10.0
AT_ONCE = 2  # files looked into at the same time; others wait


class _Told(msgspec.Struct):
    problem: str = ""
    error: str = ""
    type: FileType = FileType.PDF
    pages: int = 0
    said: dict[Kind, str] = msgspec.field(default_factory=dict)


class ChildExaminer:
    """One child a file."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="examine")

    async def examine(self, content: bytes) -> Examined | Refused:
        """What the file is and says, and the bytes to keep; DOCUMENT_UNREADABLE with the reason."""
        try:
            child = await asyncio.get_running_loop().run_in_executor(self._threads, _look_into, content)
        except subprocess.TimeoutExpired:
            return Refused(Refusal.DOCUMENT_UNREADABLE, "the file takes too long to read")
        line, _, kept = child.stdout.partition(b"\n")
        if child.returncode != 0 or not line:
            log.warning("document_child_ended", status=child.returncode, bytes=len(content))
            return Refused(Refusal.DOCUMENT_UNREADABLE, "the file cannot be read")
        told = msgspec.json.decode(line, type=_Told)
        if told.error:
            log.warning("document_child_at_a_loss", error=told.error, bytes=len(content))
        if told.problem:
            return Refused(Refusal.DOCUMENT_UNREADABLE, told.problem)
        return Examined(told.type, told.pages, told.said, kept)


def _look_into(content: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run the child to its end; after its time it is killed.

    A signal from outside (the kernel short of memory, an operator) says nothing about the file: a child ended by one
    is started once more. A file that ends its reader does so again.
    """
    for _ in range(2):
        child = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", CHILD], cwd=ROOT, input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={"PATH": os.defpath, "PYTHONPATH": str(ROOT)}, timeout=WITHIN_S, check=False,
        )  # fmt: skip
        if child.returncode >= 0:
            break
        log.warning("document_child_killed", status=child.returncode, bytes=len(content))
    return child
