"""What is to be played, how large and how long."""

import os
from dataclasses import dataclass

from deploy.local.state import State, current_state
from loadtests.load.scenarios import SCENARIOS, Scenario

USERS_MAX, MINUTES_MAX, PROCESSES_MAX = 5_000, 60.0, 16
SECONDS = 60.0


@dataclass(frozen=True)
class Settings:
    """`users` at once at the most, for `minutes` in all, played by so many `processes`."""

    name: str
    users: int
    minutes: float
    processes: int
    state: State

    @property
    def scenario(self) -> Scenario:
        """The scenario by this name."""
        return SCENARIOS[self.name]

    @property
    def whole_s(self) -> float:
        """Seconds of the whole run."""
        return self.minutes * SECONDS

    def users_of(self, audience: str) -> int:
        """How many of an audience are there at the most."""
        return self.scenario.users_of(audience, self.users)


def settings_from_environment() -> Settings:
    """SCENARIO, USERS, MINUTES and PROCESSES, or a rush of 300 for a minute; raises SystemExit with a sentence."""
    name = os.environ.get("SCENARIO", "rush")
    if name not in SCENARIOS:
        raise SystemExit(f"SCENARIO is one of {', '.join(SCENARIOS)}, not {name}")
    try:
        users, processes = int(os.environ.get("USERS", "300")), int(os.environ.get("PROCESSES", "1"))
        minutes = float(os.environ.get("MINUTES", "1"))
    except ValueError as error:
        raise SystemExit(f"USERS, MINUTES and PROCESSES are numbers: {error}") from None
    if not (0 < users <= USERS_MAX and 0 < minutes <= MINUTES_MAX and 0 < processes <= PROCESSES_MAX):
        raise SystemExit(
            f"USERS is 1 to {USERS_MAX}, MINUTES above 0 and at most {MINUTES_MAX:g}, PROCESSES 1 to {PROCESSES_MAX}"
        )
    return Settings(name, users, minutes, processes, current_state())
