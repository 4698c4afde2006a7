"""Bears a child for each uploaded file: a process that has imported what `document_child.py` needs, and forks.

A child that is started anew takes 0.1 to 0.25 s of a processor to import what it looks with, ten times what it then
needs to look. Here all are copies of one that has. It has a single thread, so that a copy waits for no lock of
another's, and never sees a file: a child is given its own end of a pair of sockets, and ends with its answer.

Stdin is the line it is asked on; when that ends, whoever asked has, and so does it.
"""

import gc
import os
import select
import signal
import socket
import time
from typing import NoReturn

from services.subsidies.adapters import document_child

WITHIN_S = 12.0  # a child that lives longer is ended; who asked has given up by then
PAUSE_S = 1.0


def main() -> None:
    """Bear children until the line ends."""
    gc.collect()
    gc.freeze()
    line = socket.socket(fileno=os.dup(0))
    alive: dict[int, float] = {}  # child: when it must have ended
    try:
        while True:
            asked, _, _ = select.select([line], [], [], PAUSE_S if alive else None)
            if asked:
                byte, ends, _, _ = socket.recv_fds(line, 1, 1)
                if not byte:
                    break
                for end in ends:
                    alive[_bear(end)] = time.monotonic() + WITHIN_S
            _see_off(alive)
    finally:
        for child in alive:
            os.kill(child, signal.SIGKILL)


def _bear(end: int) -> int:
    child = os.fork()
    if child == 0:
        _live(end)
    os.close(end)
    return child


def _live(end: int) -> NoReturn:
    """A child has its file's line and nothing else (`confined.py` closes what is left)."""
    status = 1
    try:
        os.dup2(end, 0)
        os.dup2(end, 1)
        document_child.main()
        status = 0
    finally:
        os._exit(status)


def _see_off(alive: dict[int, float]) -> None:
    """Take leave of those that have ended, and end those that should have."""
    for child, must_have_ended in list(alive.items()):
        if os.waitpid(child, os.WNOHANG) != (0, 0):
            del alive[child]
        elif time.monotonic() > must_have_ended:
            os.kill(child, signal.SIGKILL)


if __name__ == "__main__":
    main()
