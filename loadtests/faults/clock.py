"""Wall clocks that jump by an hour in one part: nothing that is over may begin again, and no day's money may move."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from random import Random

from deploy.local import sessions
from deploy.local.state import State
from loadtests.faults import vdso
from loadtests.faults.fault import PROCESSES, Deed, Family, Fault, NotPossibleError

HOUR_S = 3_600
LASTS_S = (1.0, 4.0)
TURNED = ("postgres", *PROCESSES)
WHILE_CLOCKS_DIFFER = frozenset(
    {
        "UNAUTHENTICATED", "CLOCK_SKEW", "TICKET_EXPIRED", "CODE_INVALID", "CODE_EXPIRED", "EXPIRED", "OUT_OF_WINDOW",
        "OUT_OF_HOURS", "ROUND_NOT_OPEN", "ROUND_CLOSED", "UNDO_CLOSED", "FIX_DEADLINE_PASSED",
    }
)  # fmt: skip
"""Refusals that are right by a clock that is wrong: what is valid for minutes is over, or not yet begun."""


def clock(part: str, *, ahead_s: int, lasts_s: float) -> Fault:
    """The clock of a part is off, then right again: two jumps."""
    name = f"the clock of {part} jumps by {ahead_s / HOUR_S:+g} h for {lasts_s:g} s"
    expected = "no closed round opens again, no closed day takes or gives back a fen; refusals at most"
    return Fault(name, (part,), expected, _turns(part, ahead_s), lasts_s, may_refuse=WHILE_CLOCKS_DIFFER)


def _turns(part: str, ahead_s: int) -> Deed:
    @asynccontextmanager
    async def turn(state: State) -> AsyncIterator[None]:
        file = state.pid_file(part)
        try:
            for pid in sessions.family(file):
                with suppress(ProcessLookupError):
                    vdso.turn(pid, ahead_s)
            yield
        except vdso.CannotTurnError as error:
            raise NotPossibleError(str(error)) from error
        finally:
            for pid in sessions.family(file):  # also those born meanwhile, with the clock of their parent
                with suppress(ProcessLookupError):
                    vdso.set_right(pid)

    return turn


def set_all_right(state: State) -> None:
    """Every clock of the stack; for what earlier faults may have left behind."""
    for part in TURNED:
        for pid in sessions.family(state.pid_file(part)):
            with suppress(ProcessLookupError):
                vdso.set_right(pid)


def _any(dice: Random) -> Fault:
    # Half of the time the clock by which vouchers are decided.
    part = "postgres" if dice.random() < 0.5 else dice.choice(PROCESSES)
    return clock(part, ahead_s=dice.choice((-HOUR_S, HOUR_S)), lasts_s=round(dice.uniform(*LASTS_S), 1))


def missing(state: State) -> str:
    """Tried on a process of the stack, whose clock stays right."""
    try:
        for pid in sessions.family(state.pid_file("redis")):
            vdso.set_right(pid)
    except (vdso.CannotTurnError, ProcessLookupError) as error:
        return f"clocks cannot be turned: {error}"
    return ""


FAMILIES = (Family("clock", _any, missing, 3),)
