"""What treasury's acts need from outside, in their own words. All of it lives in one transaction."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Protocol, TypeAlias

from services.treasury.domain.allocations import AllocationChange
from services.treasury.domain.bank_line import BankLine, Heard, Meaning
from services.treasury.domain.campaigns import Campaign, Program
from services.treasury.domain.grants import Grant
from services.treasury.domain.journal import Account, Kind, Transfer
from services.treasury.domain.payees import Payee
from services.treasury.domain.payouts import Clawback, Payout, PayoutBatch
from services.treasury.domain.rulings import Contradiction, Ruling
from services.treasury.usecases.settlement_ports import Accounts, Holds, MerchantDays, Settlements
from shared.contracts.fact import Event
from shared.contracts.treasury_events import RoundTerms
from shared.kernel.fen import Fen


class AccountBalance(NamedTuple):
    pool_id: str
    kind: Kind
    program_id: str | None
    balance_fen: Fen


class ClosedPool(NamedTuple):
    """What a pool's keeper said when it closed, and what was booked here."""

    pool_id: str
    issued_fen: Fen
    unissued_fen: Fen
    booked_issued_fen: Fen


@dataclass(frozen=True, slots=True)
class Booked:
    """How many lines of the bank's meant what; each contradiction (payout_id, what is wrong); batches to send again."""

    meant: dict[Meaning, int]
    contradictions: list[tuple[str, str]]
    send_again: list[str]


class Journal(Protocol):
    async def open_accounts(self, accounts: Sequence[Account], campaign_id: str, program_id: str | None) -> None: ...
    async def program_of(self, pool_id: str) -> str | None:
        """Whose money a pool takes; None before its first grant. A pool never changes its program."""
        ...

    async def balance_for_update(self, account: Account) -> Fen:
        """The balance of an account, locked until the transaction ends."""
        ...

    async def post(self, transfers: Sequence[Transfer]) -> None:
        """Book transfers; one booked before is passed over. A missing account or overdraft raises."""
        ...

    async def balances(self, campaign_id: str, at: datetime | None) -> list[AccountBalance]: ...


class Campaigns(Protocol):
    async def add(self, campaign: Campaign) -> bool: ...
    async def load_for_update(self, campaign_id: str) -> Campaign | None: ...
    async def approve(self, campaign_id: str, checker: str) -> None: ...
    async def program_for_update(self, program_id: str) -> tuple[Campaign, Program] | None:
        """A program and its campaign, the campaign locked: one change of its allocations at a time."""
        ...

    async def add_change(self, change: AllocationChange) -> bool: ...
    async def change_for_update(self, change_id: str) -> AllocationChange | None: ...
    async def apply_change(self, change: AllocationChange) -> None:
        """Keep the approval and put the allocation in force."""
        ...


class Grants(Protocol):
    async def add(self, grant: Grant, terms: RoundTerms | None) -> bool: ...
    async def find(self, grant_id: str) -> tuple[Grant, RoundTerms | None] | None: ...
    async def load_for_update(self, grant_id: str) -> tuple[Grant, RoundTerms | None] | None: ...
    async def save(self, grant: Grant) -> None: ...
    async def of_pool_for_update(self, pool_id: str) -> list[Grant]: ...
    async def note_pool_close(self, pool_id: str, issued_fen: Fen, unissued_fen: Fen) -> None: ...
    async def incomplete_closed_pools(self, pool_ids: Sequence[str]) -> list[ClosedPool]: ...
    async def complete_pool(self, pool_id: str) -> None: ...


class Payouts(Protocol):
    async def being_paid(self, pays: Sequence[str]) -> dict[str, str]:
        """Of these claims and settlements those with a payout that has not failed, and which one it is."""
        ...

    async def add(self, lines: Sequence[tuple[Payout, Payee]]) -> None:
        """Keep new payouts, their payees sealed. A second one of the same claim or settlement that has not failed
        raises."""
        ...

    async def due_for_update(self, program_id: str, most: int) -> list[Payout]:
        """DUE payouts of a program, the longest waiting first; those of held claims stay out."""
        ...

    async def held_due(self, program_id: str) -> list[str]:
        """DUE payouts of a program whose claims are held."""
        ...

    async def due_to_merchants_for_update(self, campaign_id: str, district_id: str, most: int) -> list[Payout]:
        """DUE payouts of a district's settlements, the longest waiting first; those that are held stay out."""
        ...

    async def pay_to(self, payees: Mapping[str, Payee]) -> None:
        """Seal other payees, by payout_id, for payouts that are DUE."""
        ...

    async def due_beside_for_update(self, pays: str) -> Payout | None:
        """The payout of this claim or settlement that is DUE."""
        ...

    async def load_for_update(self, payout_ids: Sequence[str]) -> dict[str, Payout]: ...
    async def payees(self, payout_ids: Sequence[str]) -> dict[str, Payee]: ...
    async def save(self, payouts: Sequence[Payout]) -> None:
        """Keep state, batch, bank_ref and paid_as."""
        ...

    async def of_batch_for_update(self, batch_id: str) -> list[Payout]: ...
    async def to_ask(self, silent_for: timedelta, most: int) -> list[Payout]:
        """UNKNOWN payouts, and those of SENT batches that nothing was heard of; none asked about within that time."""
        ...

    async def note_asked(self, payout_ids: Sequence[str]) -> None: ...
    async def add_clawback(self, clawback: Clawback) -> bool: ...
    async def clawback_for_update(self, payout_id: str) -> Clawback | None: ...
    async def save_clawback(self, clawback: Clawback) -> None: ...


class Batches(Protocol):
    async def add(self, batch: PayoutBatch, file: bytes) -> bool:
        """Keep a batch and its file, sealed; False when the id is taken."""
        ...

    async def see(self, batch_id: str) -> PayoutBatch | None: ...
    async def load_for_update(self, batch_id: str) -> PayoutBatch | None: ...
    async def of_payouts_for_update(self, payout_ids: Sequence[str]) -> dict[str, PayoutBatch]: ...
    async def save(self, batch: PayoutBatch) -> None:
        """Keep the state and its marks. Of a cancelled batch the file goes."""
        ...

    async def file(self, batch_id: str) -> bytes:
        """The payment file, byte for byte as prepared; raises BrokenPromiseError when there is none."""
        ...

    async def open_lines(self, batch_ids: Sequence[str]) -> dict[str, int]:
        """How many lines of each batch have no definite answer."""
        ...

    async def first_to_send(self) -> PayoutBatch | None:
        """The longest approved batch that the bank has not refused a short while ago."""
        ...

    async def note_sent_again(self, batch_id: str) -> None:
        """The bank has the file only now: its silence counts from here."""
        ...

    async def note_refused(self, batch_id: str, reason: str) -> None:
        """The bank would not take the file: it is shown, and tried again after a while."""
        ...


class BankLines(Protocol):
    async def fetched_to(self) -> int:
        """The last answer_no that came over the link."""
        ...

    async def move_fetched_to(self, answer_no: int) -> None: ...
    async def add_answer(self, answer_no: int, sha256: str, problem: str = "") -> bool:
        """Note that an answer file came (`problem` tells why it counts for nothing); False when these bytes count, or
        were noted with this problem before."""
        ...

    async def add_copy(self, answer_no: int, sha256: str, staff_id: str) -> frozenset[str]:
        """Note who handed these bytes in; everybody who did so far, the caller among them. One at a time."""
        ...

    async def keep(self, source: str, lines: Sequence[tuple[BankLine, Heard]]) -> None:
        """Keep what the bank said, for ever; `source` is the answer_no or `asked`."""
        ...


class Rulings(Protocol):
    async def contradiction(self, payout_id: str) -> Contradiction | None:
        """The bank's last contradicting PAID about the payout that no approved ruling covers."""
        ...

    async def held(self, pays: list[str]) -> set[str]:
        """Of these claims and settlements those that wait for a ruling on a contradiction."""
        ...

    async def draft(self, payout_id: str) -> Ruling | None:
        """The last ruling of the payout that waits for its approval, locked."""
        ...

    async def save(self, ruling: Ruling) -> None:
        """Keep a draft, in the place of one of the same line; or its approval."""
        ...


class Books(Protocol):
    """Everything an act of treasury may touch."""

    @property
    def journal(self) -> Journal: ...
    @property
    def campaigns(self) -> Campaigns: ...
    @property
    def grants(self) -> Grants: ...
    @property
    def payouts(self) -> Payouts: ...
    @property
    def batches(self) -> Batches: ...
    @property
    def bank_lines(self) -> BankLines: ...
    @property
    def rulings(self) -> Rulings: ...
    @property
    def days(self) -> MerchantDays: ...
    @property
    def settlements(self) -> Settlements: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def holds(self) -> Holds: ...
    def open_payee(self, payout_id: str, sealed: str) -> Payee:
        """Read who is to be paid, as subsidies sealed it; raises BrokenPromiseError."""
        ...

    async def now(self) -> datetime: ...
    async def tell(self, *told: tuple[str, Event]) -> None: ...


OpenBooks: TypeAlias = Callable[[], AbstractAsyncContextManager[Books]]
"""Books of a transaction of their own: an act that talks to the bank opens none while it waits."""


class Bank(Protocol):
    """The bank's link (银企直联). Every call is bounded in time and raises UnavailableError when the bank is away."""

    async def send(self, batch_id: str, file: bytes) -> str:
        """Hand a payment file in; the same bytes under the same id any number of times. Why it refuses, or ``."""
        ...

    async def answers(self, after: int) -> Mapping[int, bytes]:
        """Answer files with numbers above `after`, some or all."""
        ...

    async def ask(self, payout_id: str) -> BankLine: ...


class Plans(Protocol):
    """What people look at: campaigns as planned, with all that was drafted and approved."""

    async def campaigns(self) -> list[dict[str, Any]]: ...
    async def campaign(self, campaign_id: str) -> dict[str, Any] | None: ...
    async def public(self) -> list[dict[str, Any]]:
        """Approved campaigns with their districts, without their money."""
        ...

    async def waiting(self, district_id: str | None) -> list[dict[str, Any]]:
        """All that was drafted and waits for another person; of a district, or everybody's."""
        ...


class PayoutViews(Protocol):
    """What people look at: batches, payouts with their accounts masked, what the bank said that cannot be."""

    async def batches(self, program_id: str | None, district_id: str | None) -> list[dict[str, Any]]: ...
    async def due(self, district_id: str | None) -> list[dict[str, Any]]: ...
    async def batch(self, batch_id: str, district_id: str | None, after: int) -> dict[str, Any] | None: ...
    async def payout(self, payout_id: str, district_id: str | None) -> dict[str, Any] | None: ...
    async def contradictions(self, district_id: str | None, after: int) -> list[dict[str, Any]]:
        """Of a district those about its payouts; what names no payout of ours is for the city alone."""
        ...
