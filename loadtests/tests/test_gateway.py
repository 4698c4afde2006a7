"""What people and tills are promised, asked through the gateway of a running stack."""

import asyncio
import io
import time

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from deploy.local import sessions
from loadtests.clients.gateway import key_of
from loadtests.clients.till import Till
from loadtests.demo.stage import Shop
from loadtests.tests.city import CLAIMS, ORDER, City, redeem, won
from loadtests.tests.stack import Stack
from shared.kernel.ids import new_id

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600)]


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
        f"/api/vouchers/v1/rounds/{city.round_id}/closings",
        {},
        token=city.staff.checker,
        key=key_of("close", city.round_id),
    )
    await asks_again(tickets[winner])  # closed
    sessions.send(stack.state.pid_file("vouchers-claims"))
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
    listed = (await city.send(shop.till.day(campaign_id, day))).json()["redemptions"]
    assert {one["request_no"]: one["undone_at"] is None for one in listed} == {"req-0001": False, "req-0003": True}
    assert (await city.send(city.shops[1].till.day(campaign_id, day))).json() == {"redemptions": [], "next": None}


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
    forged = redeem(Shop("taocheng", (), "", "", stranger), "req-0001", code)
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
    await city.gateway.act(target, {}, token=city.staff.admin, key=key_of("revoke", key_id))
    async with asyncio.timeout(60):
        while (await city.send(redeem(shop, "req-0003", "0" * 24))).code != "KEY_REVOKED":
            await asyncio.sleep(0.5)
    assert (await city.send(request)).code == "KEY_REVOKED"


async def test_every_answer_to_a_known_till_is_signed_its_refusals_too(city: City) -> None:
    till = city.shops[0].till
    wrong = (
        till.redeem("req-0001", code="no digits", order_no="o-1", **ORDER),
        till.redeem("no", code="0" * 24, order_no="o-1", **ORDER),
        till.query("no"),
        till.query("x" * 2_600),
        till.undo("req-0001", "undo key"),
    )
    for request in wrong:
        answer = await city.send(request)
        assert answer.code in {"MALFORMED", "NOT_FOUND"}
        if answer.code == "MALFORMED":
            till.check(request, answer.status, answer.headers, answer.body)


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
