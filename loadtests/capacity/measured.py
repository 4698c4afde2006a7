"""What the runs left behind that the capacity of a node follows from."""

import json
from dataclasses import dataclass
from pathlib import Path

from deploy.local.state import State
from loadtests.bench import footprint, kept
from loadtests.bench.footprint import Footprint
from loadtests.bench.kept import Growth, Knee
from loadtests.capacity.again import fitted_to
from loadtests.capacity.service_time import ServiceTime, fit


@dataclass(frozen=True)
class Measured:
    """`slowdown`: how many times longer a claim takes with everything beside its door; None where not measured."""

    knee: Knee
    growth: Growth | None
    footprint: Footprint | None
    slowdown: float | None

    @property
    def door(self) -> ServiceTime:
        """Of a batch, the claim door alone with Postgres and Redis."""
        return fit(fitted_to(self.knee.in_flight))

    @property
    def node(self) -> ServiceTime:
        """Of a batch, with everything beside it."""
        return self.door.slower(self.slowdown or 1.0)


def read(state: State) -> Measured | None:
    """Of this stack's folder; None before the part `knee` has run."""
    knee = kept.read(kept.knee_file(state), Knee)
    if knee is None:
        return None
    growth = kept.read(kept.growth_file(state), Growth)
    left_behind = kept.read(footprint.file_of(state), Footprint)
    return Measured(knee, growth, left_behind, slowdown(state.folder / "bench" / "latest.json"))


def slowdown(file: Path) -> float | None:
    """By goals 1a and 1b, each a ratio to the floor of its own run."""
    goals = json.loads(file.read_text())["goals"] if file.exists() else []
    found = {one["id"]: one["value"] for one in goals}
    alone, whole = found.get("1a"), found.get("1b")
    return max(1.0, alone / whole) if alone and whole else None
