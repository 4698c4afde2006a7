"""What a channel (频道) keeps of what was told on it, and what a reader who comes, or comes back, is told first.

Figures are absolute: the newest frame replaces all before it, so the newest alone is kept. Retractions (撤回) are kept
one by one. A reader shows the comments of the newest frame it has, less every comment it heard retracted; so it may
forget a retraction once it has a frame without that comment, and never before.
"""

from collections import deque
from dataclasses import dataclass, field

RETRACTIONS_KEPT_MAX = 500
"""A frame shows 20 comments: after so many retractions none of those forgotten can be in it."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing told, made once for all readers: `wire` is what each is sent, `data` what it says, `at_ms` (of figures)
    when it was made."""

    event_id: int
    wire: bytes
    data: bytes
    at_ms: int | None = None


@dataclass(slots=True)
class Channel:
    """The newest figures and the retractions of a channel; ids only grow, what was told before changes nothing."""

    newest: Event | None = None
    retractions: deque[Event] = field(default_factory=deque)
    seen_id: int = -1
    forgotten_id: int = -1
    """The newest retraction that is not kept any more."""

    def keep_figures(self, event: Event) -> bool:
        """Whether it is new."""
        if event.event_id <= self.seen_id:
            return False
        self.seen_id, self.newest = event.event_id, event
        return True

    def keep_retraction(self, event: Event) -> bool:
        """Whether it is new."""
        if event.event_id <= self.seen_id:
            return False
        self.seen_id = event.event_id
        self.retractions.append(event)
        if len(self.retractions) > RETRACTIONS_KEPT_MAX:
            self.forgotten_id = self.retractions.popleft().event_id
        return True

    def resume(self, last_event_id: int | None) -> tuple[list[Event], Event | None]:
        """What a reader who has heard all up to that id must hear: retractions, and after them the newest figures.

        An id from before what is kept, or one that this channel has not reached (another cluster, a hub behind the one
        the reader comes from), tells nothing: then all that is kept. The newest figures are told in any case, because
        a retraction overtakes figures, so a reader may know its id and not the figures before it.
        """
        known = last_event_id is not None and self.forgotten_id <= last_event_id <= self.seen_id
        after = last_event_id if known and last_event_id is not None else -1
        return [event for event in self.retractions if event.event_id > after], self.newest
