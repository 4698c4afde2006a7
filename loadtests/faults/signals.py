"""Parts that die, are stopped, or stand still; the supervisor starts again whatever ended."""

import os
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from random import Random

from deploy.local import sessions
from deploy.local.state import State
from loadtests.faults.fault import PARTS, Deed, Family, Fault, always

BACK = "whoever waited is answered under the same key; ready again within 10 s"
PAUSES_S = (0.5, 4.0)


def killed(*parts: str) -> Fault:
    """kill -9 of these parts at once."""
    return Fault(f"kill -9 of {' and '.join(parts)}", parts, BACK, _sends(signal.SIGKILL, *parts), begins_anew=True)


def _stopped(part: str) -> Fault:
    expected = f"it finishes what it has begun; {BACK}"
    return Fault(f"{part} is told to stop", (part,), expected, _sends(signal.SIGTERM, part), begins_anew=True)


def standing_still(part: str, lasts_s: float) -> Fault:
    """A part that hangs: it takes connections and answers nobody."""
    expected = "what waits for it is answered when it goes on, or under the same key; nothing is done twice"
    return Fault(f"{part} stands still for {lasts_s:g} s", (part,), expected, _stands_still(part), lasts_s)


def _all_killed() -> Fault:
    expected = "all of it comes back by itself; what was acknowledged is there"
    return Fault("everything is killed at once", PARTS, expected, _sends(signal.SIGKILL, *PARTS), begins_anew=True)


def _sends(number: signal.Signals, *parts: str) -> Deed:
    @asynccontextmanager
    async def send(state: State) -> AsyncIterator[None]:
        for part in parts:
            sessions.send(state.pid_file(part), number)
        yield

    return send


def _stands_still(part: str) -> Deed:
    @asynccontextmanager
    async def stand_still(state: State) -> AsyncIterator[None]:
        stopped = sessions.family(state.pid_file(part))
        try:
            _send(stopped, signal.SIGSTOP)
            yield
        finally:
            _send(stopped, signal.SIGCONT)

    return stand_still


def _send(pids: Sequence[int], number: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def go_on(state: State) -> None:
    """Whatever stands still in the stack goes on; for what earlier faults may have left behind."""
    for file in state.pid_files():
        _send(sessions.family(file), signal.SIGCONT)


def _pair(dice: Random) -> Fault:
    return killed(*dice.sample(PARTS, 2))


def _one(dice: Random) -> Fault:
    return killed(dice.choice(PARTS))


FAMILIES = (
    Family("kill", _one, always, 5),
    Family("kill two", _pair, always, 4),
    Family("stop", lambda dice: _stopped(dice.choice(PARTS)), always, 2),
    Family("pause", lambda dice: standing_still(dice.choice(PARTS), round(dice.uniform(*PAUSES_S), 1)), always, 3),
    Family("restart everything", lambda _: _all_killed(), always, 1),
)
