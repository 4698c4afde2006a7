"""How fast one viewer's page may act (节奏): so many at once, then one after the other.

Of a viewer only the time is remembered at which they will have their whole burst again.
"""

from dataclasses import dataclass

HICCUP_US = 10_000_000


@dataclass(frozen=True, slots=True)
class Pace:
    """`burst` at once, then one every `every_us`; microseconds, so that a fast room's are whole, too."""

    burst: int
    every_us: int

    def at_speed(self, speed: int) -> "Pace":
        """The same for a room N times as fast, where what a page keeps back for seconds is N times as much."""
        every_us = self.every_us // speed
        return Pace(max(self.burst, HICCUP_US // every_us), every_us)

    def left(self, rested_us: int, now_us: int) -> int:
        """How many may come now of a viewer who will be rested then."""
        return max(0, min(self.burst, self.burst + (now_us - rested_us) // self.every_us))

    def after(self, count: int, rested_us: int, now_us: int) -> int:
        """When the viewer will be rested again, after that many now."""
        return max(rested_us, now_us) + count * self.every_us


PRESENCE_PACE = Pace(20, 3_000_000)
"""A page tells every 15 s that it is there."""
ACTS_PACE = Pace(100, 333_333)
"""Likes of a second come as one; and then cards and texts."""
