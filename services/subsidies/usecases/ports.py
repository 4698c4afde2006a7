"""What the acts of subsidies need of the world, within one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from services.subsidies.domain.documents import FileType
from services.subsidies.domain.fields import Kind
from services.subsidies.domain.fuel_card import FuelCard
from services.subsidies.domain.policy import Policy, Problem, UniqueText
from services.subsidies.domain.pool import Pool
from services.subsidies.domain.subsidy_claim import State, SubsidyClaim
from shared.contracts.fact import Event
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen


@dataclass(frozen=True, slots=True)
class Filed:
    """What a buyer was told when the claim was filed; it never changes."""

    key: str
    state: State
    amount_fen: Fen
    at: datetime


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """A claim with what was typed (never printed) and the documents there are, by kind."""

    claim: SubsidyClaim
    typed: Mapping[str, str] = field(default_factory=dict, repr=False)
    documents: Mapping[str, str] = field(default_factory=dict)
    filed: Filed | None = None
    findings: tuple[Problem, ...] = ()
    """What the automatic check noted for the reviewers."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What an uploaded file is and, if it is an e-invoice, says; `kept` are the bytes worth keeping."""

    type: FileType
    pages: int
    said: Mapping[Kind, str] = field(repr=False)
    kept: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """An uploaded document; `said` is what an e-invoice says, by kind of field."""

    document_id: str
    claim_no: str
    kind: str
    type: FileType
    pages: int
    size: int
    said: Mapping[Kind, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Faulty:
    """Not done: these fields or documents are wrong; nothing was lost, the draft stays."""

    problems: tuple[Problem, ...]


class Pools(Protocol):
    """Policies and their money; loading one locks it, so that filings of a policy stand in one line."""

    async def put(self, policy: Policy) -> bool:
        """Add a policy or its next version; False when that version is there already."""
        ...

    async def load_for_update(self, policy_id: str) -> Pool | None: ...
    async def see(self, policy_id: str) -> Policy | None: ...
    async def of_campaign(self, campaign_id: str | None) -> list[Pool]:
        """The policies of a campaign, or the latest of all, with what is left of their money; nothing is locked."""
        ...

    async def save(self, pool: Pool) -> None: ...
    async def with_rest(self, now: datetime) -> list[str]:
        """Policies that take no more claims, for which nobody waits, and that have money left; at most some hundred."""
        ...

    async def with_waiting(self, now: datetime) -> list[str]:
        """Policies that take no more claims and for which somebody waits; at most some hundred."""
        ...

    async def answer_grant(self, grant_id: str, *, accepted: bool) -> bool:
        """Note our answer to a grant; False when it was answered before."""
        ...


class Step(NamedTuple):
    """A claim came to this state then."""

    state: State
    at: datetime


class Files(Protocol):
    async def add(self, file: ClaimFile) -> None: ...
    async def policy_of(self, claim_no: str) -> str | None: ...
    async def load_for_update(self, claim_no: str) -> ClaimFile | None: ...
    async def see(self, claim_no: str) -> ClaimFile | None: ...
    async def save(self, file: ClaimFile) -> None: ...

    async def add_document(self, document: Document) -> None: ...

    async def documents_of(self, claim_no: str) -> list[Document]:
        """Every document ever attached, the latest last."""
        ...

    async def hold(self, claim_no: str, texts: Sequence[UniqueText]) -> UniqueText | None:
        """Take these for this claim alone, in place of what it held; the first that another live claim holds."""
        ...

    async def let_go(self, claim_no: str) -> None:
        """The claim ended: what it held is free."""
        ...

    async def first_waiting(self, policy_id: str) -> list[ClaimFile]:
        """The head of the waiting list in order of submission, at most some hundred."""
        ...

    async def last_waiting(self, policy_id: str) -> list[ClaimFile]:
        """The tail of the waiting list, the last filed first, at most some hundred."""
        ...

    async def due(self, now: datetime) -> list[str]:
        """Claims that the clock moves on now, the longest due first, at most some hundred."""
        ...

    async def of_citizen(self, citizen_id: str) -> list[ClaimFile]:
        """A buyer's own claims, drafts first, then the last filed, at most some hundred."""
        ...

    async def drafts_of(self, citizen_id: str) -> int:
        """How many drafts a buyer has open; whoever else opens one for the same buyer waits for this transaction."""
        ...

    async def steps_of(self, claim_nos: Sequence[str]) -> dict[str, list[Step]]:
        """The states these claims came to, in order, with their times."""
        ...

    async def on_notice(self, policy_id: str, after: str) -> list[ClaimFile]:
        """Claims of a policy in public notice, by number, some hundred after that number."""
        ...

    async def lives_under(self, policy_id: str) -> bool:
        """Whether a claim filed under the policy has not ended."""
        ...

    async def filed_under(self, policy_id: str, after: int) -> list[tuple[int, ClaimFile]]:
        """Living claims of a policy in order of filing, with their filing numbers, some hundred after that number."""
        ...


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """A file in a review queue; `filing_no` orders the queue and is the cursor of its pages."""

    claim_no: str
    filing_no: int
    policy_id: str
    state: State
    amount_fen: Fen
    filed_at: datetime
    office_time: timedelta
    service_time: timedelta
    assigned_to: str | None


@dataclass(frozen=True, slots=True)
class PoolEntry:
    """A policy's money as officers look at it."""

    policy_id: str
    name: str
    campaign_id: str
    district_id: str
    closes_at: datetime
    remaining_fen: Fen
    waiting: int
    filed: int
    reserved_last_day_fen: Fen


class Queues(Protocol):
    """What reviewers look at, outside any deciding transaction."""

    async def now(self) -> datetime: ...
    async def pools(self, campaign_id: str | None, district_id: str | None, since: datetime) -> list[PoolEntry]:
        """Every policy's pool, with what was reserved since then."""
        ...

    async def counts(self, district_id: str | None, policy_id: str | None) -> dict[str, int]:
        """How many filed claims stand in each state."""
        ...

    async def page(self, district_id: str | None, policy_id: str | None, state: State, after: int) -> list[QueueEntry]:
        """The next fifty files of a district (None: the city), of a policy (None: all), in this state, oldest first."""
        ...


class FuelCards(Protocol):
    """The stock ledger of numbered cards."""

    async def add(self, cards: Sequence[FuelCard]) -> bool:
        """All of them, or False when one is there already."""
        ...

    async def of_claim(self, claim_no: str) -> list[FuelCard]: ...
    async def first_free(self, policy_id: str, count: int) -> list[FuelCard]:
        """So many cards in stock, the lowest numbers first, at most."""
        ...

    async def save(self, cards: Sequence[FuelCard]) -> None: ...


class Issuing(Protocol):
    """Makes what only a holder of our keys can make."""

    def voucher_id(self, citizen_id: str) -> str: ...
    def payee_sealed(self, payout_id: str, name: str, account: str) -> str:
        """Name and account in base64, to be opened by treasury only, and only for this payment."""
        ...


class Examiner(Protocol):
    """Looks into uploaded files."""

    async def examine(self, content: bytes) -> Examined | Refused: ...


class Documents(Protocol):
    """Where the bytes of documents are kept."""

    async def put(self, document_id: str, content: bytes) -> None: ...
    async def get(self, document_id: str) -> bytes: ...


class Office(Protocol):
    """Everything one act touches, in one transaction."""

    @property
    def pools(self) -> Pools: ...
    @property
    def files(self) -> Files: ...
    @property
    def fuel_cards(self) -> FuelCards: ...
    @property
    def issuing(self) -> Issuing: ...
    async def now(self) -> datetime: ...
    async def tell(self, *told: tuple[str, Event]) -> None: ...
