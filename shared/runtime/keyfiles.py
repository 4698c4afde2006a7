"""Secret keys as files outside Postgres: each line a version and 32 random bytes in hex.

Run as `python -m shared.runtime.keyfiles DIR`: makes the keys that are missing, touches none that is there.
"""

import secrets
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

KEY_NAMES = (
    "ticket",  # vouchers: the right to knock at a round
    "voucher_id",  # vouchers makes it, redemption knows a genuine voucher id by it
    "till_code",  # redemption: the digits a shopper shows
    "national_id_hash",  # identity: one person, one citizen
    "phone_hash",  # identity
    "otp_hash",  # identity: one-time codes
    "personal_data",  # identity: encrypted columns
    "token_signing",  # identity: wraps the signing keys of tokens
    "subsidy_data",  # subsidies: encrypted columns and documents
    "subsidy_unique",  # subsidies: what one live claim alone may hold
    "payee",  # subsidies seals a payee's name and account with it for treasury
    "treasury_data",  # treasury: encrypted columns, who is paid
    "viewer",  # jobfair: viewers' tokens and hashes
    "seeker_data",  # jobfair: encrypted columns, what a seeker shows an employer
    "platform_push",  # jobfair: what the secret of each room's platform push is derived from
    "answer_signing",  # redemption: the platform's Ed25519 seed, signs answers to tills
)

ONE_VERSION_ONLY = MappingProxyType(
    {
        "national_id_hash": "rows that are found by its hash would be found no more",
        "phone_hash": "rows that are found by its hash would be found no more",
        "subsidy_unique": "rows that are found by its hash would be found no more",
        "viewer": "every viewer would be another one in the midst of a show",
        "platform_push": "the secret of every room would be void, and nobody told",
    }
)
"""Keys with the reason why they have one version. What is made with them does not name its key, so under a second one
whoever was known would be unknown: until there is a step that makes all of it anew."""


class Keyring:
    """The versions of one key. New values use the newest; what is sealed, and a ticket, names its own, so it outlives
    a new version. Codes and signatures live for minutes; a voucher id proves itself until its fact has arrived."""

    def __init__(self, versions: Mapping[int, bytes]) -> None:
        if not versions:
            raise ValueError("a keyring needs a key")
        self.versions = MappingProxyType(dict(versions))
        self.newest_version = max(versions)
        self.newest = versions[self.newest_version]


def load_keyring(folder: Path, name: str) -> Keyring:
    """Read a key; raises OSError without its file, ValueError for a line that is not `version:hex of 32 bytes`, or for
    a second version of a key of `ONE_VERSION_ONLY`."""
    versions = {}
    for line in (folder / f"{name}.key").read_text().split():
        version, _, hex_key = line.partition(":")
        key = bytes.fromhex(hex_key)
        if len(key) != 32:  # noqa: PLR2004 - 256 bits
            raise ValueError(f"{name}.key: a key has 32 bytes")
        versions[int(version)] = key
    if name in ONE_VERSION_ONLY and len(versions) > 1:
        raise ValueError(f"{name}.key: one version only, else {ONE_VERSION_ONLY[name]}; take the others out")
    return Keyring(versions)


def make_missing_keys(folder: Path) -> list[str]:
    """Make the key files that are not there yet, readable by the owner only, and return their names."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = []
    for name in KEY_NAMES:
        path = folder / f"{name}.key"
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(f"1:{secrets.token_hex(32)}\n")
            made.append(name)
    return made


if __name__ == "__main__":
    make_missing_keys(Path(sys.argv[1]))
