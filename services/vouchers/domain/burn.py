"""How fast a round's vouchers go (领取进度), and when they are gone if it goes on like this."""

from datetime import datetime, timedelta


def empties_at(remaining: int, issued: int, *, over: timedelta, now: datetime) -> datetime | None:
    """When nothing is left (预计领完), by what was issued in the time `over`; None while nothing goes or is left."""
    if issued <= 0 or remaining <= 0:
        return None
    return now + timedelta(seconds=int(over.total_seconds() * remaining / issued))
