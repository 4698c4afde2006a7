"""The ledger of rounds, kept in git so that they add up over days: a line a round that `verify` has judged."""

import csv
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from loadtests.faults.play import Outcome

LEDGER = Path(__file__).with_name("ledger.csv")
HOLDS, BROKEN = "holds", "broken"
NOT_DONE = " (not done: "
_FAMILIES = (
    ("kill two", r"kill -9 of \S+ and "), ("kill", "kill -9 of "), ("restart everything", "everything is killed"),
    ("stop", "is told to stop"), ("pause", "stands still"), ("clock", "the clock of"), ("disk quota", "the disk quota"),
    ("disk", "the disk of|fsync of"), ("wipe Redis", "is wiped"),
    ("network", "nobody reaches|connections to|further away|is reached by|is not heard"),
)  # fmt: skip
"""By which words of a line one knows the family; the first that fits."""


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
        f"{one.blow.at_s:g} s {one.blow.fault.name}" + (f"{NOT_DONE}{one.problem})" if one.problem else "")
        for one in outcome.struck
    )
    wrong = [*outcome.broken, *broken]
    verdict = f"{BROKEN}: {wrong[0]}" if wrong else HOLDS
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    recovered_s, load = round(outcome.recovered_s, 1), round(outcome.load, 1)
    return Line(today, commit, outcome.round.seed, faults, outcome.acts, recovered_s, load, verdict)


def family_of(fault: str) -> str:
    """The family of a fault in a line, by its words; raises StopIteration for words that none has."""
    return next(name for name, words in _FAMILIES if re.search(words, fault))


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
