"""Faults done to a process of the test's own, and undone whatever happens in between."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from deploy.local import sessions
from deploy.local.state import State
from loadtests.faults import disk
from loadtests.faults.clock import clock
from loadtests.faults.fault import Fault
from loadtests.faults.signals import go_on, killed, standing_still

PART = "redemption-http"
_CHILD = "import sys; [print(line, end='', flush=True) for line in sys.stdin]"
_PARENT = f"import subprocess, sys; subprocess.run((sys.executable, '-c', {_CHILD!r}), start_new_session=True)"


@dataclass
class Part:
    """A parent and a child that has a session of its own, as Postgres' do; the child echoes."""

    state: State
    process: "subprocess.Popen[str]"

    def pids(self) -> list[int]:
        return sessions.family(self.state.pid_file(PART))

    def states(self) -> set[str]:
        """T: stopped."""
        return {Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] for pid in self.pids()}

    def echoes(self) -> bool:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("hello\n")
        return self.process.stdout.readline() == "hello\n"


@pytest.fixture
def part(tmp_path: Path) -> Iterator[Part]:
    state = State(tmp_path)
    state.pid_file(PART).parent.mkdir()
    process = subprocess.Popen(
        (sys.executable, "-c", _PARENT), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        start_new_session=True,
    )  # fmt: skip
    sessions.note(state.pid_file(PART), process.pid)
    made = Part(state, process)
    assert made.echoes()
    yield made
    go_on(state)
    process.communicate()


async def failing_within(fault: Fault, state: State) -> None:
    with pytest.raises(KeyboardInterrupt):
        async with fault.do(state):
            raise KeyboardInterrupt


async def test_the_family_of_a_part_is_all_that_descends_from_it(part: Part) -> None:
    assert len(part.pids()) == 2
    assert len(sessions.members(part.state.pid_file(PART))) == 1


async def test_a_part_that_stands_still_goes_on_whatever_happens(part: Part) -> None:
    fault = standing_still(PART, 1.0)
    async with fault.do(part.state):
        assert part.states() == {"T"}
    assert part.echoes()
    await failing_within(fault, part.state)
    assert part.echoes()


async def test_what_an_earlier_run_left_standing_still_goes_on(part: Part) -> None:
    for pid in part.pids():
        os.kill(pid, 19)
    go_on(part.state)
    assert part.echoes()


async def test_a_quota_is_lifted_whatever_happens(part: Part) -> None:
    def limits() -> set[str]:
        lines = (Path(f"/proc/{pid}/limits").read_text().splitlines() for pid in part.pids())
        return {line.split()[3] for one in lines for line in one if line.startswith("Max file size")}

    fault = disk.quota_used_up(PART, 1.0)
    async with fault.do(part.state):
        assert limits() == {"0"}
    assert limits() == {"unlimited"}
    await failing_within(fault, part.state)
    assert limits() == {"unlimited"}


async def test_a_clock_is_set_right_whatever_happens(part: Part) -> None:
    fault = clock(PART, ahead_s=-3_600, lasts_s=1.0)
    async with fault.do(part.state):
        assert part.echoes()
    await failing_within(fault, part.state)
    assert part.echoes()


async def test_killing_takes_the_parts_session(part: Part) -> None:
    async with killed(PART).do(part.state):
        assert part.process.wait(10) == -9
