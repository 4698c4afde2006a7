"""Disks that are full, fail or hang, for one part and without a mount.

- A quota: the size that files of the part's processes may have is set to nothing (RLIMIT_FSIZE, by prlimit), so each
  write to a file fails, with “file too large” where a full disk says “no space left”. A part that is started again has
  no quota.
- A full disk, fsync that fails and fsync that hangs: strace, where it is there and may attach, answers the system calls
  of the running processes in the kernel's place (`inject`). A write that “fails” was never done; neither was an fsync.
"""

import asyncio
import os
import shutil
import subprocess
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

from deploy.local import sessions
from deploy.local.state import State
from loadtests.faults.fault import Deed, Family, Fault, NotPossibleError

LASTS_S = (0.5, 3.0)
ATTACHED_WITHIN_S, DETACHED_WITHIN_S, STRACE_AT_MOST_S = 5.0, 5.0, 15
TRIED_FOR_S, TIMED_OUT = 0.3, 124  # what `timeout` says when it ended the program
HANG_US = (50_000, 1_000_000)
WRITING = ("postgres", "kafka", "bank", "subsidies-http", "subsidies-worker", "redemption-http", "jobfair-fold")
_EXPECTED = "what cannot be kept is not acknowledged; a part that ends comes back, with all that was"


def quota_used_up(part: str, lasts_s: float) -> Fault:
    """Nothing more can be written to any file."""
    return Fault(f"the disk quota of {part} is used up for {lasts_s:g} s", (part,), _EXPECTED, _limited(part), lasts_s)


def _limited(part: str) -> Deed:
    @asynccontextmanager
    async def limit(state: State) -> AsyncIterator[None]:
        file = state.pid_file(part)
        limited = sessions.family(file)
        try:
            for pid in limited:
                await _set_limit(pid, "0")
            yield
        finally:
            for pid in {*limited, *sessions.family(file)}:  # also those born meanwhile
                await _set_limit(pid, "unlimited")

    return limit


async def _set_limit(pid: int, size: str) -> None:
    """Only the owner of a process may: as them. Of one that is gone nothing is asked."""
    try:
        owner = Path(f"/proc/{pid}").stat()
    except FileNotFoundError:
        return
    become: tuple[str, ...] = ()
    if owner.st_uid != os.geteuid():
        become = ("setpriv", f"--reuid={owner.st_uid}", f"--regid={owner.st_gid}", "--clear-groups")
    command = (*become, "prlimit", f"--pid={pid}", f"--fsize={size}:")
    asked = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
    _, told = await asked.communicate()
    if asked.returncode != 0 and Path(f"/proc/{pid}").exists():
        raise NotPossibleError(f"prlimit: {told.decode().strip()[:200]}")


def _full(part: str, lasts_s: float) -> Fault:
    inject = "pwrite64,pwritev,fallocate:error=ENOSPC"
    return Fault(f"the disk of {part} is full for {lasts_s:g} s", (part,), _EXPECTED, _injected(part, inject), lasts_s)


def _fsync_fails(part: str, lasts_s: float) -> Fault:
    name = f"fsync of {part} fails for {lasts_s:g} s"
    return Fault(name, (part,), _EXPECTED, _injected(part, "fsync,fdatasync:error=EIO"), lasts_s)


def _fsync_hangs(part: str, hang_us: int, lasts_s: float) -> Fault:
    name = f"each fsync of {part} takes {hang_us // 1_000} ms more for {lasts_s:g} s"
    expected = "answers come later or are 503, never before what they tell is durable"
    return Fault(name, (part,), expected, _injected(part, f"fsync,fdatasync:delay_exit={hang_us}"), lasts_s)


def _injected(part: str, inject: str) -> Deed:
    @asynccontextmanager
    async def attach(state: State) -> AsyncIterator[None]:
        pids = sessions.family(state.pid_file(part))
        if not pids:
            raise NotPossibleError(f"{part} is away just now")
        strace = await asyncio.create_subprocess_exec(
            *_strace(pids, inject), stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE
        )
        try:
            await _until_attached(strace, pids)
            yield
        finally:
            if strace.returncode is None:
                strace.terminate()  # it lets go of them first
            await asyncio.wait_for(strace.communicate(), DETACHED_WITHIN_S)

    return attach


def _strace(pids: Sequence[int], inject: str, at_most_s: float = STRACE_AT_MOST_S) -> tuple[str, ...]:
    calls = inject.partition(":")[0]
    attached = [word for pid in pids for word in ("-p", str(pid))]
    traced = ("-e", f"trace={calls}", "-e", f"inject={inject}")
    return ("timeout", str(at_most_s), "strace", "-f", "-qq", "-o", os.devnull, *traced, *attached)


async def _until_attached(strace: asyncio.subprocess.Process, pids: Sequence[int]) -> None:
    try:
        async with asyncio.timeout(ATTACHED_WITHIN_S):
            while not any(map(_is_traced, pids)):
                if strace.returncode is not None:
                    told = (await strace.communicate())[1].decode(errors="replace")
                    raise NotPossibleError(f"strace: {told.strip()[:200]}")
                await asyncio.sleep(0.05)
    except TimeoutError:
        raise NotPossibleError("strace did not attach") from None


def _is_traced(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
    return "TracerPid:\t0\n" not in status


def _missing_strace(state: State) -> str:
    """Tried for a moment on Redis, which forces nothing to disk."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    command = _strace(sessions.family(state.pid_file("redis")), "fsync:error=EIO", TRIED_FOR_S)
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own words
    return "" if done.returncode == TIMED_OUT else f"strace may not attach: {done.stderr.strip()[:100]}"


def _missing_prlimit(_: State) -> str:
    return "" if shutil.which("prlimit") else "prlimit is not installed"


def _lasts(dice: Random) -> float:
    return round(dice.uniform(*LASTS_S), 1)


def _any_by_strace(dice: Random) -> Fault:
    match dice.choice(("full", "fails", "hangs")):
        case "full":
            return _full("postgres", _lasts(dice))
        case "fails":
            return _fsync_fails(dice.choice(("postgres", "kafka")), _lasts(dice))
        case _:
            return _fsync_hangs(dice.choice(("postgres", "kafka")), dice.randint(*HANG_US), _lasts(dice))


FAMILIES = (
    Family("disk quota", lambda dice: quota_used_up(dice.choice(WRITING), _lasts(dice)), _missing_prlimit, 2),
    Family("disk", _any_by_strace, _missing_strace, 3),
)
