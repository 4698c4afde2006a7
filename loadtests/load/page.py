"""The round as a shopper's page shows it, and when it opens by the clock of the phone."""

from datetime import datetime
from typing import Any, NamedTuple


class Page(NamedTuple):
    """What a shopper sees of the round: `opens_at` is a unix second of this machine's clock, set by the server's."""

    opens_at: float
    is_gone: bool

    @classmethod
    def of(cls, told: dict[str, Any], seen_at: float, took_s: float) -> "Page":
        """Of an answer that came at a unix second and took so long, half of it on the way back."""
        ahead_s = _instant(told["server_time"]) - (seen_at - took_s / 2)
        return cls(_instant(told["opens_at"]) - ahead_s, not any(stock["remaining"] for stock in told["stocks"]))


def _instant(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()
