"""What identity's acts need from outside, in their own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

from services.identity.domain.consents import GivenConsent
from services.identity.domain.one_time_code import SentCode
from services.identity.domain.person import Person
from shared.contracts.fact import Event


@dataclass(frozen=True, slots=True)
class KnownCitizen:
    """A citizen found by a keyed hash; `same_person` says whether name and phone are the given ones too."""

    citizen_id: str
    same_person: bool


class WithdrawnConsent(NamedTuple):
    """When it was withdrawn, and the citizen's version since."""

    withdrawn_at: datetime
    version: int


class StaffState(StrEnum):
    """DRAFT: one administrator's word, to be approved by a second. WITHDRAWN is for good."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    WITHDRAWN = "WITHDRAWN"


@dataclass(frozen=True, slots=True)
class StaffAccount:
    """`appointed_by` is nobody for an account made from the shell; `must_change`: somebody else chose the password."""

    staff_id: str
    login: str
    password_hash: str
    role: str
    district_id: str | None
    state: StaffState = StaffState.ACTIVE
    appointed_by: str | None = None
    must_change: bool = False
    version: int = 1


class People(Protocol):
    """Citizens, within one transaction."""

    async def now(self) -> datetime: ...
    async def find(self, person: Person) -> KnownCitizen | None: ...
    async def find_by_phone(self, phone: str) -> str | None: ...
    async def name_of(self, citizen_id: str) -> str | None: ...
    async def add(
        self, people: Sequence[tuple[str, Person]], purposes: Sequence[str], *, text_version: str = ""
    ) -> list[str]:
        """Add people not known yet; returns the ids of those added (an ID number or phone known already adds none).

        `text_version` is that of the text they read and agreed to, empty where their consent came on paper.
        """
        ...

    async def give_consents(self, citizen_id: str, purposes: Sequence[str], *, text_version: str) -> None:
        """Note consents of a known citizen; one that was given to this text, or is on paper as well, stays as it is."""
        ...

    async def consents_of(self, citizen_id: str) -> list[GivenConsent]:
        """Each that was ever given, withdrawn ones too; the latest last."""
        ...

    async def consents_to(self, citizen_id: str, purposes: Sequence[str]) -> bool:
        """Whether each of these purposes has a consent that is not withdrawn."""
        ...

    async def withdraw_consent(self, citizen_id: str, purpose: str) -> WithdrawnConsent | None:
        """None where there is none to withdraw."""
        ...

    async def numbered(self, first: int, count: int) -> list[str]:
        """Citizen ids in order of registration, from place `first` (0 is the first)."""
        ...

    async def sent_code(self, phone: str) -> SentCode | None: ...
    async def keep_code(self, phone: str, code: str, valid_for: timedelta, tries: int) -> datetime: ...
    async def use_up_try(self, phone: str, *, all_of_them: bool) -> None: ...
    def hash_code(self, phone: str, code: str) -> bytes: ...
    async def tell(self, *told: tuple[str, Event]) -> None: ...


class Accounts(Protocol):
    """Staff accounts, looked up without holding anything open: whoever asks goes on to hash a password."""

    async def find(self, login: str) -> StaffAccount | None: ...


class Staff(Protocol):
    """Staff accounts, within one transaction. Hashing takes long and is done before."""

    async def find(self, login: str) -> StaffAccount | None: ...
    async def see(self, staff_id: str) -> StaffAccount | None: ...
    async def logins(self, staff_ids: Sequence[str]) -> dict[str, str]:
        """The logins of those known, by id."""
        ...

    async def load_for_update(self, staff_id: str) -> StaffAccount | None: ...
    async def all(self) -> list[StaffAccount]:
        """By login; some thousands at most."""
        ...

    async def add(self, account: StaffAccount) -> bool:
        """Whether it was added; False when the login is taken."""
        ...

    async def save(self, account: StaffAccount) -> None:
        """Write state and version."""
        ...

    async def change_password(self, staff_id: str, *, seen: str, password_hash: str) -> bool:
        """Whether the hash seen stood there still, in an active account; then the password is the person's own."""
        ...

    async def count_admins(self) -> int:
        """Active administrators."""
        ...

    async def tell(self, *told: tuple[str, Event]) -> None: ...


class Passwords(Protocol):
    async def hash(self, password: str) -> str: ...
    async def matches(self, password_hash: str, password: str) -> bool: ...


class Texting(Protocol):
    """The SMS port."""

    async def send(self, phone: str, text: str) -> None: ...


class SignedToken(NamedTuple):
    token: str
    expires_at: datetime


class Tokens(Protocol):
    async def sign(
        self, subject_id: str, role: str, district_id: str | None, logged_in_at: datetime | None = None
    ) -> SignedToken:
        """A token of a log-in: of now, or of the session that it prolongs."""
        ...
