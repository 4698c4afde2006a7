"""What a process is handed: its own people and no others', and a file that `verify` can read."""

import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from itertools import chain
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from loadtests.clients.history import Act, read_history
from loadtests.clients.till import Till
from loadtests.load.part import Part
from loadtests.load.stage import (
    Citizen,
    HeldVoucher,
    RushStage,
    Stage,
    TillKey,
    TillsStage,
    read_stage,
    slice_of,
    write_stage,
)

PLATFORM = Ed25519PrivateKey.generate().public_key().public_bytes_raw()


def stage(folder: Path, processes: int = 3) -> Stage:
    citizens = tuple(Citizen(f"c{number}", f"token-{number}") for number in range(10))
    keys = tuple(TillKey(f"s{number}", Ed25519PrivateKey.generate().private_bytes_raw()) for number in range(2))
    tills = TillsStage("supermarket", PLATFORM, keys, (HeldVoucher("v1", "token-1", 30_000),))
    rush = RushStage("r1", ("r1.f50", "r1.f100"), citizens)
    return Stage("city", 10, 60.0, processes, 1.0, "1234567890", str(folder / "history"), rush, tills)


@pytest.fixture
def part(tmp_path: Path) -> Iterator[Callable[[int, int], Part]]:
    """Parts of the stage, by index and number of processes; their files are closed in the end."""
    with ExitStack() as stack:
        yield lambda index, processes: stack.enter_context(closing(Part(stage(tmp_path), index, processes)))


def test_processes_share_all_citizens_and_none_comes_twice(part: Callable[[int, int], Part]) -> None:
    came = [[one.citizen_id for one in part(index, 3).shoppers] for index in range(3)]
    assert sorted(chain(*came)) == [f"c{number}" for number in range(10)]
    assert all(came)


def test_more_processes_than_things_leave_some_with_nothing() -> None:
    assert [list(slice_of("ab", index, 3)) for index in range(3)] == [["a"], ["b"], []]


def test_what_is_not_played_is_not_there(part: Callable[[int, int], Part]) -> None:
    alone = part(0, 1)
    assert next(alone.filings, None) is None
    assert next(alone.viewers, None) is None


def test_tills_are_shared_turn_and_turn_about_and_sign_with_their_own_keys(part: Callable[[int, int], Part]) -> None:
    alone = part(0, 1)
    (first, till), (second, other), (again, same) = (next(alone.tills) for _ in range(3))
    assert (first, second, again) == ("s0", "s1", "s0")
    assert till is same
    assert till.kept() != other.kept()
    assert till.kept() == Till.of(till.kept(), PLATFORM).kept()


def test_a_stage_is_read_as_it_was_written_and_by_nobody_else(tmp_path: Path) -> None:
    made = stage(tmp_path)
    path = write_stage(made, tmp_path)
    assert read_stage(path) == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_users_were_told_is_read_by_verify(tmp_path: Path) -> None:
    part = Part(stage(tmp_path), 2, 3)
    acts = [Act("claim", f"key-{number}", "c1", "r1.f50", 201, body="{}", at=1.0, ms=2.0) for number in range(3)]
    part.history.note(acts[0])
    part.flush()
    assert read_history(tmp_path / "history") == acts[:1]
    for act in acts[1:]:
        part.history.note(act)
    part.fair_history.note(acts[0])
    part.close()
    assert read_history(tmp_path / "history") == acts
    assert read_history(tmp_path / "history" / "fair") == acts[:1]
