"""Has a child process look into an uploaded file, so that a hostile one can only end the child."""

import asyncio
import os
import sys
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
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def examine(self, content: bytes) -> Examined | Refused:
        """What the file is and says, and the bytes to keep; DOCUMENT_UNREADABLE with the reason."""
        async with self._slots:
            child = await asyncio.create_subprocess_exec(
                sys.executable, "-m", CHILD, cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL, env={"PATH": os.defpath, "PYTHONPATH": str(ROOT)},
            )  # fmt: skip
            try:
                out, _ = await asyncio.wait_for(child.communicate(content), WITHIN_S)
            except TimeoutError:
                return Refused(Refusal.DOCUMENT_UNREADABLE, "the file takes too long to read")
            finally:
                if child.returncode is None:
                    child.kill()
                    await child.wait()
        line, _, kept = out.partition(b"\n")
        if child.returncode != 0 or not line:
            log.warning("document_child_ended", status=child.returncode, bytes=len(content))
            return Refused(Refusal.DOCUMENT_UNREADABLE, "the file cannot be read")
        told = msgspec.json.decode(line, type=_Told)
        if told.error:
            log.warning("document_child_at_a_loss", error=told.error, bytes=len(content))
        if told.problem:
            return Refused(Refusal.DOCUMENT_UNREADABLE, told.problem)
        return Examined(told.type, told.pages, told.said, kept)
