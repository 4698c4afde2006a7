"""What the acts around interactions and texts need from outside, in their own words."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import msgspec

from services.jobfair.domain.chatter import Limits, Said, Weighed
from services.jobfair.domain.moderation import Word
from services.jobfair.domain.pace import Pace
from shared.contracts.fair_frames import PlatformFigures
from shared.contracts.fair_records import Item, RoomClock


class Told(msgspec.Struct, gc=False):
    """One thing a viewer sent, as it came in; `kind` in the door's words."""

    viewer: str
    kind: str
    message_id: str
    told_ms: int
    count: int
    job_id: str
    text: str


class Cells(NamedTuple):
    """What a viewer agreed to be counted by."""

    region: str = ""
    education: str = ""


NO_CELLS = Cells()


@dataclass(frozen=True, slots=True)
class LiveRoom:
    """A room as its doors need it; `muted` maps viewers to the end of their mute, `push_issue` is 0 while the platform
    has no secret."""

    room_id: str
    state: str
    opens_ms: int
    closes_ms: int
    clock: RoomClock
    review_first: bool
    muted: Mapping[str, int]
    push_issue: int

    def takes(self, now_ms: int) -> bool:
        """Whether its doors take interactions."""
        return self.state == "OPEN" and self.opens_ms <= now_ms < self.closes_ms


class LiveRooms(Protocol):
    """Rooms as of a moment ago; raises UnavailableError while one cannot be looked up."""

    async def room(self, room_id: str) -> LiveRoom | None: ...


class RoomJobs(Protocol):
    """The jobs that a room's fair shows, as of some seconds ago; raises UnavailableError while they were never seen."""

    async def jobs(self, room_id: str) -> Set[str]: ...


class Paced(NamedTuple):
    """Whose pace it is: a viewer's in a room, in telling presence or in acting."""

    room_id: str
    viewer: str
    is_presence: bool


class Pacing(Protocol):
    """Who came how fast, as this door saw it."""

    def take(self, who: Paced, count: int, pace: Pace, now_ms: int) -> int:
        """How many of so many may come now."""
        ...

    def give_back(self, who: Paced, count: int, pace: Pace) -> None:
        """They came to nothing after all, and will come again."""
        ...


class Lexicon(Protocol):
    """The word list, and how texts are spelled for it."""

    def simplify(self, text: str) -> str: ...
    async def find(self, folded: str) -> Sequence[Word]: ...


class Chatter(Protocol):
    """Who said how much; never raises: whoever cannot be counted there is counted here."""

    async def weigh(self, room_id: str, said: Sequence[tuple[str, Said]], limits: Limits) -> Sequence[Weighed]:
        """One answer for each (viewer, text), in order."""
        ...


class KeptText(NamedTuple):
    """A comment that waits for a moderator, or a question."""

    text_id: str
    viewer: str
    text: str
    at_ms: int
    held: bool


class Texts(Protocol):
    """What of the texts is kept; written again, nothing changes. Raises UnavailableError."""

    async def keep(self, room_id: str, held_comments: Sequence[KeptText], questions: Sequence[KeptText]) -> None: ...
    async def mute(self, room_id: str, viewer: str) -> None:
        """One step up the ladder, by the rule and not by a person; never raises: what cannot be kept is let go."""
        ...


class Packs(Protocol):
    """Takes what came in for one partition; returns once it is durable in the log, else raises UnavailableError."""

    async def add(self, room: LiveRoom, partition: int, items: Sequence[Item], refused: Mapping[str, int]) -> None: ...


class LiveLog(Protocol):
    """The log of interactions; returns at the broker's ack, raises UnavailableError."""

    async def send(self, partition: int, key: str, value: bytes) -> None: ...


class PlatformNotes(Protocol):
    """The platform's own figures; older ones change nothing."""

    async def note(self, room_id: str, figures: PlatformFigures) -> None: ...


@dataclass(frozen=True, slots=True)
class Ingest:
    """All that taking interactions needs."""

    packs: Packs
    lexicon: Lexicon
    chatter: Chatter
    texts: Texts
    pacing: Pacing
    jobs: RoomJobs
