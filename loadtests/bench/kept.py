"""What the parts `growth`, `knee` and `whole` leave behind under `.run/bench/`, for the capacity page and the plots."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from deploy.local.state import State
from loadtests.provenance import current_commit, machine

Kept = TypeVar("Kept", bound=msgspec.Struct)


class Sweep(msgspec.Struct, frozen=True):
    """A closed loop: so many claims in flight all the time, batches of at most `batch_max` (0: the door's own bound).

    `batch` is how many claims a batch held on average; `cpu_us` what each part used a claim.
    """

    in_flight: int
    batch_max: int
    claims_a_second: float
    p50_ms: float
    p99_ms: float
    batch: float
    cpu_us: dict[str, float]


class Steady(msgspec.Struct, frozen=True):
    """An open loop: claims at a steady rate, times from the planned moment."""

    claims_a_second: float
    p50_ms: float
    p99_ms: float


class Lanes(msgspec.Struct, frozen=True):
    """Workers behind `doors` addresses, claims for so many stocks; `all` figures of the single runs, in their order."""

    name: str
    workers: int
    doors: int
    stocks: int
    all: tuple[float, ...]


class Issued(msgspec.Struct, frozen=True):
    """A stock that had issued so many before: processor time a claim, run by run."""

    vouchers: int
    all_us: tuple[float, ...]


class Late(msgspec.Struct, frozen=True):
    """Answers about a stock that is gone: how many a second one worker gives, and what each costs."""

    answers_a_second: float
    cpu_us: float


class Growth(msgspec.Struct, frozen=True):
    """What the part `growth` found, and on what."""

    machine: dict[str, Any]
    commit: str
    at: str
    issued: tuple[Issued, ...]
    lanes: tuple[Lanes, ...]


class Knee(msgspec.Struct, frozen=True):
    """What the part `knee` found, and on what."""

    machine: dict[str, Any]
    commit: str
    at: str
    in_flight: tuple[Sweep, ...]
    batch_max: tuple[Sweep, ...]
    steady: tuple[Steady, ...]
    late: Late


def found_on() -> tuple[dict[str, Any], str, str]:
    """Machine, commit and time, as the first fields of what is kept."""
    return machine(), current_commit(), datetime.now(UTC).isoformat(timespec="seconds")


def growth_file(state: State) -> Path:
    """Where growth stands."""
    return state.folder / "bench" / "growth.json"


def knee_file(state: State) -> Path:
    """Where the knee stands."""
    return state.folder / "bench" / "knee.json"


def read(file: Path, kind: type[Kept]) -> Kept | None:
    """What was kept; None when its part has not run."""
    return msgspec.json.decode(file.read_bytes(), type=kind) if file.exists() else None


def keep(file: Path, what: msgspec.Struct) -> None:
    """In place of what was there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.format(msgspec.json.encode(what), indent=2))
