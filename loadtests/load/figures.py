"""Figures of a run from Locust's own file of statistics: by act, and by what came of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from loadtests.load.outcomes import ARROW

SEEN = "USER"
"""What a user saw or found, beside the methods of requests."""
UNEXPECTED = "unexpected"
NOTHING_LEFT = "nothing left"


@dataclass
class Figure:
    """How often, how often as a fault, and how long it took: counts by milliseconds, rounded as Locust rounds them."""

    name: str
    count: int = 0
    faults: int = 0
    took: Counter[int] = field(default_factory=Counter)

    def add(self, count: int, faults: int, took: Mapping[int, int]) -> None:
        """More of the same."""
        self.count += count
        self.faults += faults
        self.took.update(took)

    def ms(self, share: float) -> int:
        """The time within which this share of them was answered; 0 of none."""
        wanted, passed = share * sum(self.took.values()), 0
        for ms in sorted(self.took):
            passed += self.took[ms]
            if passed >= wanted:
                return ms
        return 0

    def told(self) -> dict[str, Any]:
        """As it stands in a summary."""
        times = {"p50_ms": self.ms(0.5), "p95_ms": self.ms(0.95), "p99_ms": self.ms(0.99), "max_ms": self.ms(1.0)}
        return {"name": self.name, "count": self.count, "faults": self.faults, **times}


@dataclass
class Figures:
    """`outcomes` by name (`claim → won`), `acts` by act; `answers` to requests, counting those that got none."""

    outcomes: dict[str, Figure] = field(default_factory=dict)
    acts: dict[str, Figure] = field(default_factory=dict)
    answers: int = 0

    @property
    def undecided(self) -> int:
        """Of them, those that decided nothing."""
        return sum(one.faults for one in self.outcomes.values() if UNEXPECTED not in one.name)

    @property
    def unexpected(self) -> list[Figure]:
        """What must not be."""
        return [one for one in self.outcomes.values() if UNEXPECTED in one.name]

    @property
    def ran_out(self) -> dict[str, int]:
        """How many users of which kind went home because nothing was left for them."""
        return {
            name.partition(ARROW)[0]: one.count for name, one in self.outcomes.items() if name.endswith(NOTHING_LEFT)
        }


def figures_of(entries: Iterable[Mapping[str, Any]]) -> Figures:
    """Of the entries of `locust --json-file`."""
    found = Figures()
    for entry in entries:
        name = str(entry["name"])
        act = name.partition(ARROW)[0]
        took = {int(float(ms)): int(count) for ms, count in entry["response_times"].items()}
        counted = (int(entry["num_requests"]), int(entry["num_failures"]), took)
        found.outcomes.setdefault(name, Figure(name)).add(*counted)
        found.answers += 0 if entry["method"] == SEEN else int(entry["num_requests"])
        if not name.endswith(NOTHING_LEFT):
            found.acts.setdefault(act, Figure(act)).add(*counted)
    return found
