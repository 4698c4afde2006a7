"""How a till in a browser gets its key known (终端登记): a desk gives a code, under which the till hands in its key."""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

CODE_LENGTH = 10
VALID_FOR = timedelta(minutes=15)
_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32, none that looks like another: 50 bits in all


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a desk offered for a till; `key_id` is the key that took it, None before."""

    terminal_id: str
    expires_at: datetime
    key_id: str | None = None


def make_enrolment_code(key: bytes, terminal_id: str, issuer: str, request_no: str) -> str:
    """The code that this person gave for this till under this number: the same for a repeat, and stored nowhere."""
    digest = hmac.digest(key, f"enrol:{terminal_id}:{issuer}:{request_no}".encode(), "sha256")
    return "".join(_SIGNS[byte % len(_SIGNS)] for byte in digest[:CODE_LENGTH])


def code_digest(code: str) -> bytes:
    """What is kept of a code; case makes no difference to whoever types it."""
    return sha256(code.upper().encode()).digest()
