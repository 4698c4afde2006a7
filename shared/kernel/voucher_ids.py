"""A voucher id proves itself: stock number, a random part, and a MAC over both and the citizen.

So redemption knows a genuine id before the fact of its issue has arrived, and nobody can make one up.
"""

import secrets
from functools import lru_cache
from hashlib import blake2s
from hmac import compare_digest
from typing import Any

from shared.kernel.ids import id_bytes, id_text

_MAC_BYTES = 8


def make_voucher_id(key: bytes, stock_no: int, citizen_id: str) -> str:
    """A new id as UUID text: 4 bytes stock number, 4 random, 8 of keyed BLAKE2s (RFC 7693)."""
    head = stock_no.to_bytes(4, "big") + secrets.token_bytes(4)
    return id_text(head + _mac(key, head, citizen_id))


def is_genuine(key: bytes, voucher_id: str, citizen_id: str) -> bool:
    """Whether this id was made by a holder of the key for this citizen."""
    try:
        raw = id_bytes(voucher_id)
        return compare_digest(raw[8:], _mac(key, raw[:8], citizen_id))
    except ValueError:
        return False


def _mac(key: bytes, head: bytes, citizen_id: str) -> bytes:
    mac = _started(key).copy()
    mac.update(head + id_bytes(citizen_id))
    return mac.digest()  # type: ignore[no-any-return]


@lru_cache(maxsize=8)
def _started(key: bytes) -> Any:
    """The state with the key in it, which all ids begin with."""
    return blake2s(key=key, digest_size=_MAC_BYTES, person=b"voucher")
