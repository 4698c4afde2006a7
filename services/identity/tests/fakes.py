"""Identity's ports in memory; the contract tests run on them and on Postgres."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from services.identity.domain.consents import GivenConsent
from services.identity.domain.one_time_code import DAY, SentCode
from services.identity.domain.person import Person
from services.identity.usecases.ports import KnownCitizen, StaffAccount, StaffState, WithdrawnConsent
from shared.contracts.fact import Event


class FakePeople:
    def __init__(self) -> None:
        self.citizens: dict[str, Person] = {}
        self.consents: dict[str, list[GivenConsent]] = {}
        self.versions: dict[str, int] = {}
        self.codes: dict[str, SentCode] = {}
        self.told: list[tuple[str, Event]] = []
        self.ahead = timedelta(0)

    async def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    async def find(self, person: Person) -> KnownCitizen | None:
        for citizen_id, known in self.citizens.items():
            if known.national_id == person.national_id:
                return KnownCitizen(citizen_id, known == person)
        return None

    async def find_by_phone(self, phone: str) -> str | None:
        return next((name for name, known in self.citizens.items() if known.phone == phone), None)

    async def name_of(self, citizen_id: str) -> str | None:
        return self.citizens[citizen_id].name if citizen_id in self.citizens else None

    async def add(
        self, people: Sequence[tuple[str, Person]], purposes: Sequence[str], *, text_version: str = ""
    ) -> list[str]:
        added = []
        for citizen_id, person in people:
            if await self.find(person) is None and await self.find_by_phone(person.phone) is None:
                self.citizens[citizen_id] = person
                await self.give_consents(citizen_id, purposes, text_version=text_version)
                added.append(citizen_id)
        return added

    async def give_consents(self, citizen_id: str, purposes: Sequence[str], *, text_version: str) -> None:
        given = self.consents.setdefault(citizen_id, [])
        for purpose in purposes:
            if not any(
                one.purpose == purpose and one.withdrawn_at is None and text_version in {"", one.text_version}
                for one in given
            ):
                given.append(GivenConsent(purpose, text_version, await self.now()))

    async def consents_of(self, citizen_id: str) -> list[GivenConsent]:
        return list(self.consents.get(citizen_id, []))

    async def consents_to(self, citizen_id: str, purposes: Sequence[str]) -> bool:
        given = self.consents.get(citizen_id, [])
        return set(purposes) <= {one.purpose for one in given if one.withdrawn_at is None}

    async def withdraw_consent(self, citizen_id: str, purpose: str) -> WithdrawnConsent | None:
        if not await self.consents_to(citizen_id, [purpose]):
            return None
        now = await self.now()
        self.consents[citizen_id] = [
            replace(one, withdrawn_at=now) if one.purpose == purpose and one.withdrawn_at is None else one
            for one in self.consents[citizen_id]
        ]
        self.versions[citizen_id] = self.versions.get(citizen_id, 1) + 1
        return WithdrawnConsent(now, self.versions[citizen_id])

    async def numbered(self, first: int, count: int) -> list[str]:
        return list(self.citizens)[first : first + count]

    async def sent_code(self, phone: str) -> SentCode | None:
        return self.codes.get(phone)

    async def keep_code(self, phone: str, code: str, valid_for: timedelta, tries: int) -> datetime:
        now, last = await self.now(), self.codes.get(phone)
        count, began_at = 1, now
        if last is not None and now < last.day_began_at + DAY:
            count, began_at = last.sent_in_day + 1, last.day_began_at
        self.codes[phone] = SentCode(self.hash_code(phone, code), now, now + valid_for, tries, count, began_at)
        return now + valid_for

    async def use_up_try(self, phone: str, *, all_of_them: bool) -> None:
        if phone in self.codes:
            sent = self.codes[phone]
            self.codes[phone] = replace(sent, tries_left=0 if all_of_them else sent.tries_left - 1)

    def hash_code(self, phone: str, code: str) -> bytes:
        return f"{phone}:{code}".encode()

    async def tell(self, *told: tuple[str, Event]) -> None:
        self.told += told


class FakeStaff:
    def __init__(self) -> None:
        self.accounts: dict[str, StaffAccount] = {}
        self.told: list[tuple[str, Event]] = []

    async def find(self, login: str) -> StaffAccount | None:
        return self.accounts.get(login)

    async def add(self, account: StaffAccount) -> bool:
        return self.accounts.setdefault(account.login, account) is account

    async def load_for_update(self, staff_id: str) -> StaffAccount | None:
        return next((one for one in self.accounts.values() if one.staff_id == staff_id), None)

    async def see(self, staff_id: str) -> StaffAccount | None:
        return await self.load_for_update(staff_id)

    async def logins(self, staff_ids: Sequence[str]) -> dict[str, str]:
        return {one.staff_id: one.login for one in self.accounts.values() if one.staff_id in staff_ids}

    async def all(self) -> list[StaffAccount]:
        return [self.accounts[login] for login in sorted(self.accounts)]

    async def save(self, account: StaffAccount) -> None:
        self.accounts[account.login] = account

    async def change_password(self, staff_id: str, *, seen: str, password_hash: str) -> bool:
        account = await self.load_for_update(staff_id)
        if account is None or (account.password_hash, account.state) != (seen, StaffState.ACTIVE):
            return False
        self.accounts[account.login] = replace(account, password_hash=password_hash, must_change=False)
        return True

    async def count_admins(self) -> int:
        return sum((one.role, one.state) == ("admin", StaffState.ACTIVE) for one in self.accounts.values())

    async def tell(self, *told: tuple[str, Event]) -> None:
        self.told += told


class FakePasswords:
    """Not a hash: it only shows which password an account has, and that every attempt is compared with something."""

    def __init__(self) -> None:
        self.compared = 0

    async def hash(self, password: str) -> str:
        return f"hash of {password}"

    async def matches(self, password_hash: str, password: str) -> bool:
        self.compared += 1
        return password_hash == f"hash of {password}"


class FakeTexting:
    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []

    async def send(self, phone: str, text: str) -> None:
        self.sent.append((phone, text))
