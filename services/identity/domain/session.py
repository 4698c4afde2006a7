"""How long a browser may stay logged in without its person proving anew who they are (会话时长)."""

from datetime import datetime, timedelta

SHIFT = timedelta(hours=12)
LONGEST = {"citizen": timedelta(days=7), "bureau": timedelta(days=30)}
"""A phone is its owner's; a wall shows figures for days and can do nothing. Everybody else has a shift."""


def may_go_on(role: str, logged_in_at: datetime, now: datetime) -> bool:
    """Whether a session that began then may be prolonged now."""
    return now - logged_in_at < LONGEST.get(role, SHIFT)
