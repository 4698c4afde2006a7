"""Which processes are ours: the supervisor starts each part in a session of its own and notes it in `pids/`.

A part that is killed may leave children that keep its port. They still are of its session, so they can be ended before
it starts again, and nobody else's processes are ever touched: a note counts only on the boot it was written on, and
only while the pid it names has not been given to another process.
"""

import json
import os
import signal
from contextlib import suppress
from pathlib import Path
from typing import Any

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def note(file: Path, pid: int) -> None:
    """Write down the leader of a session."""
    file.write_text(json.dumps({"pid": pid, "started": _started(pid), "boot": _BOOT_ID.read_text()}))


def leader(file: Path) -> int | None:
    """The noted process itself, while it lives."""
    noted = _read(file)
    lives = noted is not None and noted["started"] is not None and _started(noted["pid"]) == noted["started"]
    return int(noted["pid"]) if noted is not None and lives else None


def members(file: Path) -> list[int]:
    """The live processes of a noted session."""
    noted = _read(file)
    if noted is None or (_started(noted["pid"]) not in {None, noted["started"]}):
        return []
    return [pid for pid in _all_pids() if _stat(pid).get("session") == noted["pid"]]


def family(file: Path) -> list[int]:
    """The live processes of a noted session and all that descend from them: Postgres' make sessions of their own."""
    found = set(members(file))
    parents = {pid: _stat(pid).get("parent") for pid in _all_pids()}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return sorted(found)


def send(file: Path, number: signal.Signals = signal.SIGKILL) -> None:
    """Send a signal to every live process of a noted session."""
    for pid in members(file):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            continue


def give_way(pid: int, niceness: int) -> None:
    """Let a session's leader, and all it will start, be served after others by so much.

    Where the kernel groups processes by session (sched(7), autogroup), niceness counts within a session only, and the
    group has one of its own. Both are wishes: a process that has ended meanwhile has none.
    """
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, pid, niceness)
        Path(f"/proc/{pid}/autogroup").write_text(str(niceness))


def _all_pids() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _read(file: Path) -> dict[str, Any] | None:
    try:
        noted: dict[str, Any] = json.loads(file.read_text())
    except (OSError, ValueError):
        return None
    return noted if noted["boot"] == _BOOT_ID.read_text() else None


def _started(pid: int) -> int | None:
    """When a live process was started, in clock ticks since boot; None for one that is gone."""
    return _stat(pid).get("started")


def _stat(pid: int) -> dict[str, int]:
    # After the name in brackets: state, ppid, pgrp, session, …, and the start time as the 20th (proc(5)).
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return {}
    return {} if fields[0] in "ZX" else {
        "parent": int(fields[1]), "session": int(fields[3]), "started": int(fields[19]),
    }  # fmt: skip
