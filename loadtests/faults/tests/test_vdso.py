"""The wall clock of one process, turned and set right again, and nobody else's."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from loadtests.faults import vdso

HOUR_S, NEAR_S = 3_600, 60
_ASKED = """
import sys, threading, time
from datetime import datetime, UTC
threading.Thread(target=lambda: [time.time() for _ in iter(int, 1)], daemon=True).start()  # always asking
for _ in sys.stdin:
    print(time.time(), datetime.now(UTC).timestamp(), time.monotonic(), flush=True)
"""


class Asked:
    """A process that tells its clocks when asked, while a thread of it reads them all the time."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            (sys.executable, "-c", _ASKED), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def clocks(self) -> tuple[float, float, float]:
        """Wall clock, wall clock by another way, monotonic clock, each as ahead of ours, in seconds."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("?\n")
        told = [float(word) for word in self.process.stdout.readline().split()]
        return told[0] - time.time(), told[1] - time.time(), told[2] - time.monotonic()


@pytest.fixture
def asked() -> Iterator[Asked]:
    made = Asked()
    made.clocks()
    yield made
    made.process.kill()
    made.process.communicate()


@pytest.mark.parametrize("ahead_s", [HOUR_S, -HOUR_S])
def test_a_turned_clock_is_off_by_so_much_until_it_is_set_right(asked: Asked, ahead_s: int) -> None:
    vdso.turn(asked.process.pid, ahead_s)
    wall, other, monotonic = asked.clocks()
    assert abs(wall - ahead_s) < NEAR_S
    assert abs(other - ahead_s) < NEAR_S
    assert abs(monotonic) < NEAR_S
    vdso.set_right(asked.process.pid)
    assert max(map(abs, asked.clocks())) < NEAR_S


def test_a_clock_can_be_turned_from_one_hour_to_another(asked: Asked) -> None:
    for ahead_s in (HOUR_S, -HOUR_S, 0):
        vdso.turn(asked.process.pid, ahead_s)
        assert abs(asked.clocks()[0] - ahead_s) < NEAR_S


def test_no_other_process_is_turned(asked: Asked) -> None:
    other = Asked()
    vdso.turn(asked.process.pid, HOUR_S)
    assert max(map(abs, other.clocks())) < NEAR_S
    other.process.kill()
    other.process.communicate()


def test_a_process_that_is_gone_is_told_as_such(asked: Asked) -> None:
    asked.process.kill()
    asked.process.wait()
    with pytest.raises(ProcessLookupError):
        vdso.turn(asked.process.pid, HOUR_S)


def test_a_process_that_has_ended_and_is_not_yet_waited_for_is_gone_too(asked: Asked) -> None:
    asked.process.kill()
    os.waitid(os.P_PID, asked.process.pid, os.WEXITED | os.WNOWAIT)
    with pytest.raises(ProcessLookupError):
        vdso.set_right(asked.process.pid)
