"""What is done in a round, drawn from its seed: the same seed, the same faults on the same parts at the same instants.

Where a family is not possible, another takes the place of its faults and the round says so; the other faults of the
round, and all instants, stay what they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from loadtests.faults import clock, disk, network, signals, wipe
from loadtests.faults.fault import Family, Fault

FAMILIES: tuple[Family, ...] = (
    *signals.FAMILIES, *network.FAMILIES, *disk.FAMILIES, *clock.FAMILIES, *wipe.FAMILIES,
)  # fmt: skip
FAULTS_MAX = 3
FIRST_S, LAST_S = 1.0, 6.0
DRAWS_MAX = 50


@dataclass(frozen=True)
class Blow:
    """A fault, and when it strikes: seconds from the round's beginning."""

    at_s: float
    fault: Fault


@dataclass(frozen=True)
class Round:
    """`instead` tells what was drawn, why it cannot be, and what is done in its place."""

    seed: int
    blows: tuple[Blow, ...]
    instead: tuple[str, ...] = ()

    @property
    def may_refuse(self) -> frozenset[str]:
        """Codes that a shopper may rightly meet in this round."""
        return frozenset[str]().union(*(blow.fault.may_refuse for blow in self.blows))


def draw(seed: int, missing: Mapping[str, str], families: Sequence[Family] = FAMILIES) -> Round:
    """One to three faults, none of two on the same part; `missing`: why a family is not possible, by its name."""
    dice = Random(seed)
    instants = sorted(round(dice.uniform(FIRST_S, LAST_S), 1) for _ in range(dice.randint(1, FAULTS_MAX)))
    blows: list[Blow] = []
    instead: list[str] = []
    possible = [family for family in families if not missing.get(family.name)]
    for number, at_s in enumerate(instants):
        taken = {part for blow in blows for part in blow.fault.parts}
        drawn = _one(dice, families, taken)
        if drawn is None:
            continue
        family, fault = drawn
        if reason := missing.get(family.name):
            other = _one(Random(seed * FAULTS_MAX + number), possible, taken)
            instead.append(f"{fault.name}: {reason}" + (f"; instead {other[1].name}" if other else ""))
            if other is None:
                continue
            fault = other[1]
        blows.append(Blow(at_s, fault))
    return Round(seed, tuple(blows), tuple(instead))


def _one(dice: Random, families: Sequence[Family], taken: set[str]) -> tuple[Family, Fault] | None:
    """A fault on parts that nothing befalls yet."""
    for _ in range(DRAWS_MAX if families else 0):
        (family,) = dice.choices(families, [family.weight for family in families])
        fault = family.draw(dice)
        if not taken & set(fault.parts):
            return family, fault
    return None
