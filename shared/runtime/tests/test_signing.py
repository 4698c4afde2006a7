"""A key that anybody can sign for is known, and a real one is not taken for it."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from shared.runtime import signing
from shared.runtime.signing import is_signed, is_weak

IDENTITY = bytes([1]) + bytes(31)
FORGED = base64.b64encode(IDENTITY + bytes(32)).decode()  # the neutral point and the number nought: nobody signed
TRIES = 200  # a key of order 8 falls for one message in eight


def falls_for_a_forgery(public_key: bytes) -> bool:
    return any(is_signed(public_key, FORGED, str(number).encode()) for number in range(TRIES))


@pytest.mark.parametrize("sign_bit", [0, 0x80])
@pytest.mark.parametrize("y", sorted(signing._SMALL_ORDER))
def test_every_key_that_falls_for_a_forgery_is_weak(y: bytes, sign_bit: int) -> None:
    public_key = y[:31] + bytes([y[31] | sign_bit])
    assert is_weak(public_key)
    if int.from_bytes(y, "little") < 2**255 - 19 and not sign_bit:
        assert falls_for_a_forgery(public_key)


@given(st.binary(min_size=32, max_size=32))
def test_a_real_key_is_not_weak(seed: bytes) -> None:
    public_key = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    assert not is_weak(public_key)
    assert not is_signed(public_key, FORGED, b"message")
