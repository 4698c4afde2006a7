"""The ledger: rounds add up, and a broken promise stays on record."""

from pathlib import Path
from random import Random

import pytest

from loadtests.faults import ledger
from loadtests.faults.fault import Family, Fault
from loadtests.faults.plan import FAMILIES, Blow, Round
from loadtests.faults.play import Outcome, Struck
from loadtests.faults.wipe import wiped


def outcome(*problems: str, broken: tuple[str, ...] = ()) -> Outcome:
    blows = [Blow(1.5, Fault("Redis is wiped", ("redis",), "nothing", wiped)) for _ in problems]
    struck = [Struck(blow, problem=problem) for blow, problem in zip(blows, problems, strict=True)]
    return Outcome(Round(7, tuple(blows)), struck, recovered_s=2.34, acts=120, load=0.46, broken=list(broken))


def test_rounds_add_up_over_runs(tmp_path: Path) -> None:
    file = tmp_path / "ledger.csv"
    for _ in range(2):
        ledger.append([ledger.line_of(outcome("", ""), "abc", [])], file)
    assert ledger.counted(file) == (2, 0)
    heading, first, second = file.read_text().splitlines()
    assert heading == "date,commit,seed,faults,acts,recovered_s,load,verdict"
    assert first == second
    assert first.endswith(",abc,7,1.5 s Redis is wiped; 1.5 s Redis is wiped,120,2.3,0.5,holds")


def test_a_promise_broken_in_the_round_or_found_broken_after_it_is_on_record(tmp_path: Path) -> None:
    file = tmp_path / "ledger.csv"
    ledger.append([ledger.line_of(outcome("", broken=("a fen is gone",)), "abc", [])], file)
    ledger.append([ledger.line_of(outcome(""), "abc", ["promise 1: the cap"])], file)
    assert ledger.counted(file) == (2, 2)
    assert "broken: a fen is gone" in file.read_text()


def test_a_fault_that_could_not_be_done_is_told_as_such(tmp_path: Path) -> None:
    assert "(not done: Redis is away)" in ledger.line_of(outcome("Redis is away"), "abc", []).faults


def test_the_ledger_of_the_repository_can_be_read() -> None:
    rounds, broken = ledger.counted()
    assert rounds >= broken >= 0


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_a_line_tells_the_family_of_each_of_its_faults(family: Family) -> None:
    for seed in range(50):
        words = family.draw(Random(seed)).name
        assert ledger.family_of(f"2.1 s {words}") == family.name
