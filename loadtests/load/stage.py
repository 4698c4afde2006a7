"""What the users of a run are handed, in one file: who they are, what they hold, where they go.

Each process takes its own part: of what can be used once only, a slice that no other process has.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")
STAGE_FILE = "stage.msgpack"
STAGE_VARIABLE = "JINQIU_LOAD_STAGE"


class Citizen(msgspec.Struct, frozen=True, array_like=True):
    """Somebody who is logged in."""

    citizen_id: str
    token: str


class RushStage(msgspec.Struct, frozen=True):
    """A round, and its shoppers: each comes once."""

    round_id: str
    stock_ids: tuple[str, ...]
    citizens: tuple[Citizen, ...]


class HeldVoucher(msgspec.Struct, frozen=True, array_like=True):
    """A voucher, and the token of whoever won it."""

    voucher_id: str
    token: str
    threshold_fen: int


class TillKey(msgspec.Struct, frozen=True, array_like=True):
    """A store's till by its private key."""

    store_id: str
    key: bytes


class TillsStage(msgspec.Struct, frozen=True):
    """Tills, and vouchers to be redeemed at them: each once."""

    category: str
    platform_key: bytes
    tills: tuple[TillKey, ...]
    vouchers: tuple[HeldVoucher, ...]


class PreparedFiling(msgspec.Struct, frozen=True, array_like=True):
    """What one buyer types, and the files of the papers, drawn beforehand."""

    citizen: Citizen
    typed: dict[str, str]
    papers: dict[str, bytes]


class FilingStage(msgspec.Struct, frozen=True):
    """A policy that takes claims, and its buyers: each files once."""

    policy_id: str
    filings: tuple[PreparedFiling, ...]


class FairStage(msgspec.Struct, frozen=True):
    """A live room, the jobs on its cards, and registered people among its viewers."""

    room_id: str
    job_ids: tuple[str, ...]
    citizens: tuple[Citizen, ...]


class Stage(msgspec.Struct, frozen=True):
    """All of it; `opens_at` is a unix second, `histories` the folder where clients write down what they were told."""

    scenario: str
    users: int
    whole_s: float
    processes: int
    opens_at: float
    stamp: str
    histories: str
    rush: RushStage | None = None
    tills: TillsStage | None = None
    filing: FilingStage | None = None
    fair: FairStage | None = None


def slice_of(things: Sequence[T], index: int, processes: int) -> Sequence[T]:
    """The part of things that are used once which falls to one of so many processes: every so-manieth, from its own."""
    return things[index % processes :: processes]


def write_stage(stage: Stage, folder: Path) -> Path:
    """Only its owner may read the file: it holds tokens and keys."""
    path = folder / STAGE_FILE
    path.touch(mode=0o600)
    path.write_bytes(msgspec.msgpack.encode(stage))
    return path


def read_stage(path: Path) -> Stage:
    """What was written; raises FileNotFoundError, msgspec.MsgspecError."""
    return msgspec.msgpack.decode(path.read_bytes(), type=Stage)
