"""The same person always ends at the same citizen, and nobody gets in by knowing an ID number: on fake and Postgres."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol

import pytest

from services.identity.adapters.postgres_people import PostgresPeople
from services.identity.domain.one_time_code import TRIES
from services.identity.domain.person import Refusal
from services.identity.tests import builders as b
from services.identity.tests.fakes import FakePeople, FakeTexting
from services.identity.usecases.import_citizens import import_citizens
from services.identity.usecases.log_in_citizen import log_in_citizen
from services.identity.usecases.ports import People, WithdrawnConsent
from services.identity.usecases.register_citizen import register_citizen
from services.identity.usecases.send_code import send_code
from services.identity.usecases.withdraw_consent import withdraw_consent
from shared.kernel.decision import Refused
from shared.runtime.keyfiles import Keyring
from shared.runtime.postgres import Database
from shared.runtime.seal import Seal
from shared.testing.servers import Running, fresh_database

RING = Keyring({1: b"k" * 32})


class World(Protocol):
    def people(self) -> AbstractAsyncContextManager[People]: ...


class FakeWorld:
    def __init__(self) -> None:
        self._people = FakePeople()
        self._lock = asyncio.Lock()

    @asynccontextmanager
    async def people(self) -> AsyncIterator[People]:
        async with self._lock:
            yield self._people


class RealWorld:
    def __init__(self, database: Database) -> None:
        self.database = database

    @asynccontextmanager
    async def people(self) -> AsyncIterator[People]:
        async with self.database.transaction() as transaction:
            yield PostgresPeople(transaction, Seal(RING), RING, RING, RING)


@pytest.fixture(params=["fake", pytest.param("postgres", marks=pytest.mark.integration)])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    if request.param == "fake":
        yield FakeWorld()
        return
    server: Running = request.getfixturevalue("postgres_server")
    async with fresh_database(server, "identity") as (database, _):
        yield RealWorld(database)


async def register(world: World, who: int, **changes: str) -> str | Refused:
    async with world.people() as people:
        answer: str | Refused = await b.register(people, b.person(who, **changes))
    return answer


async def test_one_person_registering_many_times_at_once_is_one_citizen(world: World) -> None:
    async def once() -> str | Refused:
        person = b.person()
        async with world.people() as people:
            await b.proved(people, person.phone)
            return await register_citizen(
                people, name=person.name, national_id=person.national_id, phone=person.phone, code=b.CODE,
                consents=["campaign"],
            )  # fmt: skip

    answers = await asyncio.gather(*(once() for _ in range(12)))
    assert len(set(answers)) == 1
    assert isinstance(answers[0], str)


async def test_knowing_an_id_number_is_not_enough(world: World) -> None:
    await register(world, 1)
    assert await register(world, 1, name="别人") == Refused(Refusal.NAME_MISMATCH)
    assert await register(world, 1, phone="19900009999") == Refused(Refusal.NAME_MISMATCH)
    assert await register(world, 2, phone=b.person(1).phone) == Refused(Refusal.NAME_MISMATCH)


async def test_nothing_is_written_without_consent(world: World) -> None:
    for consents in ((), ("job_fair",), ("campaign", "everything")):
        async with world.people() as people:
            assert await b.register(people, b.person(), consents=consents) == Refused(Refusal.CONSENT_MISSING)
            assert await people.find(b.person()) is None


async def test_a_wrong_code_registers_nobody_and_five_use_the_code_up(world: World) -> None:
    who = b.person()
    async with world.people() as people:
        assert await b.register(people, who, code=b.WRONG_CODE) == Refused(Refusal.OTP_WRONG)
        assert await people.find(who) is None
    for code in [b.WRONG_CODE] * (TRIES - 1) + [b.CODE]:
        async with world.people() as people:
            answer = await log_in_citizen(people, phone=who.phone, code=code)
        assert answer == Refused(Refusal.OTP_WRONG)


async def test_many_ask_for_a_code_for_a_new_phone_at_once_and_one_is_sent(world: World) -> None:
    texting = FakeTexting()

    async def ask() -> object:
        async with world.people() as people:
            return await send_code(people, texting, "19922222222")

    answers = await asyncio.gather(*(ask() for _ in range(12)))
    assert sum(isinstance(answer, Refused) for answer in answers) == 11


async def test_a_code_works_once(world: World) -> None:
    citizen_id = await register(world, 1)
    phone = b.person().phone
    async with world.people() as people:
        await b.proved(people, phone)
        assert await log_in_citizen(people, phone=phone, code=b.CODE) == citizen_id
        assert await log_in_citizen(people, phone=phone, code=b.CODE) == Refused(Refusal.OTP_WRONG)


async def test_a_phone_nobody_registered_is_answered_as_a_wrong_code(world: World) -> None:
    async with world.people() as people:
        assert await log_in_citizen(people, phone="19911111111", code=b.CODE) == Refused(Refusal.OTP_WRONG)
        await b.proved(people, "19911111111")
        assert await log_in_citizen(people, phone="19911111111", code=b.CODE) == Refused(Refusal.OTP_WRONG)


async def test_an_id_number_that_cannot_be_costs_no_try(world: World) -> None:
    async with world.people() as people:
        answer = await b.register(people, b.person(1, national_id="131102199001010000"))
        assert answer == Refused(Refusal.ID_INVALID)
        sent = await people.sent_code(b.person().phone)
    assert sent is not None
    assert sent.tries_left == TRIES


async def test_a_consent_is_withdrawn_once_told_once_and_given_again_by_registering_again(world: World) -> None:
    citizen_id, who = await register(world, 1), b.person(1)
    assert isinstance(citizen_id, str)
    async with world.people() as people:
        withdrawn = await withdraw_consent(people, citizen_id, "campaign")
        assert await withdraw_consent(people, citizen_id, "campaign") == Refused(Refusal.WRONG_STATE)
        assert await withdraw_consent(people, citizen_id, "job_fair") == Refused(Refusal.WRONG_STATE)
        assert isinstance(withdrawn, WithdrawnConsent)
        assert withdrawn.version == 2
        await b.proved(people, who.phone)
        assert await log_in_citizen(people, phone=who.phone, code=b.CODE) == Refused(Refusal.CONSENT_MISSING)
    assert await register(world, 1) == citizen_id
    async with world.people() as people:
        given = await people.consents_of(citizen_id)
        assert [one.withdrawn_at for one in given] == [withdrawn.withdrawn_at, None]
        await b.proved(people, who.phone)
        assert await log_in_citizen(people, phone=who.phone, code=b.CODE) == citizen_id


async def test_what_a_known_person_agrees_to_now_is_noted_and_what_they_agreed_to_is_not_noted_twice(
    world: World,
) -> None:
    citizen_id = await register(world, 1)
    assert isinstance(citizen_id, str)
    async with world.people() as people:
        for _ in range(2):
            await b.register(people, b.person(1), consents=("campaign", "job_fair"))
        assert [one.purpose for one in await people.consents_of(citizen_id)] == ["campaign", "job_fair"]
        assert await people.consents_to(citizen_id, ["campaign", "job_fair"])


async def test_an_import_names_wrong_rows_and_adds_the_rest_once(world: World) -> None:
    rows = [(one.name, one.national_id, one.phone) for one in map(b.person, range(1, 6))]
    rows.insert(2, ("王示例", "131102199001010000", "19900000077"))
    async with world.people() as people:
        first = await import_citizens(people, 2, rows)
    async with world.people() as people:
        again = await import_citizens(people, 2, rows)
        assert len(await people.numbered(0, 100)) == 5
        assert await people.numbered(5, 100) == []
    assert (first.added, first.known, first.wrong) == (5, 0, [(4, "ID_INVALID")])
    assert (again.added, again.known) == (0, 5)


async def test_two_imports_of_the_same_file_at_once_add_each_person_once(world: World) -> None:
    rows = [(one.name, one.national_id, one.phone) for one in map(b.person, range(1, 300))]

    async def imported(order: int) -> int:
        async with world.people() as people:
            return (await import_citizens(people, 2, rows[::order])).added

    assert sum(await asyncio.gather(imported(1), imported(-1))) == 299


async def test_an_empty_chunk_adds_nobody(world: World) -> None:
    async with world.people() as people:
        assert (await import_citizens(people, 2, [])).added == 0


@pytest.mark.integration
async def test_no_column_shows_a_name_an_id_number_or_a_phone(postgres_server: Running) -> None:
    async with fresh_database(postgres_server, "identity") as (database, _):
        world = RealWorld(database)
        await register(world, 1)
        who = b.person()
        secrets = [text.encode() for text in (who.name, who.national_id, who.phone)]
        async with database.connection() as connection:
            for table in ("citizen", "consent", "one_time_code", "outbox"):
                for row in await connection.fetch(f"select * from {table}"):
                    for value in row.values():
                        raw = value if isinstance(value, bytes) else str(value).encode()
                        assert not [secret for secret in secrets if secret in raw], table
