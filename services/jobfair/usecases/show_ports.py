"""What the acts of a show need from outside, in their own words."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from services.jobfair.domain.application import Application, Posting
from services.jobfair.domain.question import Question
from services.jobfair.domain.rooms import Fair, Room
from services.jobfair.domain.stage import Stage
from services.jobfair.domain.viewer_token import ViewerToken
from shared.contracts.fact import Event

QUEUE_MAX = 200
"""Questions a page shows at once, applications, fairs."""


class Fairs(Protocol):
    """Fairs, added once."""

    async def add(self, fair: Fair) -> bool: ...
    async def newest(self) -> list[Fair]: ...
    async def see(self, fair_id: str) -> Fair | None: ...


class Rooms(Protocol):
    """Rooms with their stages; whoever changes one has loaded it for update."""

    async def add(self, room: Room) -> bool: ...
    async def see(self, room_id: str) -> Room | None: ...
    async def of_fair(self, fair_id: str) -> list[Room]: ...
    async def load_for_update(self, room_id: str) -> Room | None: ...
    async def save(self, room: Room) -> None: ...
    async def ids_due(self, now: datetime) -> list[str]: ...
    async def stage_of(self, room_id: str) -> Stage: ...
    async def save_stage(self, room_id: str, stage: Stage) -> None: ...


class Questions(Protocol):
    """Questions and who voted for them."""

    async def add(self, question: Question) -> bool:
        """Keep it; False when it is there already."""
        ...

    async def see(self, question_id: str) -> Question | None: ...
    async def load_for_update(self, question_id: str) -> Question | None: ...
    async def save(self, question: Question) -> None: ...
    async def note_vote(self, question_id: str, viewer: str) -> bool:
        """Keep the viewer's one vote; False when it was given already."""
        ...

    async def queue(self, room_id: str, *, public: bool) -> list[Question]:
        """Those of a room, most votes first; `public` leaves out what viewers may not see."""
        ...


class Counts(NamedTuple):
    """Always three numbers, and how many of the submissions were not withdrawn."""

    submissions: int
    person_jobs: int
    people: int
    live: int


class Filed(NamedTuple):
    """An application in a list, with the number it is paged by."""

    filing_no: int
    application: Application
    title: str


class Applications(Protocol):
    """Applications; résumés are sealed at rest."""

    async def add(self, application: Application) -> bool:
        """Keep it; False while the person's last one for this job is not withdrawn."""
        ...

    async def see(self, application_id: str) -> Application | None: ...
    async def load_for_update(self, application_id: str) -> Application | None: ...
    async def save_withdrawn(self, application: Application) -> None:
        """Keep that it was withdrawn, and nothing of the résumé."""
        ...

    async def of_citizen(self, citizen_id: str, before: int | None) -> list[Filed]:
        """A page, the newest first, of those filed before this number."""
        ...

    async def to_company(self, company_id: str, before: int | None) -> list[Filed]:
        """The same for an employer: none that was withdrawn."""
        ...

    async def counts(self, fair_id: str) -> Counts: ...


class Postings(Protocol):
    """The catalogue, as far as the show reads it."""

    async def find(self, job_ids: Collection[str]) -> dict[str, Posting]: ...
    async def companies(self, fair_id: str, company_ids: Collection[str]) -> set[str]:
        """Which of these take part in the fair."""
        ...


class Show(Protocol):
    """All of it, as one transaction sees it."""

    @property
    def fairs(self) -> Fairs: ...
    @property
    def rooms(self) -> Rooms: ...
    @property
    def questions(self) -> Questions: ...
    @property
    def applications(self) -> Applications: ...
    @property
    def postings(self) -> Postings: ...

    async def now(self) -> datetime: ...
    async def tell(self, *told: tuple[str, Event]) -> None: ...


class HeldText(NamedTuple):
    """A comment that was held for a moderator."""

    room_id: str
    viewer: str
    text: str
    at_ms: int


class HeldTexts(Protocol):
    """Comments that moderators looked at."""

    async def find(self, comment_ids: Collection[str]) -> dict[str, HeldText]: ...


class Letter(NamedTuple):
    """A record for one partition of the live log."""

    partition: int
    key: str
    value: bytes


class LiveLog(Protocol):
    """The logs of the live fair; what these calls return from is in Kafka. They raise UnavailableError within a bound,
    and then the records may or may not be there: sending them again does no harm."""

    async def send_all(self, letters: Sequence[Letter]) -> None:
        """Append to `jobfair.interactions`, within a partition in this order."""
        ...

    async def send_frame(self, key: str, kind: str, value: bytes) -> None:
        """Append to `jobfair.frames`."""
        ...


class ViewerTokens(Protocol):
    """Reads viewers' tokens."""

    def read(self, room_id: str, text: str) -> ViewerToken | None:
        """The token, or None for anything that was not made for this room."""
        ...
