"""One round: the faults strike while the city goes on; then what came back when, and whether a promise is broken."""

import asyncio
import os
import time
from dataclasses import dataclass, field

from deploy.local import sessions
from deploy.local.state import State
from loadtests.faults.city import KINDS, City
from loadtests.faults.fault import Fault, NotPossibleError
from loadtests.faults.judge import Judge
from loadtests.faults.plan import Blow, Round
from loadtests.faults.ready import is_ready, not_ready
from loadtests.faults.witness import good_after

RECOVERED_WITHIN_S = 60.0
WELL_WITHIN_S = 60.0
PAUSE_S = 0.2


@dataclass
class Struck:
    """A fault that was done: `lifted_at` in unix seconds, and how long after it each of its parts served again."""

    blow: Blow
    lifted_at: float = 0.0
    ready_after_s: dict[str, float] = field(default_factory=dict)
    problem: str = ""


@dataclass
class Outcome:
    """What a round came to: `good_after_s` by kind of act, from the last fault's end to its first good answer.

    `load`: how many processes wanted to run on the machine, over the last minute.
    """

    round: Round
    struck: list[Struck]
    good_after_s: dict[str, float] = field(default_factory=dict)
    recovered_s: float = 0.0
    took_s: float = 0.0
    acts: int = 0
    load: float = 0.0
    broken: list[str] = field(default_factory=list)


async def play(state: State, city: City, judge: Judge, planned: Round, may_refuse: frozenset[str]) -> Outcome:
    """Play a round on a stack that is well; `may_refuse`: codes that clients may still meet from the round before."""
    await _until_well(state, city)
    city.take_wrong()
    acts_before, started = len(city.acts()), time.monotonic()
    outcome = Outcome(planned, [Struck(blow) for blow in planned.blows])
    async with asyncio.TaskGroup() as together:
        for struck in outcome.struck:
            together.create_task(_strike(state, struck))
    outcome.broken += await _recover(state, city, outcome)
    excused = [f'"{code}"' for code in planned.may_refuse | may_refuse]
    outcome.broken += [one for one in city.take_wrong() if not any(code in one for code in excused)]
    outcome.broken += await judge.judge(city.witness.acts)
    outcome.load = os.getloadavg()[0]
    outcome.took_s = time.monotonic() - started
    outcome.acts = len(city.acts()) - acts_before
    return outcome


async def _until_well(state: State, city: City) -> None:
    """Raises RuntimeError when the stack, or a client, does not get well by itself."""
    deadline = time.monotonic() + WELL_WITHIN_S
    while away := await not_ready(state):
        if time.monotonic() > deadline:
            raise RuntimeError(f"not ready: {', '.join(away)}")
        await asyncio.sleep(PAUSE_S)
    if not city.is_alive:
        raise RuntimeError("the city has ended")


async def _strike(state: State, struck: Struck) -> None:
    """Do it in its time, undo it, and wait for its parts."""
    fault = struck.blow.fault
    await asyncio.sleep(struck.blow.at_s)
    leaders = {part: sessions.leader(state.pid_file(part)) for part in fault.parts}
    try:
        async with fault.do(state):
            await asyncio.sleep(fault.lasts_s)
    except NotPossibleError as error:
        struck.problem = str(error)
    except OSError as error:
        struck.problem = f"{type(error).__name__}: {error}"
    struck.lifted_at = time.time()
    waits = (_until_ready(state, struck, fault, part, leader) for part, leader in leaders.items() if _is_part(part))
    await asyncio.gather(*waits)


def _is_part(name: str) -> bool:
    return not name.startswith("link to ")


async def _until_ready(state: State, struck: Struck, fault: Fault, part: str, leader: int | None) -> None:
    """Note when it serves again, as another process where it had to end; not for ever."""
    deadline = time.monotonic() + RECOVERED_WITHIN_S
    while time.monotonic() < deadline:
        is_new = not fault.begins_anew or sessions.leader(state.pid_file(part)) not in {None, leader}
        if is_new and await is_ready(state, part):
            struck.ready_after_s[part] = time.time() - struck.lifted_at
            return
        await asyncio.sleep(PAUSE_S)


async def _recover(state: State, city: City, outcome: Outcome) -> list[str]:
    """Wait until everything is ready and each kind of act has a good answer; what never came, as sentences."""
    lifted_at = max(one.lifted_at for one in outcome.struck)
    deadline = time.monotonic() + RECOVERED_WITHIN_S
    while True:
        found = {kind: good_after(city.acts(), kind, lifted_at) for kind in KINDS}
        outcome.good_after_s = {kind: after for kind, after in found.items() if after is not None}
        silent = [kind for kind in KINDS if kind not in outcome.good_after_s]
        away = [] if silent else await not_ready(state)
        if not silent and not away:
            outcome.recovered_s = _recovered_s(outcome, lifted_at)
            return []
        if time.monotonic() > deadline or not city.is_alive:
            ended = [] if city.is_alive else ["a client met what it could not bear"]
            return [*ended, _missing(silent, away)]
        await asyncio.sleep(PAUSE_S)


def _missing(silent: list[str], away: list[str]) -> str:
    told = [f"no good answer to {', '.join(silent)}"] if silent else []
    told += [f"not ready: {', '.join(away)}"] if away else []
    return f"{RECOVERED_WITHIN_S:g} s after the last fault: {'; '.join(told)}"


def _recovered_s(outcome: Outcome, lifted_at: float) -> float:
    """From the last fault's end until everything served and everybody was served."""
    ready = [one.lifted_at + after - lifted_at for one in outcome.struck for after in one.ready_after_s.values()]
    return max(0.0, *ready, *outcome.good_after_s.values())
