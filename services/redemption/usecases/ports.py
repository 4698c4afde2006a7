"""What redemption's acts need from outside, in their own words. All of it lives in one transaction."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from services.redemption.domain.refund import Refund, Refunded
from services.redemption.domain.voucher import Order, Terms, Till, Voucher
from services.redemption.usecases.void_ports import Voids
from shared.contracts.fact import Event
from shared.contracts.redemption_events import DayRow
from shared.kernel.fen import Fen


@dataclass(frozen=True, slots=True)
class Redemption:
    """What a request number did at a store; a tombstone has no voucher and no order."""

    store_id: str
    request_no: str
    redemption_id: str | None
    voucher_id: str | None
    merchant_id: str
    terminal_id: str
    campaign_id: str | None = None
    business_day: str | None = None
    order: Order | None = None
    discount_fen: Fen | None = None
    redeemed_at: datetime | None = None
    undone_at: datetime | None = None
    undo_key: str | None = None


class ArrivingVoucher(NamedTuple):
    """A voucher that was issued elsewhere and reaches us now."""

    voucher_id: str
    citizen_id: str


class AtTill(NamedTuple):
    """A redemption as a till knows it: by a request number of its own store."""

    till: Till
    request_no: str


class AtDesk(NamedTuple):
    """A redemption as somebody at its merchant's desk knows it."""

    merchant_id: str
    staff_id: str
    redemption_id: str


class Shown(NamedTuple):
    """A voucher shown at a till, locked, with what its redeem is decided by; without one the number is unknown.

    `now` is an instant after the lock, in the held `business_day`. `is_known`: the request number was seen before;
    what was decided while we waited for a lock may be missing from it.
    """

    voucher: Voucher | None
    is_known: bool
    now: datetime
    business_day: str | None


class Use(NamedTuple):
    """A voucher as it is once used, the redemption that uses it, and the fact that tells it."""

    voucher: Voucher
    redemption: Redemption
    told: tuple[str, Event]


class MerchantSum(NamedTuple):
    """A merchant's closed day; `refunded_fen` is public money it owes back, not negative."""

    merchant_id: str
    district_id: str
    redemptions: int
    sum_fen: Fen
    refunds: int
    refunded_fen: Fen


DAY_PART_ROWS_MAX = 500  # a fact of some 60 kB


class DayPart(NamedTuple):
    """Some of the rows of a merchant's day; parts count from 1."""

    merchant_id: str
    part: int
    rows: list[DayRow]


class Vouchers(Protocol):
    """Vouchers, within one transaction; whatever is loaded is locked."""

    async def keep_terms(self, terms: Sequence[Terms]) -> None: ...
    async def add(self, terms: Terms, arriving: Sequence[ArrivingVoucher], issued_at: datetime) -> None:
        """Add vouchers not known yet."""
        ...

    async def by_ids(self, voucher_ids: Sequence[str]) -> list[Voucher]:
        """Those known, locked in id order."""
        ...

    async def due_to_expire(self, limit: int) -> list[Voucher]:
        """Unused vouchers past their validity that nobody else holds locked."""
        ...

    async def save(self, vouchers: Sequence[Voucher], now: datetime) -> None: ...


class Redemptions(Protocol):
    async def find(self, store_id: str, request_no: str) -> Redemption | None: ...
    async def find_all(self, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Redemption]:
        """Those of these (store, request number) that are known."""

    async def find_for_update(self, store_id: str, request_no: str) -> Redemption | None: ...
    async def find_by_undo_key(self, store_id: str, undo_key: str) -> Redemption | None: ...
    async def find_at(self, at: AtTill | AtDesk) -> Redemption | None:
        """The redemption if it is theirs."""
        ...

    async def find_at_for_update(self, at: AtTill | AtDesk) -> Redemption | None: ...
    async def add(self, redemption: Redemption) -> bool:
        """False when the request number, the order or the voucher is taken by another."""
        ...

    async def mark_undone(self, redemption: Redemption) -> bool:
        """False when the undo's key is taken."""
        ...


class Refunds(Protocol):
    async def find(self, store_id: str, request_no: str) -> Refund | None: ...
    async def so_far(self, redemption_id: str) -> Refunded: ...
    async def add(self, refund: Refund) -> bool:
        """False when the refund's number is taken."""
        ...


class Days(Protocol):
    """Business days, within one transaction; one that is held stays open until the transaction ends."""

    async def hold_open(self, campaign_id: str, day: str) -> bool:
        """Hold this day, if it is open still."""
        ...

    async def hold_after(self, campaign_id: str, day: str, now: datetime) -> str | None:
        """Hold a day later than this one: that which `now` is in, else the first that is not closed."""
        ...

    async def close(self, campaign_id: str, day: str, now: datetime) -> list[MerchantSum] | None:
        """Close a day for good and say what each merchant redeemed and refunded; None when it was closed before, or
        when a day before it is still open."""
        ...

    def listed(self, campaign_id: str, day: str) -> AsyncIterator[list[DayPart]]:
        """What stands on a closed day, merchant by merchant, some parts at a time."""
        ...

    async def due(self, now: datetime) -> list[tuple[str, str]]:
        """Days to be closed (campaign, day), in the order of their ends."""
        ...


class Counter(Protocol):
    """Everything an act at the counter may touch."""

    @property
    def vouchers(self) -> Vouchers: ...
    @property
    def redemptions(self) -> Redemptions: ...
    @property
    def refunds(self) -> Refunds: ...
    @property
    def days(self) -> Days: ...
    @property
    def voids(self) -> Voids: ...
    async def show(self, asked: Sequence[tuple[int, str, str]]) -> list[Shown]:
        """Lock the vouchers of these numbers, and look up the (store, request number) beside each."""

    async def use(self, uses: Sequence[Use]) -> set[tuple[str, str]]:
        """Keep them, as the last write; the (store, request number) of those whose number and order were free."""

    async def now(self) -> datetime: ...
    async def tell(self, *told: tuple[str, Event]) -> None: ...


@dataclass(frozen=True, slots=True)
class TillFile:
    """A till in a merchant file, with the public half of its key."""

    terminal_id: str
    key_id: str
    public_key: bytes


@dataclass(frozen=True, slots=True)
class StoreFile:
    store_id: str
    name: str
    tills: tuple[TillFile, ...]
    address: str = ""


@dataclass(frozen=True, slots=True)
class MerchantFile:
    """A merchant as enrolled: district and categories are its allow-list."""

    merchant_id: str
    name: str
    uscc: str
    district_id: str
    categories: tuple[str, ...]
    stores: tuple[StoreFile, ...]


class KeyOfTill(NamedTuple):
    till: Till
    public_key: bytes
    is_revoked: bool


class BusinessDay(NamedTuple):
    """A day people call by its date, as instants; the end is exclusive."""

    day: str
    starts_at: datetime
    ends_at: datetime


DAY_PAGE = 1_000


class DayPage(NamedTuple):
    """A part of a merchant's day in order of time; `next` is the last redemption in it when there are more."""

    redemptions: list[dict[str, Any]]
    next: str | None


class Shops(Protocol):
    """Merchants, tills, days and what people look at, within one transaction."""

    async def put(self, merchants: Sequence[MerchantFile]) -> None: ...
    async def clash(self, merchants: Sequence[MerchantFile]) -> str | None:
        """What of a file belongs to others: a merchant to another district, a store to another merchant, a till to
        another store, a key to another till or to nobody any more; in words, None for nothing."""
        ...

    async def till_of_key(self, key_id: str) -> KeyOfTill | None: ...
    async def live_keys(self, terminal_id: str) -> int | None: ...
    async def add_key(self, terminal_id: str, key_id: str, public_key: bytes) -> None: ...
    async def revoke_key(self, key_id: str) -> bool: ...
    async def owner_of_key(self, key_id: str) -> tuple[str, bool] | None:
        """The till a key belongs to, and whether it was revoked."""
        ...

    async def day_in_the_way(self, campaign_id: str, days: Sequence[BusinessDay]) -> str | None:
        """A day of the campaign that is there already: at other times than one of these of its name, or at some of the
        time of one of another name."""
        ...

    async def bind_staff(self, staff_id: str, merchant_id: str) -> None:
        """Bind somebody who is bound to nobody to a merchant that is known; otherwise nothing."""
        ...

    async def merchant_of(self, staff_id: str) -> str | None:
        """Whom a member of staff acts for."""
        ...

    async def put_days(self, campaign_id: str, days: Sequence[BusinessDay]) -> None: ...
    async def stores(
        self, district_id: str | None, category: str | None, words: str, after: str
    ) -> list[dict[str, Any]]:
        """A page of stores by id: of a district, that sell a kind of goods, that are called so."""
        ...

    async def day_of_merchant(
        self, merchant_id: str, campaign_id: str, day: str, after: str | None = None, *, page: int = DAY_PAGE
    ) -> DayPage: ...
    async def wallet(self, citizen_id: str) -> list[dict[str, Any]]: ...
    async def voucher_no(self, voucher_id: str) -> tuple[int, str] | None: ...
    async def note_refusal(self, store_id: str, request_no: str, code: str) -> None: ...
    async def last_refusal(self, store_id: str, request_no: str) -> str | None: ...
