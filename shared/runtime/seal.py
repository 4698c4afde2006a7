"""Personal data at rest: AES-256-GCM bound to its place, keyed hashes for look-ups. Keys stand outside Postgres."""

import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.runtime.keyfiles import Keyring

_NONCE_BYTES = 12


class Seal:
    """Encrypt and decrypt fields; the key's version is the value's first byte."""

    def __init__(self, keyring: Keyring) -> None:
        self._newest = keyring.newest_version
        self._ciphers = {version: AESGCM(key) for version, key in keyring.versions.items()}

    def close(self, plain: bytes, place: str) -> bytes:
        """`place` is table, column and row id: a value moved elsewhere no longer opens."""
        nonce = os.urandom(_NONCE_BYTES)
        return bytes([self._newest]) + nonce + self._ciphers[self._newest].encrypt(nonce, plain, place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        """Raises cryptography's InvalidTag when value, key or place are not what they were."""
        nonce = sealed[1 : 1 + _NONCE_BYTES]
        return self._ciphers[sealed[0]].decrypt(nonce, sealed[1 + _NONCE_BYTES :], place.encode())


def keyed_hash(keyring: Keyring, text: str) -> bytes:
    """HMAC-SHA-256, for searching without keeping what is searched."""
    return hmac.digest(keyring.newest, text.encode(), "sha256")
