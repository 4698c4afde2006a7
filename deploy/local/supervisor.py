"""The supervisor's process: a circus arbiter that starts what it is told, restarts what dies, stops in order.

Run as `python -m deploy.local.supervisor` by `up`; it reads `watchers.json` and is spoken to over
a socket that only its owner can reach.
"""

import json
import os
import time
from pathlib import Path
from typing import Any

from circus import get_arbiter
from circus.client import CircusClient
from circus.exc import CallError

from deploy.local.state import State, current_state

CHECK_DELAY_S = 1.0
GRACEFUL_S = 10
ANSWER_WITHIN_S = 30.0
LOG_BYTES_MAX = 20_000_000


def watcher(
    state: State, name: str, command: tuple[str, ...], environment: dict[str, str], stop_signal: int, folder: Path
) -> dict[str, Any]:
    """How circus keeps one process: restarted for ever, its output in a log that is turned over at 20 MB."""
    return {
        "name": name,
        "cmd": command[0],
        "args": list(command[1:]),
        "env": environment,
        "working_dir": str(folder),
        "autostart": False,
        "max_retry": -1,
        "graceful_timeout": GRACEFUL_S,
        "stop_signal": int(stop_signal),
        "stdout_stream": {
            "class": "FileStream",
            "filename": str(state.logs / f"{name}.log"),
            "max_bytes": LOG_BYTES_MAX,
            "backup_count": 2,
        },
        "stderr_stream": {"class": "FileStream", "filename": str(state.logs / f"{name}.log")},
    }


def call(state: State, command: str, **properties: Any) -> dict[str, Any]:
    """Ask the supervisor, again while it is busy; raises ConnectionError when it stays silent for 30 s."""
    client = CircusClient(endpoint=f"ipc://{state.supervisor_socket}", timeout=30)
    deadline = time.monotonic() + ANSWER_WITHIN_S
    try:
        answer: dict[str, Any] = client.send_message(command, **properties)
        while "already running" in str(answer.get("reason")) and time.monotonic() < deadline:
            time.sleep(0.05)
            answer = client.send_message(command, **properties)
    except CallError as error:
        raise ConnectionError(str(error)) from error
    finally:
        client.stop()
    if answer.get("status") == "error":
        raise RuntimeError(f"{command}: {answer.get('reason')}")
    return answer


def process_is(pid: int, state: State) -> bool:
    """Whether this pid is a live process that belongs to this stack, by the state folder in its environment."""
    try:
        environment = Path(f"/proc/{pid}/environ").read_bytes()
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return f"JINQIU_STATE_DIR={state.folder}\0".encode() in environment and ") Z " not in status


def processes_of(state: State) -> list[int]:
    """Every live process of this stack but this one; other stacks and other people's processes are never named."""
    pids = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    return [pid for pid in pids if pid != os.getpid() and process_is(pid, state)]


def main() -> None:
    """Keep the processes of `watchers.json` until told to quit."""
    state = current_state()
    watchers = json.loads((state.control / "watchers.json").read_text())
    arbiter = get_arbiter(
        watchers,
        controller=f"ipc://{state.supervisor_socket}",
        pubsub_endpoint=f"ipc://{state.supervisor_socket}.events",
        check_delay=CHECK_DELAY_S,
        loglevel="warning",
    )
    state.supervisor_pid_file.write_text(str(os.getpid()))
    try:
        arbiter.start()
    finally:
        arbiter.stop()
        state.supervisor_pid_file.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
