"""Why the show says no."""

from enum import StrEnum


class ShowRefusal(StrEnum):
    """Codes of `shared/contracts/refusals.py`."""

    MALFORMED = "MALFORMED"
    NOT_FOUND = "NOT_FOUND"
    CONFLICT = "CONFLICT"
    STALE_VALUE = "STALE_VALUE"
    WRONG_STATE = "WRONG_STATE"
    ROOM_CLOSED = "ROOM_CLOSED"
    CONSENT_MISSING = "CONSENT_MISSING"
    POSTING_BLOCKED = "POSTING_BLOCKED"
    ALREADY_APPLIED = "ALREADY_APPLIED"
