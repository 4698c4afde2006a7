"""Tickets (领取凭证): the right to knock at a round, as a MAC over round, citizen and expiry.

HMAC because each attempt of a rush is checked: 3 µs against the 60 of a signature.
"""

import base64
import binascii
import hmac
from datetime import UTC, datetime

from services.vouchers.domain.ticket import ROUND_TAG_BYTES, Ticket, round_tag
from shared.kernel.ids import id_bytes, id_text
from shared.runtime.keyfiles import Keyring

_VERSION_BYTES, _CITIZEN_BYTES, _EXPIRY_BYTES, _MAC_BYTES = 1, 16, 4, 16
_HEAD_BYTES = _VERSION_BYTES + ROUND_TAG_BYTES + _CITIZEN_BYTES + _EXPIRY_BYTES


class HmacTickets:
    """Makes and reads tickets: 60 characters of base64url."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def mint(self, round_id: str, citizen_id: str, expires_at: datetime) -> str:
        """A ticket that is good until `expires_at` (to the second)."""
        version = self._keyring.newest_version
        expiry = int(expires_at.timestamp()).to_bytes(_EXPIRY_BYTES, "big")
        head = bytes([version]) + round_tag(round_id) + id_bytes(citizen_id) + expiry
        return base64.urlsafe_b64encode(head + self._mac(version, head)).decode()

    def read(self, text: str) -> Ticket | None:
        """The ticket, or None for anything we did not make."""
        try:
            raw = base64.urlsafe_b64decode(text)
        except (binascii.Error, ValueError):
            return None
        head, mac = raw[:_HEAD_BYTES], raw[_HEAD_BYTES:]
        if len(raw) != _HEAD_BYTES + _MAC_BYTES or head[0] not in self._keyring.versions:
            return None
        if not hmac.compare_digest(mac, self._mac(head[0], head)):
            return None
        expires_at = datetime.fromtimestamp(int.from_bytes(head[25:29], "big"), UTC)
        return Ticket(head[1:9], id_text(head[9:25]), expires_at)

    def _mac(self, version: int, head: bytes) -> bytes:
        return hmac.digest(self._keyring.versions[version], head, "sha256")[:_MAC_BYTES]
