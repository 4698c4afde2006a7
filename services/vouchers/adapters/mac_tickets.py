"""Tickets (领取凭证): the right to knock at a round, as a MAC over round, citizen and expiry.

Keyed BLAKE2s (RFC 7693) because each attempt of a rush is checked: 1 µs, against 3 of an HMAC and 60 of a signature.
"""

import base64
import binascii
from datetime import UTC, datetime
from hashlib import blake2s
from hmac import compare_digest

from services.vouchers.domain.ticket import ROUND_TAG_BYTES, Ticket, round_tag
from shared.kernel.ids import id_bytes, id_text
from shared.runtime.keyfiles import Keyring

_VERSION_BYTES, _CITIZEN_BYTES, _EXPIRY_BYTES, _MAC_BYTES = 1, 16, 4, 16
_HEAD_BYTES = _VERSION_BYTES + ROUND_TAG_BYTES + _CITIZEN_BYTES + _EXPIRY_BYTES
_PURPOSE = b"ticket"
_LENGTH = _HEAD_BYTES + _MAC_BYTES


class MacTickets:
    """Makes and reads tickets: 60 characters of base64url."""

    def __init__(self, keyring: Keyring) -> None:
        self._newest = keyring.newest_version
        self._macs = {
            version: blake2s(key=key, digest_size=_MAC_BYTES, person=_PURPOSE)
            for version, key in keyring.versions.items()
        }

    def mint(self, round_id: str, citizen_id: str, expires_at: datetime) -> str:
        """A ticket that is good until `expires_at` (to the second)."""
        expiry = int(expires_at.timestamp()).to_bytes(_EXPIRY_BYTES, "big")
        head = bytes([self._newest]) + round_tag(round_id) + id_bytes(citizen_id) + expiry
        return base64.urlsafe_b64encode(head + self._mac(head)).decode()

    def read(self, text: str) -> Ticket | None:
        """The ticket, or None for anything we did not make."""
        try:
            raw = binascii.a2b_base64(text.replace("-", "+").replace("_", "/"))
        except (binascii.Error, ValueError):
            return None
        head = raw[:_HEAD_BYTES]
        if len(raw) != _LENGTH or head[0] not in self._macs:
            return None
        if not compare_digest(raw[_HEAD_BYTES:], self._mac(head)):
            return None
        expires_at = datetime.fromtimestamp(int.from_bytes(head[25:29], "big"), UTC)
        return Ticket(head[1:9], id_text(head[9:25]), expires_at)

    def _mac(self, head: bytes) -> bytes:
        mac = self._macs[head[0]].copy()
        mac.update(head)
        return mac.digest()
