"""What people and tills are promised, asked through the gateway of a running stack."""

import asyncio
import io
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import asyncpg
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from deploy.campaigns.campaign_file import read_campaign_file
from deploy.campaigns.schedule import Calendar, Day
from deploy.local import sessions
from loadtests.clients.gateway import Answer, Gateway
from loadtests.clients.people import people
from loadtests.clients.till import SignedHttp, Till
from loadtests.demo.settings import Settings
from loadtests.demo.stage import Shop, Staff, enrol_shops, fund, log_in_people, log_in_staff, until_open
from loadtests.demo.visitors import CAMPAIGN_FILE
from loadtests.tests.conftest import Stack
from shared.kernel.ids import new_id

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600)]
CLAIMS = "/api/vouchers/v1/claims"
ORDER: dict[str, Any] = {"order_amount_fen": 60_000, "category": "supermarket"}


@dataclass
class City:
    """A campaign whose one round has a single voucher of each face, people, and two tills of a store's district."""

    gateway: Gateway
    staff: Staff
    people: list[tuple[str, str]]
    grant: dict[str, Any]
    shops: list[Shop]
    days: list[Day]

    @property
    def round_id(self) -> str:
        return str(self.grant["round"]["round_id"])

    @property
    def stock_id(self) -> str:
        return str(self.grant["round"]["stocks"][0]["stock_id"])

    async def ticket(self, who: int) -> str:
        target = f"/api/vouchers/v1/rounds/{self.round_id}/tickets"
        headers = {"Authorization": f"Bearer {self.people[who][1]}"}
        answer = await self.gateway.until_definite("POST", target, headers=headers)
        return str(answer.json()["ticket"])

    async def claim(self, ticket: str, key: str, stock_id: str = "") -> Answer:
        body = msgspec.json.encode({"ticket": ticket, "stock_id": stock_id or self.stock_id})
        return await self.gateway.until_definite("POST", CLAIMS, body=body, headers={"Idempotency-Key": key})

    async def code(self, who: int, voucher_id: str) -> Answer:
        target = f"/api/redemption/v1/vouchers/{voucher_id}/codes"
        headers = {"Authorization": f"Bearer {self.people[who][1]}"}
        return await self.gateway.until_definite("POST", target, headers=headers)

    async def send(self, request: SignedHttp, **changed: Any) -> Answer:
        headers = {**request.headers, **changed.pop("headers", {})}
        body = changed.pop("body", request.body) or None
        return await self.gateway.until_definite(request.method, request.target, body=body, headers=headers)


@pytest.fixture
async def city(stack: Stack) -> AsyncIterator[City]:
    file = read_campaign_file(CAMPAIGN_FILE)
    async with Gateway(stack.gateway) as gateway:
        staff = await log_in_staff(gateway)
        people = await log_in_people(gateway, 20)
        shops = await enrol_shops(
            gateway, staff, {"taocheng": (1, ("supermarket",)), "hightech": (1, ("supermarket",))}
        )
        tiny = Settings(0.001, 86_400, 1, stack.state)
        calendar = Calendar(file, datetime.now(UTC) - timedelta(seconds=1))
        campaign_id = f"tiny-{time.monotonic_ns()}"
        (grant,) = await fund(gateway, tiny, staff, file, campaign_id, calendar)
        made = City(gateway, staff, people, grant, shops, calendar.days())
        await until_open(gateway, campaign_id, made.round_id)
        yield made


async def test_sixteen_race_for_the_last_voucher_and_the_winner_can_ask_for_ever(city: City, stack: Stack) -> None:
    tickets, run = [await city.ticket(who) for who in range(16)], new_id()
    answers = await asyncio.gather(*(city.claim(ticket, f"race-{who:03d}-{run}") for who, ticket in enumerate(tickets)))
    (winner,) = [who for who, answer in enumerate(answers) if answer.status == 201]
    assert {answer.code for who, answer in enumerate(answers) if who != winner} == {"SOLD_OUT"}
    won, key = answers[winner], f"race-{winner:03d}-{run}"

    async def asks_again(ticket: str) -> None:
        for _ in range(3):
            again = await city.claim(ticket, key)
            assert (again.status, again.body) == (201, won.body)

    await asks_again(tickets[winner])  # sold out
    await asks_again(await city.ticket(winner))  # a new ticket
    await city.gateway.act(
        f"/api/vouchers/v1/rounds/{city.round_id}/closings", {}, token=city.staff.checker, key="close-it"
    )
    await asks_again(tickets[winner])  # closed
    sessions.send(stack.state.pid_file("vouchers-http"))
    await asks_again(await city.ticket(winner))  # another process
    other_stock = city.grant["round"]["stocks"][1]["stock_id"]
    assert (await city.claim(tickets[winner], key, other_stock)).code == "KEY_REUSED"
    loser = (winner + 1) % 16
    async with asyncio.timeout(30):  # “sold out” may still be said for the half second of its lease
        while (await city.claim(tickets[loser], f"late-{new_id()}")).code != "ROUND_CLOSED":
            await asyncio.sleep(0.1)


async def test_a_person_claims_one_of_each_stock(city: City) -> None:
    ticket = await city.ticket(0)
    both = [one["stock_id"] for one in city.grant["round"]["stocks"]]
    wishes = [(stock_id, f"wish-{new_id()}") for _ in range(5) for stock_id in both]
    answers = await asyncio.gather(*(city.claim(ticket, key, stock_id) for stock_id, key in wishes))
    assert sum(answer.status == 201 for answer in answers) == 2
    assert {answer.code for answer in answers if answer.status != 201} == {"PERSON_LIMIT"}


async def won(city: City, who: int = 0) -> str:
    answer = await city.claim(await city.ticket(who), f"win-{new_id()}")
    return str(answer.json()["voucher_id"])


def redeem(shop: Shop, request_no: str, code: str, order_no: str = "o-1", **order: Any) -> SignedHttp:
    return shop.till.redeem(request_no, code=code, order_no=order_no, **{**ORDER, **order})


async def test_a_voucher_is_redeemed_asked_for_undone_and_used_again(city: City) -> None:
    shop, voucher_id = city.shops[0], await won(city)
    code = (await city.code(0, voucher_id)).json()["code"]
    request = redeem(shop, "req-0001", code)
    done = await city.send(request)
    shop.till.check(request, done.status, done.headers, done.body)
    assert (done.status, done.json()["discount_fen"], done.json()["to_pay_fen"]) == (201, 5_000, 55_000)
    repeated = await city.send(redeem(shop, "req-0001", (await city.code(0, voucher_id)).json()["code"]))
    assert repeated.body == done.body
    assert (await city.send(redeem(shop, "req-0001", code, order_amount_fen=60_001))).code == "KEY_REUSED"
    assert (await city.send(redeem(shop, "req-0002", code, "o-2"))).code == "ALREADY_REDEEMED"
    assert (await city.send(shop.till.query("req-0001"))).json()["status"] == "done"
    assert (await city.send(shop.till.query("req-0002"))).json() == {
        "status": "not_done", "last_refusal": "ALREADY_REDEEMED",
    }  # fmt: skip
    undone = await city.send(shop.till.undo("req-0001", "undo-0001"))
    assert undone.json()["status"] == "undone"
    assert (await city.send(shop.till.undo("req-0001", "undo-0001"))).body == undone.body
    assert (await city.send(shop.till.undo("req-0009", "undo-0009"))).json()["status"] == "undone"
    assert (await city.send(redeem(shop, "req-0009", code))).code == "UNDO_CLOSED"
    assert (await city.send(redeem(shop, "req-0003", code))).status == 201
    campaign_id, (day,) = city.grant["campaign_id"], (one.day for one in city.days)
    listed = (await city.send(shop.till.day(campaign_id, day))).json()
    assert {one["request_no"]: one["undone_at"] is None for one in listed} == {"req-0001": False, "req-0003": True}
    assert (await city.send(city.shops[1].till.day(campaign_id, day))).json() == []


async def test_a_till_is_refused_what_the_voucher_is_not_for(city: City) -> None:
    here, elsewhere = city.shops
    code = (await city.code(0, await won(city))).json()["code"]
    assert (await city.send(redeem(elsewhere, "req-0001", code))).code == "WRONG_MERCHANT"
    assert (await city.send(redeem(here, "req-0001", code, category="cars"))).code == "WRONG_CATEGORY"
    assert (await city.send(redeem(here, "req-0001", code, order_amount_fen=29_999))).code == "BELOW_THRESHOLD"
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    assert (await city.send(redeem(here, "req-0001", wrong))).code == "CODE_INVALID"
    assert (await city.send(redeem(here, "req-0001", code))).status == 201


async def test_a_voucher_shows_its_code_to_its_owner_only(city: City) -> None:
    voucher_id = await won(city)
    assert (await city.code(0, voucher_id)).status == 201
    assert (await city.code(1, voucher_id)).code == "VOUCHER_NOT_FOUND"
    assert (await city.code(0, "11111111-1111-1111-1111-111111111111")).code == "VOUCHER_NOT_FOUND"
    assert (await city.code(0, "no-id")).code == "MALFORMED"


async def test_a_forged_altered_stale_or_revoked_signature_does_nothing(city: City) -> None:
    shop = city.shops[0]
    code = (await city.code(0, await won(city))).json()["code"]
    request = redeem(shop, "req-0001", code)
    stranger = Till(Ed25519PrivateKey.generate(), bytes(32))
    forged = redeem(Shop("taocheng", (), "", stranger), "req-0001", code)
    assert (await city.send(forged)).code == "SIGNATURE_INVALID"
    assert (await city.send(forged, headers={"Jinqiu-Key-Id": request.headers["Jinqiu-Key-Id"]})).code == (
        "SIGNATURE_INVALID"
    )
    assert (await city.send(request, body=request.body.replace(b"60000", b"90000"))).code == "SIGNATURE_INVALID"
    assert (await city.send(request, headers={"Idempotency-Key": "req-0002"})).code == "SIGNATURE_INVALID"
    assert (await city.send(request, headers={"Jinqiu-Timestamp": "1661479200"})).code == "SIGNATURE_INVALID"
    stale = shop.till.at(time.time() - 301).redeem("req-0001", code=code, order_no="o-1", **ORDER)
    assert (await city.send(stale)).code == "CLOCK_SKEW"
    assert (await city.send(shop.till.query("req-0001"))).json()["status"] == "not_done"
    key_id = request.headers["Jinqiu-Key-Id"]
    target = f"/api/redemption/v1/terminal-keys/{key_id}/revocations"
    await city.gateway.act(target, {}, token=city.staff.admin, key="revoke-it")
    async with asyncio.timeout(60):
        while (await city.send(redeem(shop, "req-0003", "0" * 24))).code != "KEY_REVOKED":
            await asyncio.sleep(0.5)
    assert (await city.send(request)).code == "KEY_REVOKED"


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


async def test_an_oversized_body_is_told_so_and_not_a_broken_link(city: City) -> None:
    for target in (CLAIMS, "/api/redemption/v1/merchants/imports", "/api/treasury/v1/grants"):
        for kilobytes in (70, 200, 900):
            answer = await city.gateway.send("POST", target, body=io.BytesIO(b"x" * kilobytes * 1024))
            assert answer.code == "TOO_LARGE"


async def test_the_gateways_own_refusals_have_the_form_of_the_others(city: City) -> None:
    large = io.BytesIO(b"x" * 2_000_000)
    wrong = (("POST", "/nowhere", None, 404), ("POST", CLAIMS, large, 413), ("TRACE", "/", None, 405))
    for method, target, body, status in wrong:
        answer = await city.gateway.send(method, target, body=body)
        assert answer.status == status
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert {"type", "title", "status", "detail", "code", "trace_id"} <= set(answer.json())
