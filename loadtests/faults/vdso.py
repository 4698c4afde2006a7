"""Turn the wall clock of a running process, and of no other: its own copy of the kernel's clock code is rewritten.

A program asks the kernel's vDSO for the time: a few functions that the kernel maps into each process. Once written to,
by way of `/proc/<pid>/mem`, that page is the process's own. So its `clock_gettime`, `gettimeofday` and `time` can be
replaced by the system call and an addition, for Python, Postgres or Java alike: without a restart, a library loaded
before, or a seam in the services. Only the wall clock is turned, never the monotonic one. The bytes put back are those
of this process's own vDSO: the kernel maps the same image everywhere.

All threads stand still meanwhile, and none may stand inside the vDSO; else another moment is tried. What this is not:
the machine's clock. Timers that the kernel keeps by the wall clock, and system calls made past the vDSO, are not
turned; a child started meanwhile inherits the turned clock, and is to be set right too. Written for x86-64 only.
(libfaketime was tried first: its 0.9.10 breaks Python's `time.sleep` where the monotonic clock is left alone, and
leaves its semaphores behind when a process is killed.)
"""

import os
import platform
import signal
import struct
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

STILL_WITHIN_S, PAUSE_S = 10.0, 0.002
DYNSYM = 11
_SECTIONS_AT, _SECTION_COUNT_AT = 0x28, 0x3C  # of the ELF header
_SECTION, _SYMBOL = struct.Struct("<IIQQQQIIQQ"), struct.Struct("<IBBHQQ")
_CODE = {
    # mov eax,228; syscall; test eax,eax; jnz end; test edi,edi; jz add; cmp edi,5; jne end; add: add [rsi],S; end: ret
    "__vdso_clock_gettime": "b8e4000000 0f05 85c0 7510 85ff 7405 83ff05 7507 488106{seconds} c3",
    # mov eax,96; syscall; test eax,eax; jnz end; test rdi,rdi; jz end; add [rdi],S; end: ret
    "__vdso_gettimeofday": "b860000000 0f05 85c0 750c 4885ff 7407 488107{seconds} c3",
    # mov eax,201; syscall; add rax,S; test rdi,rdi; jz end; mov [rdi],rax; end: ret
    "__vdso_time": "b8c9000000 0f05 4805{seconds} 4885ff 7403 488907 c3",
}


class Vdso(NamedTuple):
    """The image, and where in it the functions stand."""

    image: bytes
    places: dict[str, int]


class CannotTurnError(Exception):
    """The clock of a process cannot be turned, and why."""


def turn(pid: int, seconds: int) -> None:
    """From now on the wall clock of this process is off by so much; raises CannotTurnError or ProcessLookupError."""
    packed = struct.pack("<i", seconds).hex()
    _write(pid, {name: bytes.fromhex(code.format(seconds=packed)) for name, code in _CODE.items()})


def set_right(pid: int) -> None:
    """The wall clock of this process is the machine's again; raises CannotTurnError or ProcessLookupError."""
    own = own_vdso()
    lengths = {name: len(bytes.fromhex(code.format(seconds="00000000"))) for name, code in _CODE.items()}
    _write(pid, {name: own.image[own.places[name] :][:length] for name, length in lengths.items()})


@cache
def own_vdso() -> Vdso:
    """This process's own; raises CannotTurnError on another kind of machine."""
    found = _range(os.getpid())
    if platform.machine() != "x86_64" or found is None:
        raise CannotTurnError(f"no code for the clocks of {platform.machine()}")
    with Path("/proc/self/mem").open("rb") as memory:
        memory.seek(found[0])
        image = memory.read(found[1] - found[0])
    places = _functions(image)
    if missing := _CODE.keys() - places.keys():
        raise CannotTurnError(f"this kernel's vDSO has no {', '.join(sorted(missing))}")
    return Vdso(image, places)


def _functions(image: bytes) -> dict[str, int]:
    """Name and place of each function, from the image's table of dynamic symbols (ELF-64, little end first)."""
    (first,) = struct.unpack_from("<Q", image, _SECTIONS_AT)
    (count,) = struct.unpack_from("<H", image, _SECTION_COUNT_AT)
    sections = [_SECTION.unpack_from(image, first + number * _SECTION.size) for number in range(count)]
    symbols = next(section for section in sections if section[1] == DYNSYM)
    names = sections[symbols[6]][4]
    found = {}
    for place in range(symbols[4], symbols[4] + symbols[5], _SYMBOL.size):
        name, _, _, _, value, _ = _SYMBOL.unpack_from(image, place)
        found[image[names + name : image.index(b"\0", names + name)].decode()] = value
    return found


def _range(pid: int) -> tuple[int, int] | None:
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        if line.endswith("[vdso]"):
            first, _, last = line.split()[0].partition("-")
            return int(first, 16), int(last, 16)
    return None


def _write(pid: int, code: dict[str, bytes]) -> None:
    places = own_vdso().places
    try:
        found = _range(pid)
        if found is None:
            raise ProcessLookupError(pid)  # it has no memory any more: it is just ending
        with Path(f"/proc/{pid}/mem").open("r+b", buffering=0) as memory:
            _stand_still_outside(pid, found)
            for name, put in code.items():
                memory.seek(found[0] + places[name])
                memory.write(put)
    except (FileNotFoundError, ProcessLookupError):
        raise ProcessLookupError(pid) from None
    except OSError as error:
        raise CannotTurnError(f"process {pid}: {error}") from error
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)


def _stand_still_outside(pid: int, vdso: tuple[int, int]) -> None:
    """Stop the process at a moment when none of its threads is in the vDSO."""
    deadline = time.monotonic() + STILL_WITHIN_S
    while time.monotonic() < deadline:
        os.kill(pid, signal.SIGSTOP)
        at = [_stands_at(task) for task in Path(f"/proc/{pid}/task").iterdir()]
        if None not in at:
            if not any(vdso[0] <= place < vdso[1] for place in at if place is not None):
                return
            os.kill(pid, signal.SIGCONT)
        time.sleep(PAUSE_S)
    raise CannotTurnError(f"process {pid} never stood still outside its clock")


def _stands_at(task: Path) -> int | None:
    """The instruction a stopped thread stands at; None while it runs. One that ends is nowhere."""
    try:
        state = (task / "stat").read_text().rpartition(")")[2].split()[0]
        told = (task / "syscall").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    if state in "ZX":
        return 0
    return int(told[-1], 16) if state in "Tt" and told[-1].startswith("0x") else None
