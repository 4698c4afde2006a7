"""A voucher id proves itself: stock number, a random part, and a MAC over both and the citizen.

So redemption knows a genuine id before the fact of its issue has arrived, and nobody can make one up.
"""

import hmac
import secrets

from shared.kernel.ids import id_bytes, id_text

_MAC_BYTES = 8


def make_voucher_id(key: bytes, stock_no: int, citizen_id: str) -> str:
    """A new id as UUID text: 4 bytes stock number, 4 random, 8 of HMAC-SHA-256."""
    head = stock_no.to_bytes(4, "big") + secrets.token_bytes(4)
    return id_text(head + _mac(key, head, citizen_id))


def is_genuine(key: bytes, voucher_id: str, citizen_id: str) -> bool:
    """Whether this id was made by a holder of the key for this citizen."""
    try:
        raw = id_bytes(voucher_id)
        return hmac.compare_digest(raw[8:], _mac(key, raw[:8], citizen_id))
    except ValueError:
        return False


def _mac(key: bytes, head: bytes, citizen_id: str) -> bytes:
    return hmac.digest(key, head + id_bytes(citizen_id), "sha256")[:_MAC_BYTES]
