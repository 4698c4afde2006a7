"""What noting and sending notices needs from outside, in its own words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from services.redemption.domain.notice import Endpoint, Notice, Outcome
from services.redemption.domain.notice_address import NoticeUrl

NOTICE_PAGE_MAX = 1_000
NOTICE_LOG_PAGE_MAX = 100


class FeedPage(NamedTuple):
    """Bodies of notices joined by commas, as they are stored, and the number of the last one."""

    bodies: str
    next: int


class Notices(Protocol):
    """What merchants are told, within one transaction."""

    async def who_undid(self, voucher_ids: Sequence[str]) -> list[tuple[str, str]]:
        """(voucher, merchant) for each merchant that redeemed the voucher and took it back, in order of merchants."""
        ...

    async def lock_counters(self, merchant_ids: Iterable[str]) -> dict[str, int]:
        """The last number of each merchant, held in order of merchants until the transaction ends."""
        ...

    async def known(self, event_ids: Sequence[str]) -> set[tuple[str, str]]:
        """(event, merchant) of those that are noted already."""
        ...

    async def add(self, notices: Sequence[Notice]) -> None:
        """Add notices, in order of their numbers, and move the counters."""
        ...

    async def feed(self, merchant_id: str, after: int, limit: int) -> FeedPage: ...


class Endpoints(Protocol):
    """Where merchants' notices are sent, within one transaction."""

    async def find(self, merchant_id: str) -> Endpoint | None: ...
    async def find_for_update(self, merchant_id: str) -> Endpoint | None: ...
    async def last_notice_no(self, merchant_id: str) -> int | None:
        """How many notices the merchant has; None for no merchant of ours."""
        ...

    async def save(self, endpoint: Endpoint) -> None:
        """Put the endpoint, its next attempt due at once."""
        ...

    async def remove(self, merchant_id: str) -> bool: ...
    async def send_again(self, merchant_id: str, notice_no: int) -> None: ...
    async def log(self, merchant_id: str, after: int, limit: int) -> list[dict[str, Any]]:
        """Notices after a number, each with its latest attempts."""
        ...


@dataclass(frozen=True, slots=True)
class Turn:
    """What is to be sent to an endpoint now: (number, body) of notices in order, and of those asked for by hand."""

    endpoint: Endpoint
    due: tuple[tuple[int, str], ...]
    by_hand: tuple[tuple[int, str], ...]


class Deliveries(Protocol):
    """The notifier's work list; each call is a transaction of its own, since none may last as long as a sending."""

    async def waiting(self, besides: Iterable[str], limit: int) -> list[str]:
        """Merchants with something to be sent now, who waited longest first."""
        ...

    async def turn_of(self, merchant_id: str, limit: int) -> Turn | None: ...
    async def note(self, before: Endpoint, then: Endpoint, outcome: Outcome, pause_s: float) -> bool:
        """Log an attempt of the notice after `before.delivered_to`; False when the endpoint was changed meanwhile, and
        stays as it is."""
        ...

    async def note_by_hand(self, before: Endpoint, notice_no: int, outcome: Outcome) -> bool:
        """Log an attempt that was asked for, and ask no more for it; False when the endpoint leads elsewhere by now, or
        nowhere."""
        ...


class Resolver(Protocol):
    async def addresses(self, host: str) -> Sequence[str]:
        """The addresses a name has now; none when it has none, or nobody answers."""
        ...


class CheckedUrl(NamedTuple):
    """A URL, and the address of its name that may be called."""

    url: NoticeUrl
    address: str


class Receiver(Protocol):
    async def send(self, to: CheckedUrl, key: str, body: str) -> Outcome:
        """Send a notice, signed, to just this address; whatever goes wrong is an outcome."""
        ...
