"""What frames and their readers need from whatever holds the sockets."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol


class Subscription(Protocol):
    """One reader of one channel."""

    async def take(self) -> bytes | None:
        """What is to be written next, once there is something; None: the stream ends."""

    def end(self) -> None:
        """Have the stream end, after what is being written."""

    def leave(self) -> bool:
        """The reader is gone; whether it was cut off (see `subscribe`). May be called more than once."""


class Kept(NamedTuple):
    """The JSON of a channel's newest frame (None before the first) and of its retractions, oldest first."""

    newest: bytes | None
    retractions: Sequence[bytes]


class FanoutPort(Protocol):
    """Hands what is told on a channel to all its readers.

    A reader never misses a retraction that concerns a comment it may hold, and ends with the newest figures: figures
    are absolute and replace those still waiting, retractions are told one by one and before any figures that wait. An
    event id is a position in the log of frames, the same in every hub, so a reader may resume at any of them.
    """

    def publish(self, channel: str, kind: str, event_id: int, data: bytes, at_ms: int | None) -> None:
        """Tell all readers; an event told before changes nothing."""

    def subscribe(self, channel: str, last_event_id: int | None, cut: Callable[[], object]) -> Subscription | None:
        """Follow a channel from what was heard last (None: from nothing); None when there is no room for more readers.

        `cut` is called for a reader that takes nothing any more: whatever is being written to it must be given up.
        """

    def kept(self, channel: str) -> Kept: ...
