"""Tickets by the thousand, made with the arena's own key: the right to knock at a round, as the claim door reads it.

The form is the door's: version, the round's tag, citizen, expiry, and 16 bytes of keyed BLAKE2s. The baselines
check them too, so that all doors do the same work there.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from hashlib import blake2s, sha256
from pathlib import Path
from secrets import token_hex
from time import time
from uuid import UUID, uuid4

from shared.runtime.keyfiles import load_keyring

GOOD_FOR_S = 3_600
_MAC_BYTES, _HEAD_BYTES = 16, 29


class Tickets:
    """Of one round, with the key in this folder."""

    def __init__(self, keys: Path, round_id: str = "") -> None:
        keyring = load_keyring(keys, "ticket")
        self._key = keyring.newest
        self._front = bytes([keyring.newest_version]) + sha256(round_id.encode()).digest()[:8]

    def claims(self, count: int) -> Iterator[str]:
        """So many `ticket key` lines, each of a new citizen."""
        expiry = int(time() + GOOD_FOR_S).to_bytes(4, "big")
        for _ in range(count):
            head = self._front + uuid4().bytes + expiry
            yield f"{urlsafe_b64encode(head + self._mac(head)).decode()} {token_hex(12)}"

    def citizen(self, ticket: str) -> UUID | None:
        """Whose it is; None for one that is not genuine or has expired."""
        raw = urlsafe_b64decode(ticket)
        head = raw[:_HEAD_BYTES]
        if not hmac.compare_digest(raw[_HEAD_BYTES:], self._mac(head)) or int.from_bytes(head[25:], "big") < time():
            return None
        return UUID(bytes=head[9:25])

    def _mac(self, head: bytes) -> bytes:
        return blake2s(head, key=self._key, digest_size=_MAC_BYTES, person=b"ticket").digest()
