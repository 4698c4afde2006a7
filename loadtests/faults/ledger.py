"""The ledger of rounds, kept in git so that they add up over days: a line a round that `verify` has judged."""

import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from loadtests.faults.play import Outcome

LEDGER = Path(__file__).with_name("ledger.csv")
HOLDS, BROKEN = "holds", "broken"


class Line(NamedTuple):
    """`faults` by the second they struck; `recovered_s` from the end of the last, on a machine with so much to do
    (`load`: processes that want to run, over a minute); verdict: holds, or what is broken."""

    date: str
    commit: str
    seed: int
    faults: str
    acts: int
    recovered_s: float
    load: float
    verdict: str


def line_of(outcome: Outcome, commit: str, broken: list[str]) -> Line:
    """A round's line; `broken` is what `verify` found after it."""
    faults = "; ".join(
        f"{one.blow.at_s:g} s {one.blow.fault.name}" + (f" (not done: {one.problem})" if one.problem else "")
        for one in outcome.struck
    )
    wrong = [*outcome.broken, *broken]
    verdict = f"{BROKEN}: {wrong[0]}" if wrong else HOLDS
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    recovered_s, load = round(outcome.recovered_s, 1), round(outcome.load, 1)
    return Line(today, commit, outcome.round.seed, faults, outcome.acts, recovered_s, load, verdict)


def append(lines: list[Line], ledger: Path = LEDGER) -> None:
    """Add lines, below a heading in a ledger that is new."""
    is_new = not ledger.exists()
    with ledger.open("a", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if is_new:
            writer.writerow(Line._fields)
        writer.writerows(lines)


def counted(ledger: Path = LEDGER) -> tuple[int, int]:
    """(rounds, rounds with a broken promise) of the ledger."""
    if not ledger.exists():
        return 0, 0
    with ledger.open(newline="") as file:
        verdicts = [row["verdict"] for row in csv.DictReader(file)]
    return len(verdicts), sum(verdict != HOLDS for verdict in verdicts)
