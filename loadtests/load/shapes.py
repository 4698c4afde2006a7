"""How many people come when: a countdown to the opening, the spike, a plateau, the tail after all is gone.

Times are seconds from the opening, by this machine's clock; before it they are negative.
"""

import math
from typing import NamedTuple


class Phase(NamedTuple):
    """Until a share of the whole time has passed, so large a share of the users is there, come within `within_s`."""

    name: str
    until: float
    users: float
    within_s: float


class Tick(NamedTuple):
    """What Locust is to bring about: so many users, changing by so many a second."""

    users: int
    users_a_second: float


class Curve(NamedTuple):
    """Phases in order; the first of them is before the opening."""

    phases: tuple[Phase, ...]

    @property
    def opening(self) -> float:
        """The share of the whole time that passes before the opening."""
        return self.phases[0].until

    def phase(self, since_opening_s: float, whole_s: float) -> Phase | None:
        """The phase of this moment; None once all is over."""
        passed = since_opening_s / whole_s + self.opening
        return next((phase for phase in self.phases if passed < phase.until), None)

    def tick(self, since_opening_s: float, whole_s: float, users: int) -> Tick | None:
        """How many users there are to be at this moment of a run of `users` at most; None ends the run."""
        phase = self.phase(since_opening_s, whole_s)
        if phase is None:
            return None
        there = max(1, math.ceil(users * phase.users))
        return Tick(there, max(1.0, users / phase.within_s))


RUSH = Curve((
    Phase("countdown", 0.25, users=0.6, within_s=4.0),  # they look at the page, take a ticket, and wait
    Phase("spike", 0.35, users=1.0, within_s=1.0),
    Phase("plateau", 0.75, users=0.8, within_s=5.0),
    Phase("tail", 1.0, users=0.3, within_s=5.0),  # all is gone: late ones look, and some try nevertheless
))  # fmt: skip
STEADY = Curve((
    Phase("coming", 0.15, users=0.5, within_s=4.0),
    Phase("plateau", 0.9, users=1.0, within_s=4.0),
    Phase("going", 1.0, users=0.3, within_s=3.0),
))  # fmt: skip
"""Tills, offices and a live room fill and empty."""
