"""The keys of the show, from their files."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from shared.runtime.keyfiles import load_keyring
from shared.runtime.seal import Seal


@dataclass(frozen=True)
class ShowKeys:
    """What the show seals with, and prints fingerprints with."""

    seal: Seal
    fingerprint: Callable[[bytes], str]


def show_keys(folder: Path) -> ShowKeys:
    """Read from their files; raises as `load_keyring` does."""
    seeker = load_keyring(folder, "seeker_data")
    oldest = seeker.versions[min(seeker.versions)]  # what was answered once is known again under a newer key, too

    def fingerprint(plain: bytes) -> str:
        return hmac.digest(oldest, plain, "sha256").hex()

    return ShowKeys(Seal(seeker), fingerprint)
