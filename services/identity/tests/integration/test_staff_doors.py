"""Staff at identity's doors: strangers who guess passwords hold up neither the others nor the officer they guess at."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from services.identity.adapters.argon2_passwords import Argon2Passwords
from services.identity.adapters.postgres_staff import PostgresStaff
from services.identity.adapters.postgres_token_keys import TokenKeys
from services.identity.entrypoints.password_guesses import WRONG_A_PAIR_MAX
from services.identity.tests.doors import RING, at, open_doors
from services.identity.tests.fakes import FakePasswords
from services.identity.usecases.ports import StaffAccount
from shared.kernel.errors import UnavailableError
from shared.kernel.ids import new_id
from shared.runtime.postgres import Database
from shared.runtime.seal import Seal
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


async def of(database: Database, account: StaffAccount, key: str = "") -> dict[str, str]:
    """The headers of somebody logged in."""
    signed = await TokenKeys(database, Seal(RING)).sign(account.staff_id, account.role, account.district_id)
    return {"Authorization": f"Bearer {signed.token}"} | ({"Idempotency-Key": key} if key else {})


async def test_two_administrators_open_a_money_account_and_its_holder_chooses_the_password(
    database: Database,
) -> None:
    ann, bo = [await have_account(database, login, "admin") for login in ("ann", "bo")]
    body = {"login": "li.ming", "password": "given by an admin", "role": "treasury_maker"}
    async with open_doors(database) as client:

        async def post(target: str, by: StaffAccount, key: str, **value: str) -> httpx.Response:
            return await client.post(target, json=value or None, headers=await of(database, by, key))

        async def change(password: str, new_password: str) -> httpx.Response:
            value = {"login": "li.ming", "password": password, "new_password": new_password}
            return await client.put("/staff/password", json=value, headers=at(OFFICE))

        nowhere = await post("/staff", ann, "make-01", **body, district_id="")
        assert (nowhere.status_code, nowhere.json()["code"]) == (400, "MALFORMED")
        made = await post("/staff", ann, "make-01", **body)
        assert (made.status_code, made.json()["state"]) == (201, "DRAFT")
        target = f"/staff/{made.json()['staff_id']}"
        assert (await log_in(client, "li.ming", body["password"])).status_code == 401
        assert (await post(f"{target}/approvals", ann, "open-01")).json()["code"] == "SAME_PERSON"
        assert (await post(f"{target}/approvals", bo, "open-01")).json()["state"] == "ACTIVE"
        assert (await log_in(client, "li.ming", body["password"])).json()["code"] == "PASSWORD_CHANGE_NEEDED"
        assert (await change(body["password"], body["password"])).json()["code"] == "MALFORMED"
        assert (await change("a guess", body["password"])).status_code == 401
        for _ in range(2):  # the second time as after a lost answer
            changed = await change(body["password"], PASSWORD)
            assert (changed.status_code, changed.json()) == (200, {"staff_id": made.json()["staff_id"]})
        assert (await log_in(client, "li.ming", PASSWORD)).status_code == 201
        assert (await log_in(client, "li.ming", body["password"])).status_code == 401
        listed = (await client.get("/staff", headers=await of(database, ann))).json()
        assert [(one["login"], one["state"], one["must_change"]) for one in listed][-1] == ("li.ming", "ACTIVE", False)
        assert (await post(f"{target}/withdrawals", ann, "close-01")).json()["state"] == "WITHDRAWN"
        assert (await log_in(client, "li.ming", PASSWORD)).status_code == 401
        assert (await change(PASSWORD, "another one again")).status_code == 401
        for what in ("approvals", "withdrawals"):
            assert (await post(f"/staff/{new_id()}/{what}", ann, "none-01")).status_code == 404
    async with database.connection() as connection:
        acts = [row["act"] for row in await connection.fetch("select act from audit_entry order by seq")]
        told = [row["type"] for row in await connection.fetch("select type from outbox order by id")]
    assert acts == ["staff.appoint", "staff.approve", "staff.change_password", "staff.withdraw"]
    assert told == ["identity.staff.appointed.v1", "identity.staff.withdrawn.v1"]
