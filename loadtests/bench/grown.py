"""What the part `growth` leaves behind in `.run/bench/growth.json`, for the capacity page and the plots."""

from pathlib import Path
from typing import Any

import msgspec

from deploy.local.state import State


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


class Grown(msgspec.Struct, frozen=True):
    """All of it, with what it was found on."""

    machine: dict[str, Any]
    commit: str
    at: str
    issued: tuple[Issued, ...]
    lanes: tuple[Lanes, ...]
    in_flight: tuple[Sweep, ...]
    batch_max: tuple[Sweep, ...]
    steady: tuple[Steady, ...]
    late: Late | None


def file_of(state: State) -> Path:
    """Where it stands."""
    return state.folder / "bench" / "growth.json"


def read(file: Path) -> Grown | None:
    """What was kept; None when the part has not run."""
    return msgspec.json.decode(file.read_bytes(), type=Grown) if file.exists() else None


def keep(file: Path, grown: Grown) -> None:
    """In place of what was there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.format(msgspec.json.encode(grown), indent=2))
