"""What officers may and may not do, asked through the gateway of a running stack."""

import asyncio
import time
from hashlib import sha256
from typing import Any

import asyncpg
import msgspec
import pytest

from loadtests.clients.gateway import Answer
from loadtests.clients.people import people
from loadtests.tests.city import City, won
from loadtests.tests.stack import Stack

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600)]


async def test_a_role_does_only_what_is_its_own(city: City) -> None:
    citizen, staff = city.people[0][1], city.staff
    acts: list[tuple[str, str, dict[str, Any]]] = [
        (f"/api/treasury/v1/grants/{city.grant['grant_id']}/approvals", staff.maker, {"saw_amount_fen": 1}),
        ("/api/treasury/v1/grants", staff.checker, city.grant),
        (f"/api/vouchers/v1/rounds/{city.round_id}/closings", staff.maker, {}),
        ("/api/redemption/v1/merchants/imports", staff.maker, {"merchants": []}),
        ("/api/identity/v1/keys/rotations", staff.auditor, {}),
        ("/api/redemption/v1/voids", staff.admin, {}),
    ]
    for target, token, body in acts:
        for bearer, code in ((token, "FORBIDDEN"), (citizen, "FORBIDDEN"), ("", "UNAUTHENTICATED")):
            headers = {"Idempotency-Key": "not-mine", "Content-Type": "application/json"}
            headers |= {"Authorization": f"Bearer {bearer}"} if bearer else {}
            answer = await city.gateway.send("POST", target, body=msgspec.json.encode(body), headers=headers)
            assert answer.code == code, target


async def test_staff_of_one_district_act_neither_on_another_nor_on_the_city(city: City) -> None:
    async def told(target: str, role: str, body: dict[str, Any]) -> str:
        login = {"role": role, "index": 0, "district_id": "binhu"}
        token = (await city.gateway.act("/api/identity/v1/demo/logins", login, token="", key="demo-login"))["token"]
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "elsewhere"}
        headers["Content-Type"] = "application/json"
        return (await city.gateway.send("POST", target, body=msgspec.json.encode(body), headers=headers)).code

    grant_id, checker, maker = city.grant["grant_id"], "treasury_checker", "treasury_maker"
    grant = {**city.grant, "grant_id": f"{grant_id}-more"}
    assert await told("/api/treasury/v1/grants", maker, grant) == "FORBIDDEN"
    seen = {"saw_amount_fen": grant["amount_fen"]}
    assert await told(f"/api/treasury/v1/grants/{grant_id}/approvals", checker, seen) == "FORBIDDEN"
    assert await told(f"/api/vouchers/v1/rounds/{city.round_id}/closings", checker, {}) == "FORBIDDEN"
    void = {"void_id": f"v-{city.round_id}", "voucher_ids": [await won(city)], "reason": "ISSUED_IN_ERROR"}
    async with asyncio.timeout(30):  # until the voucher has arrived at redemption
        while (code := await told("/api/redemption/v1/voids", maker, void)) == "VOUCHER_NOT_FOUND":
            await asyncio.sleep(0.1)
    assert code == "FORBIDDEN"
    assert await told("/api/identity/v1/keys/rotations", "admin", {}) == "FORBIDDEN"
    change = {"change_id": f"c-{grant_id}", "to_fen": 1, "saw_allocated_fen": 1}
    target = f"/api/treasury/v1/programs/{grant['program_id']}/allocation-changes"
    assert await told(target, maker, change) == "FORBIDDEN"


async def test_a_file_of_citizens_names_its_wrong_lines_and_stands_on_the_audit_chain(city: City, stack: Stack) -> None:
    async def send(text: str, token: str = city.staff.admin) -> Answer:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "text/csv"}
        target = "/api/identity/v1/citizens/imports"
        return await city.gateway.send("POST", target, body=text.encode(), headers=headers)

    (person,) = people(1, seed=time.monotonic_ns())
    line = f"{person.name},{person.national_id},{person.phone}\n"
    text = f"name,national_id,phone\n{line}张三,11010519491231002X1,13800000000\n"
    assert (await send(text)).json() == {"added": 1, "known": 0, "wrong": [{"line": 3, "code": "ID_INVALID"}]}
    assert (await send(text)).json()["known"] == 1
    assert (await send("name;phone\n")).code == "MALFORMED"
    assert (await send("\x00")).code == "MALFORMED"
    assert (await send(text, city.staff.maker)).code == "FORBIDDEN"
    reader = await asyncpg.connect(stack.state.endpoints()["postgres_dsn"])
    query = "select count(*) from identity.audit_entry where act = 'citizens.import' and subject = $1"
    assert await reader.fetchval(query, sha256(text.encode()).hexdigest()) == 2
    await reader.close()
