"""Has a child process read an uploaded sheet, so that a hostile one can only end the child.

The child is started by a thread with `subprocess`, which uses vfork: a fork of the whole process may copy a lock that
nobody holds any more.
"""

import asyncio
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import structlog

from services.jobfair.domain.posting import Refusal
from shared.kernel.decision import Refused

log = structlog.get_logger()

CHILD = "services.jobfair.adapters.sheet_child"
ROOT = Path(__file__).resolve().parents[3]
WITHIN_S = 30.0
AT_ONCE = 1  # a sheet takes a core for seconds, and doors are served beside it


class _Told(msgspec.Struct):
    problem: str = ""
    error: str = ""
    rows: list[list[str]] = msgspec.field(default_factory=list)


class ChildSheetReader:
    """One child a file."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="sheet")

    async def read(self, content: bytes) -> list[list[str]] | Refused:
        try:
            child = await asyncio.get_running_loop().run_in_executor(self._threads, _look_into, content)
            told = await asyncio.to_thread(msgspec.json.decode, child.stdout, type=_Told)
        except subprocess.TimeoutExpired:
            return Refused(Refusal.MALFORMED, "文件读取时间过长")
        except msgspec.DecodeError:
            log.warning("sheet_child_ended", status=child.returncode, bytes=len(content))
            return Refused(Refusal.MALFORMED, "文件无法读取")
        if told.error:
            log.warning("sheet_child_at_a_loss", error=told.error, bytes=len(content))
        return Refused(Refusal.MALFORMED, told.problem) if told.problem else told.rows


def _look_into(content: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run the child to its end; after its time it is killed."""
    return subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", CHILD], cwd=ROOT, input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={"PATH": os.defpath, "PYTHONPATH": str(ROOT)}, timeout=WITHIN_S, check=False,
    )  # fmt: skip
