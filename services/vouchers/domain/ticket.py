"""A ticket (领取凭证): the right to knock at one round, for one citizen, until it expires."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256

ROUND_TAG_BYTES = 8


@dataclass(frozen=True, slots=True)
class Ticket:
    """A genuine ticket; it may have expired."""

    round_tag: bytes
    citizen_id: str
    expires_at: datetime

    def is_for(self, round_id: str) -> bool:
        return self.round_tag == round_tag(round_id)


@lru_cache(maxsize=1_000)
def round_tag(round_id: str) -> bytes:
    """Eight bytes that stand for a round in a ticket."""
    return sha256(round_id.encode()).digest()[:ROUND_TAG_BYTES]
