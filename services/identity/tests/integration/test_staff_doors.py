"""Staff at identity's doors: strangers who guess passwords hold up neither the others nor the officer they guess at."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from services.identity.adapters.argon2_passwords import Argon2Passwords
from services.identity.adapters.postgres_staff import PostgresStaff
from services.identity.entrypoints.password_guesses import WRONG_A_PAIR_MAX
from services.identity.tests.doors import at, open_doors
from services.identity.tests.fakes import FakePasswords
from services.identity.usecases.ports import StaffAccount
from shared.kernel.errors import UnavailableError
from shared.kernel.ids import new_id
from shared.runtime.postgres import Database
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
PASSWORD = "correct horse battery"
OFFICE, ELSEWHERE = "203.0.113.7", "198.51.100.9"


@pytest.fixture
async def database(postgres_server: Running) -> AsyncIterator[Database]:
    async with fresh_database(postgres_server, "identity", connections_max=2) as (database, _):
        yield database


async def have_account(database: Database, login: str, role: str = "auditor") -> StaffAccount:
    account = StaffAccount(new_id(), login, await FakePasswords().hash(PASSWORD), role, None)
    async with database.transaction() as transaction:
        await PostgresStaff(transaction).add(account)
    return account


async def log_in(client: httpx.AsyncClient, login: str, password: str, address: str = OFFICE) -> httpx.Response:
    return await client.post(
        "/staff/logins", json={"login": login, "password": password}, headers=at(address)
    )  # fmt: skip


class SlowPasswords(FakePasswords):
    """Compares when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = asyncio.Event()

    async def matches(self, password_hash: str, password: str) -> bool:
        self.compared += 1
        await self.go_on.wait()
        return False


async def test_passwords_that_wait_to_be_compared_hold_no_connection(database: Database) -> None:
    passwords = SlowPasswords()
    async with open_doors(database, passwords=passwords) as client:
        flood = [asyncio.create_task(log_in(client, f"x{n}", "guess")) for n in range(20)]
        async with asyncio.timeout(30):
            while passwords.compared < len(flood):
                await asyncio.sleep(0.01)
        assert (await client.get("/keys")).status_code == 200
        passwords.go_on.set()
        assert {answer.status_code for answer in await asyncio.gather(*flood)} == {401}


async def test_when_too_many_passwords_wait_the_next_is_told_to_come_again() -> None:
    passwords = Argon2Passwords()
    hashed = await passwords.hash(PASSWORD)
    answers = await asyncio.gather(*(passwords.matches(hashed, PASSWORD) for _ in range(40)), return_exceptions=True)
    refused = [answer for answer in answers if isinstance(answer, UnavailableError)]
    assert 0 < answers.count(True) <= 12
    assert len(refused) == 40 - answers.count(True)


async def test_who_guesses_at_a_login_is_stopped_and_its_officer_is_not(database: Database) -> None:
    await have_account(database, "li.ming")
    async with open_doors(database) as client:
        guesses = await asyncio.gather(*(log_in(client, "li.ming", f"guess {n}", ELSEWHERE) for n in range(20)))
        assert [answer.status_code for answer in guesses].count(401) == WRONG_A_PAIR_MAX
        stopped = await log_in(client, "li.ming", PASSWORD, ELSEWHERE)
        assert (stopped.status_code, stopped.json()["code"]) == (429, "TOO_MANY")
        assert int(stopped.headers["retry-after"]) > 1
        assert (await log_in(client, "li.ming", PASSWORD)).status_code == 201


async def test_a_password_that_was_not_looked_at_counts_for_no_guess(database: Database) -> None:
    class Busy(FakePasswords):
        async def matches(self, password_hash: str, password: str) -> bool:
            self.compared += 1
            if self.compared <= 2 * WRONG_A_PAIR_MAX:
                raise UnavailableError("too many")
            return await super().matches(password_hash, password)

    await have_account(database, "li.ming")
    async with open_doors(database, passwords=Busy()) as client:
        for _ in range(2 * WRONG_A_PAIR_MAX):
            assert (await log_in(client, "li.ming", PASSWORD)).status_code == 503
        assert (await log_in(client, "li.ming", PASSWORD)).status_code == 201
