"""Signed requests and answers between tills and the platform (Ed25519), as `rules of the till` in README.md tells.

A request is signed over `METHOD\\nPATH?QUERY\\nTIMESTAMP\\nIDEMPOTENCY-KEY\\nBODY\\n`, an answer over
`STATUS\\nPATH?QUERY\\nTIMESTAMP\\nIDEMPOTENCY-KEY\\nBODY\\n`; both under the headers below, the signature in base64.
"""

import base64
import binascii
from functools import lru_cache
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_ID_HEADER = "Jinqiu-Key-Id"
TIMESTAMP_HEADER = "Jinqiu-Timestamp"
SIGNATURE_HEADER = "Jinqiu-Signature"
CLOCK_TOLERANCE_S = 300


def key_id_of(public_key: bytes) -> str:
    """A key's id is made of the key: the first 16 hex digits of its SHA-256."""
    return sha256(public_key).hexdigest()[:16]


def message(first: str, target: str, timestamp: str, idempotency_key: str, body: bytes) -> bytes:
    """The bytes that are signed; `first` is the method of a request or the status of an answer."""
    return f"{first}\n{target}\n{timestamp}\n{idempotency_key}\n".encode() + body + b"\n"


def sign(private_key: Ed25519PrivateKey, signed: bytes) -> str:
    """The signature in base64."""
    return base64.b64encode(private_key.sign(signed)).decode()


def is_signed(public_key: bytes, signature: str, signed: bytes) -> bool:
    """Whether the signature is this key's over these bytes."""
    try:
        raw = base64.b64decode(signature, validate=True)
        _key(public_key).verify(raw, signed)
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


@lru_cache(maxsize=4_096)
def _key(public_key: bytes) -> Ed25519PublicKey:
    """Read once, for a till asks again and again; raises ValueError for what is no key."""
    return Ed25519PublicKey.from_public_bytes(public_key)


_SMALL_ORDER = frozenset(
    bytes.fromhex(y)
    for y in (
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    )
)
"""The points of small order on the curve (RFC 7748, section 6.1 asks to watch for them), without their sign bit."""


def is_weak(public_key: bytes) -> bool:
    """Whether anybody can sign for this key: under a point of small order a signature needs no private key."""
    return public_key[:31] + bytes([public_key[31] & 0x7F]) in _SMALL_ORDER


def private_key_from(seed: bytes) -> Ed25519PrivateKey:
    """The private key of a 32-byte seed."""
    return Ed25519PrivateKey.from_private_bytes(seed)
