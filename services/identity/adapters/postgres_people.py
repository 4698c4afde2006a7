"""Citizens in Postgres: sealed columns, found by keyed hashes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from services.identity.domain.consents import GivenConsent
from services.identity.domain.one_time_code import DAY, SentCode
from services.identity.domain.person import Person
from services.identity.usecases.ports import KnownCitizen, WithdrawnConsent
from shared.contracts.fact import Event
from shared.runtime import outbox
from shared.runtime.keyfiles import Keyring
from shared.runtime.postgres import Connection
from shared.runtime.seal import Seal, keyed_hash

_FIND = """
select citizen_id::text, name_hash = $2 and phone_hash = $3 as same_person from citizen where national_id_hash = $1
"""
# Sorted, so that two imports of the same people cannot deadlock.
_ADD = """
insert into citizen (citizen_id, national_id_hash, name_hash, phone_hash, name_sealed, national_id_sealed, phone_sealed)
select * from unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[])
    as row (citizen_id, national_id_hash)
order by row.national_id_hash
on conflict do nothing returning citizen_id::text
"""
_CONSENT = """
insert into consent (citizen_id, purpose, text_version)
select c, p, $3 from unnest($1::uuid[]) as c cross join unnest($2::text[]) as p
"""
_LOCK_CITIZEN = "select true from citizen where citizen_id = $1 for update"
_GIVE = """
insert into consent (citizen_id, purpose, text_version) select $1, p, $3 from unnest($2::text[]) as p
where not exists (
    select from consent where citizen_id = $1 and purpose = p and withdrawn_at is null and $3 in ('', text_version)
)
"""
_GIVEN = """
select purpose, text_version, given_at, withdrawn_at from consent where citizen_id = $1 order by given_at, purpose
"""
_CONSENTS_TO = """
select count(distinct purpose) = cardinality($2::text[]) from consent
where citizen_id = $1 and purpose = any($2) and withdrawn_at is null
"""
_WITHDRAW = """
with withdrawn as (
    update consent set withdrawn_at = clock_timestamp()
    where citizen_id = $1 and purpose = $2 and withdrawn_at is null returning withdrawn_at
)
update citizen set version = version + 1 where citizen_id = $1 and exists (select from withdrawn)
returning (select max(withdrawn_at) from withdrawn) as withdrawn_at, version
"""
_NUMBERED = "select citizen_id::text from citizen order by citizen_no offset $1 limit $2"
# A phone that was never sent a code has no row to lock.
_ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 0))"
_SENT = """
select code_hash, sent_at, expires_at, tries_left, sent_in_day, day_began_at from one_time_code
where phone_hash = $1 for update
"""
_KEEP = """
insert into one_time_code (phone_hash, code_hash, expires_at, tries_left)
values ($1, $2, clock_timestamp() + $3, $4)
on conflict (phone_hash) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at,
    sent_at = clock_timestamp(), tries_left = excluded.tries_left,
    sent_in_day = case when one_time_code.day_began_at + $5 <= clock_timestamp() then 1
                       else one_time_code.sent_in_day + 1 end,
    day_began_at = case when one_time_code.day_began_at + $5 <= clock_timestamp() then clock_timestamp()
                        else one_time_code.day_began_at end
returning expires_at
"""
_USE_UP = "update one_time_code set tries_left = case when $2 then 0 else tries_left - 1 end where phone_hash = $1"


class PostgresPeople:
    """The citizens as one transaction sees them."""

    def __init__(
        self, transaction: Connection, seal: Seal, national_id_key: Keyring, phone_key: Keyring, otp_key: Keyring
    ) -> None:
        self._transaction = transaction
        self._seal = seal
        self._national_id_key = national_id_key
        self._phone_key = phone_key
        self._otp_key = otp_key

    async def now(self) -> datetime:
        now: datetime = await self._transaction.fetchval("select clock_timestamp()")
        return now

    async def find(self, person: Person) -> KnownCitizen | None:
        row = await self._transaction.fetchrow(_FIND, *self._hashes(person))
        return KnownCitizen(row["citizen_id"], row["same_person"]) if row else None

    async def find_by_phone(self, phone: str) -> str | None:
        query = "select citizen_id::text from citizen where phone_hash = $1"
        found: str | None = await self._transaction.fetchval(query, keyed_hash(self._phone_key, phone))
        return found

    async def name_of(self, citizen_id: str) -> str | None:
        query = "select name_sealed from citizen where citizen_id = $1"
        sealed = await self._transaction.fetchval(query, citizen_id)
        return self._seal.open(sealed, f"citizen.name.{citizen_id}").decode() if sealed is not None else None

    async def add(
        self, people: Sequence[tuple[str, Person]], purposes: Sequence[str], *, text_version: str = ""
    ) -> list[str]:
        columns = list(zip(*(self._row(citizen_id, person) for citizen_id, person in people), strict=True))
        if not columns:
            return []
        added = [row["citizen_id"] for row in await self._transaction.fetch(_ADD, *columns)]
        await self._transaction.execute(_CONSENT, added, list(purposes), text_version)
        return added

    async def give_consents(self, citizen_id: str, purposes: Sequence[str], *, text_version: str) -> None:
        await self._transaction.execute(_LOCK_CITIZEN, citizen_id)
        await self._transaction.execute(_GIVE, citizen_id, list(purposes), text_version)

    async def consents_of(self, citizen_id: str) -> list[GivenConsent]:
        return [GivenConsent(**row) for row in await self._transaction.fetch(_GIVEN, citizen_id)]

    async def consents_to(self, citizen_id: str, purposes: Sequence[str]) -> bool:
        given: bool = await self._transaction.fetchval(_CONSENTS_TO, citizen_id, list(purposes))
        return given

    async def withdraw_consent(self, citizen_id: str, purpose: str) -> WithdrawnConsent | None:
        await self._transaction.execute(_LOCK_CITIZEN, citizen_id)
        row = await self._transaction.fetchrow(_WITHDRAW, citizen_id, purpose)
        return WithdrawnConsent(**row) if row else None

    async def numbered(self, first: int, count: int) -> list[str]:
        return [row["citizen_id"] for row in await self._transaction.fetch(_NUMBERED, first, count)]

    async def sent_code(self, phone: str) -> SentCode | None:
        phone_hash = keyed_hash(self._phone_key, phone)
        await self._transaction.execute(_ONE_AT_A_TIME, phone_hash)
        row = await self._transaction.fetchrow(_SENT, phone_hash)
        return SentCode(**row) if row else None

    async def keep_code(self, phone: str, code: str, valid_for: timedelta, tries: int) -> datetime:
        phone_hash = keyed_hash(self._phone_key, phone)
        arguments = (phone_hash, self.hash_code(phone, code), valid_for, tries, DAY)
        expires_at: datetime = await self._transaction.fetchval(_KEEP, *arguments)
        return expires_at

    async def use_up_try(self, phone: str, *, all_of_them: bool) -> None:
        await self._transaction.execute(_USE_UP, keyed_hash(self._phone_key, phone), all_of_them)

    def hash_code(self, phone: str, code: str) -> bytes:
        return keyed_hash(self._otp_key, f"{phone}:{code}")

    async def tell(self, *told: tuple[str, Event]) -> None:
        await outbox.append(self._transaction, told)

    def _hashes(self, person: Person) -> tuple[bytes, bytes, bytes]:
        return (
            keyed_hash(self._national_id_key, person.national_id),
            keyed_hash(self._national_id_key, f"name:{person.name}"),
            keyed_hash(self._phone_key, person.phone),
        )

    def _row(self, citizen_id: str, person: Person) -> tuple[object, ...]:
        def sealed(column: str, text: str) -> bytes:
            return self._seal.close(text.encode(), f"citizen.{column}.{citizen_id}")

        return (
            citizen_id,
            *self._hashes(person),
            sealed("name", person.name),
            sealed("national_id", person.national_id),
            sealed("phone", person.phone),
        )
