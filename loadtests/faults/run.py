"""Rounds of faults one after the other, some of them in one city; then `verify` at rest, and the ledger."""

from collections.abc import Sequence

from deploy.local.state import State
from loadtests.faults import clock, ledger, plan, report, signals
from loadtests.faults.city import small_city
from loadtests.faults.fault import Family
from loadtests.faults.judge import Judge
from loadtests.faults.play import Outcome, play
from loadtests.provenance import current_commit
from loadtests.verify.run import verify

ROUNDS_A_CITY = 10


async def run(state: State, *, count: int, seed: int, families: Sequence[Family], keep: bool) -> int:
    """Play rounds with the seeds from `seed` on, until one breaks a promise; the exit status: 0 when none did.

    `keep`: write each into the ledger, once `verify` has judged it too.
    """
    _mend(state)
    missing = {family.name: family.missing(state) for family in families}
    lines: list[ledger.Line] = []
    for first in range(0, count, ROUNDS_A_CITY):
        last = min(first + ROUNDS_A_CITY, count)
        planned = [plan.draw(seed + number, missing, families) for number in range(first, last)]
        outcomes = await _play_all(state, planned, first, count)
        verdicts = await verify(state)
        report.say_verdicts(verdicts)
        broken = [f"promise {one.promise}: {one.name}: {one.detail}" for one in verdicts if not one.ok]
        made = [ledger.line_of(one, current_commit(but=[ledger.LEDGER]), broken) for one in outcomes]
        lines += made
        if keep:
            ledger.append(made)
        if any(line.verdict != ledger.HOLDS for line in made):
            break
    report.console.print(report.table_of(lines))
    if keep:
        rounds, of_them_broken = ledger.counted()
        report.say(f"the ledger has {rounds} rounds, {of_them_broken} with a broken promise")
    return 0 if all(line.verdict == ledger.HOLDS for line in lines) else 1


async def _play_all(state: State, planned: list[plan.Round], first: int, count: int) -> list[Outcome]:
    """These rounds in one city, until a promise is broken."""
    outcomes: list[Outcome] = []
    may_refuse: frozenset[str] = frozenset()
    async with small_city(state) as city:
        report.say("a small city has moved in")
        judge = Judge(state.endpoints()["postgres_dsn"])
        for number, one in enumerate(planned, first + 1):
            report.say_plan(number, count, one)
            outcome = await play(state, city, judge, one, may_refuse)
            may_refuse = one.may_refuse
            outcomes.append(outcome)
            report.say_outcome(outcome)
            if outcome.broken:
                break
    return outcomes


def _mend(state: State) -> None:
    """Undo what a run that was itself killed may have left behind."""
    signals.go_on(state)
    if not clock.missing(state):
        clock.set_all_right(state)
