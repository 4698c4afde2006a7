"""The supervisor's process: a circus arbiter that starts what it is told, restarts what dies, stops in order.

Run as `python -m deploy.local.supervisor` by `up`; it reads `watchers.json` and is spoken to over
a socket that only its owner can reach.
"""

import json
import logging
import os
import time
from pathlib import Path
from typing import Any

from circus import get_arbiter
from circus.client import CircusClient
from circus.exc import CallError, ConflictError

from deploy.local import sessions
from deploy.local.state import State, current_state
from deploy.order_of_service import NICENESS

SUPERVISOR = "supervisor"
CHECK_DELAY_S = 1.0
GRACEFUL_S = 10
ANSWER_WITHIN_S = 30.0
LOG_BYTES_MAX = 20_000_000


def watcher(
    state: State, name: str, command: tuple[str, ...], environment: dict[str, str], stop_signal: int, folder: Path
) -> dict[str, Any]:
    """How circus keeps one process: started again for ever, its output in a log of its own.

    The process writes its log itself: circus's redirector adds a reused descriptor twice once a part was killed, and
    from then on starts nothing.
    """
    return {
        "name": name,
        "cmd": "/bin/sh",
        "args": ["-c", 'exec "$@" >>"$0" 2>&1', str(state.log_file(name)), *command],
        "env": environment,
        "working_dir": str(folder),
        "autostart": False,
        "max_retry": -1,
        "graceful_timeout": GRACEFUL_S,
        "stop_signal": int(stop_signal),
        "hooks": {  # each with whether its failure is to be ignored
            "before_spawn": ("deploy.local.supervisor.make_way", False),
            "after_spawn": ("deploy.local.supervisor.note_process", True),
        },
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


def make_way(watcher: Any, **_: Any) -> bool:
    """Before a part is started (again): what it left behind when it was killed would keep its port; turn its log."""
    state = current_state()
    sessions.send(state.pid_file(watcher.name))
    log = state.log_file(watcher.name)
    if log.exists() and log.stat().st_size > LOG_BYTES_MAX:
        log.replace(log.with_suffix(".log.1"))
    return True


def note_process(watcher: Any, pid: int, **_: Any) -> bool:
    """After a part was started: note its session, and give it its place in the order of service."""
    sessions.note(current_state().pid_file(watcher.name), pid)
    sessions.give_way(pid, NICENESS.get(watcher.name, 0))
    return True


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
    sessions.note(state.pid_file(SUPERVISOR), os.getpid())
    logging.getLogger("tornado.application").addFilter(_is_news)
    try:
        arbiter.start()
    finally:
        arbiter.stop()


def _is_news(record: logging.LogRecord) -> bool:
    """Circus looks after its parts every second; that it was busy starting one is no error: it looks again."""
    return not (record.exc_info and isinstance(record.exc_info[1], ConflictError))


if __name__ == "__main__":
    main()
