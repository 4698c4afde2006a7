"""Codes at identity's doors: one address neither floods phones nor guesses its way in, nor uses up a stranger's."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator

import httpx
import pytest

from services.identity.entrypoints.code_pace import CODES_A_PAIR_A_DAY_MAX, CODES_AN_ADDRESS_A_MINUTE_MAX, CodePace
from services.identity.tests import builders as b
from services.identity.tests.doors import at, open_doors
from services.identity.tests.fakes import FakeTexting
from shared.runtime.postgres import Database
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
HOME, ELSEWHERE = "203.0.113.7", "198.51.100.9"


@pytest.fixture
async def database(postgres_server: Running) -> AsyncIterator[Database]:
    async with fresh_database(postgres_server, "identity") as (database, _):
        yield database


async def ask(client: httpx.AsyncClient, phone: str, address: str) -> int:
    return (await client.post("/codes", json={"phone": phone}, headers=at(address))).status_code


async def test_one_address_asks_for_so_many_codes_and_others_go_on(database: Database) -> None:
    texting = FakeTexting()
    async with open_doors(database, texting=texting) as client:
        phones = [f"137{n:08d}" for n in range(2 * CODES_AN_ADDRESS_A_MINUTE_MAX)]
        answers = Counter(await asyncio.gather(*(ask(client, phone, ELSEWHERE) for phone in phones)))
        assert answers == {201: CODES_AN_ADDRESS_A_MINUTE_MAX, 429: CODES_AN_ADDRESS_A_MINUTE_MAX}
        assert len(texting.sent) == CODES_AN_ADDRESS_A_MINUTE_MAX
        assert await ask(client, "13900000000", HOME) == 201


async def test_a_strangers_guesses_leave_tries_to_the_phones_owner(database: Database) -> None:
    texting, who = FakeTexting(), b.person()
    async with open_doors(database, texting=texting) as client:

        async def register(code: str, address: str) -> str:
            body = {"name": who.name, "national_id": who.national_id, "phone": who.phone, "code": code}
            answer = await client.post("/registrations", json=body | {"consents": ["campaign"]}, headers=at(address))
            return str(answer.json().get("code", answer.status_code))

        await ask(client, who.phone, HOME)
        code = texting.sent[0][1].split("验证码")[1][:6]
        wrong = f"{(int(code) + 1) % 10**6:06d}"
        guesses = Counter(await asyncio.gather(*(register(wrong, ELSEWHERE) for _ in range(10))))
        assert guesses == {"OTP_WRONG": 3, "TOO_MANY": 7}
        assert await register(code, HOME) == "201"


def test_a_stranger_leaves_codes_of_the_day_to_the_phones_owner() -> None:
    pace = CodePace()
    for _ in range(CODES_A_PAIR_A_DAY_MAX):
        assert pace.take_code("13900000000", ELSEWHERE) == 0
        pace.note_sent("13900000000", ELSEWHERE)
    assert pace.take_code("13900000000", ELSEWHERE) > 3_600
    assert pace.take_code("13900000000", HOME) == 0


def test_right_codes_are_no_guesses() -> None:
    pace = CodePace()
    for _ in range(500):
        assert pace.take_guess("13900000000", HOME) == 0
        pace.note_no_guess("13900000000", HOME)
