"""What the acts on the catalogue (岗位目录) need from outside, in their own words."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeAlias

from services.jobfair.domain.catalogue_plan import ChangeState, Kind, Known, Planned, RefusedRow, Restated
from services.jobfair.domain.job_gate import Hit, Subject
from services.jobfair.domain.posting import Posting, PostingState
from services.jobfair.domain.search_words import Sought
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen

PART_ROWS = 400
"""Rows of a part: written in one transaction of well under a second."""


class SheetReader(Protocol):
    """Reads a file of strangers, whatever it is."""

    async def read(self, content: bytes) -> list[list[str]] | Refused:
        """The first sheet's rows as text; MALFORMED with the reason for a file that is none or is too much."""
        ...


class SheetWriter(Protocol):
    """Makes a sheet for people."""

    async def write(self, title: str, rows: Sequence[Sequence[str]]) -> bytes:
        """An xlsx file; no cell of it is a formula."""
        ...


@dataclass(frozen=True, slots=True)
class Change:
    """A planned change of a fair's catalogue; `headers` are the sheet's known ones."""

    change_id: str
    fair_id: str
    kind: Kind
    catalogue_version: int
    gate_version: str
    sha256: str
    parts: int
    figures: Mapping[str, int]
    headers: Sequence[str] = ()
    state: ChangeState = ChangeState.PLANNED
    next_part: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """What one transaction of a change writes, and the rows it leaves out."""

    rows: list[Planned] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    restated: list[Restated] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Kept:
    """A posting as the catalogue keeps it; `listed_no` orders postings by when they first came."""

    job_id: str
    fair_id: str
    company_id: str
    listed_no: int
    listed_at: datetime
    posting: Posting
    hits: tuple[Hit, ...]
    state: PostingState
    overruled: frozenset[Subject] = frozenset()


class Catalogue(Protocol):
    """A fair's postings and the changes planned for them, in one transaction."""

    async def version(self, fair_id: str) -> int | None:
        """How often the catalogue has changed; None for an unknown fair."""
        ...

    async def locked_version(self, fair_id: str) -> int | None:
        """The same, and nobody else moves it until the transaction ends."""
        ...

    async def move_version(self, fair_id: str) -> None: ...
    async def change_at_work(self, fair_id: str) -> str | None:
        """The id of a change that is being written."""
        ...

    async def known(self, fair_id: str) -> Mapping[tuple[str, str], Known]:
        """By (USCC, company's job number)."""
        ...

    async def add_part(self, change_id: str, part_no: int, part: Part) -> None:
        """Keep a part of a plan; one that is there already stays."""
        ...

    async def part(self, change_id: str, part_no: int) -> Part: ...
    async def add_change(self, change: Change) -> None:
        """Keep a plan whose parts are all there; one that is there already stays."""
        ...

    async def change(self, change_id: str) -> Change | None: ...
    async def locked_change(self, change_id: str) -> Change | None: ...
    async def move_change(self, change_id: str, state: ChangeState, next_part: int) -> None: ...
    async def unfinished(self) -> str | None:
        """A change that is being written, of any fair."""
        ...

    async def forget_plans(self, fair_id: str) -> None:
        """Plans that were never accepted."""
        ...

    async def put(self, fair_id: str, rows: Sequence[Planned]) -> None:
        """Companies and postings, new or brought up to date."""
        ...

    async def restate(self, rows: Sequence[Restated]) -> None: ...
    async def page(self, fair_id: str, after: int, most: int) -> list[Kept]:
        """Postings in order of `listed_no` beyond `after`."""
        ...

    async def locked_posting(self, job_id: str) -> Kept | None: ...
    async def fair_of(self, job_id: str) -> str | None: ...
    async def add_overrule(self, job_id: str, subject: Subject, reason: str, staff_id: str) -> None: ...
    async def set_state(self, job_id: str, state: PostingState) -> None: ...


OpenCatalogue: TypeAlias = Callable[[], AbstractAsyncContextManager[Catalogue]]
"""Opens a transaction; leaving it without an error commits."""


@dataclass(frozen=True, slots=True)
class Search:
    """What a seeker looks for; `after` is (rank, listed_no) of the last posting seen."""

    words: Sought
    place: str = ""
    occupation: str = ""
    pay_min_fen: Fen | None = None
    company_id: str | None = None
    after: tuple[int, int] | None = None
    most: int = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A posting that was found; rank 1 has the words in its title, 0 elsewhere."""

    rank: int
    kept: Kept


@dataclass(frozen=True, slots=True)
class Company:
    """A company (单位) at a fair, with how many of its postings are shown."""

    company_id: str
    fair_id: str
    name: str
    uscc: str
    industry: str
    jobs: int


class Jobs(Protocol):
    """What everybody may look at: postings that are shown and still valid."""

    async def search(self, fair_id: str, search: Search) -> list[Found]: ...
    async def job(self, job_id: str) -> Kept | None: ...
    async def companies(self, fair_id: str, after: str, most: int) -> list[Company]:
        """By name and id; `after` is the last company's id."""
        ...

    async def company(self, company_id: str) -> Company | None: ...
    async def screened(self, fair_id: str, state: PostingState, after: int, most: int) -> list[Kept]:
        """Postings in a state, for staff, in order of `listed_no` beyond `after`."""
        ...
