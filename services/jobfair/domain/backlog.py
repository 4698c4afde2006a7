"""What waits for one reader (读者): figures replace one another, retractions queue and overtake them."""

from services.jobfair.domain.channel import RETRACTIONS_KEPT_MAX, Event

RETRACTIONS_WAITING_MAX = RETRACTIONS_KEPT_MAX
"""A reader with more than this waiting is better served by coming back."""
_NOTHING: tuple[Event, ...] = ()


class Backlog:
    """Bounded, whatever the reader does: one frame of figures and RETRACTIONS_WAITING_MAX retractions.

    What is taken comes retractions first. So whoever has taken an event has taken every retraction told before it, and
    its id is enough to resume from.
    """

    __slots__ = ("_figures", "_retractions")

    def __init__(self, retractions: list[Event], figures: Event | None) -> None:
        self._retractions = tuple(retractions)
        self._figures = figures

    def add_figures(self, event: Event) -> bool:
        """Whether they replaced figures that were still waiting."""
        replaced = self._figures is not None
        self._figures = event
        return replaced

    def add_retraction(self, event: Event) -> bool:
        """Whether there was room; if not, the reader must be sent away, for it must not miss one."""
        if len(self._retractions) >= RETRACTIONS_WAITING_MAX:
            return False
        self._retractions = (*self._retractions, event)
        return True

    def take(self) -> tuple[Event, ...]:
        """All that waits, in the order it is to be written; it waits no longer."""
        taken = self._retractions if self._figures is None else (*self._retractions, self._figures)
        self._retractions, self._figures = _NOTHING, None
        return taken
