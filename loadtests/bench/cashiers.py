"""Tills at work beside a load: people who hold vouchers of a round, and signed redeems by a plan."""

import asyncio
import secrets
import time
from collections.abc import Sequence
from itertools import cycle
from typing import Any, NamedTuple

import msgspec

from loadtests.bench.claims import PATH
from loadtests.clients.gateway import Answer, Gateway
from loadtests.clients.till import SignedHttp
from loadtests.demo.settings import Settings
from loadtests.demo.stage import Shop, enrol_shops, log_in_people, log_in_staff, register_people

TILLS = 16
AT_ONCE = 48
SPENT_FEN = 60_000


class Held(NamedTuple):
    """A voucher, and the token of whoever won it."""

    voucher_id: str
    token: str


class Redeemed(NamedTuple):
    """A redeem: the unix second it was planned for, milliseconds from there to its answer, and the status."""

    planned_at: float
    ms: float
    status: int


class Cashiers:
    """Tills with vouchers to be redeemed at them, each once."""

    def __init__(self, gateway: Gateway, shops: Sequence[Shop], held: list[Held]) -> None:
        self._gateway = gateway
        self._shops = cycle(shops)
        self._held = held

    async def codes(self, count: int) -> list[str]:
        """So many shoppers show a code, good for two minutes."""
        showing = [self._held.pop() for _ in range(count)]
        answers = await _all_of(self._gateway, [
            (f"/api/redemption/v1/vouchers/{one.voucher_id}/codes", one.token, None, "") for one in showing
        ])  # fmt: skip
        return [str(answer["code"]) for answer in answers]

    async def redeem(self, codes: Sequence[str], rate: float) -> list[Redeemed]:
        """So many a second, each at its planned time, none waiting for another; returns when all have their answer."""
        began_at = time.time()
        sending = []
        for number, code in enumerate(codes):
            planned_at = began_at + number / rate
            await asyncio.sleep(max(0.0, planned_at - time.time()))
            sending.append(asyncio.create_task(self._redeem(next(self._shops), code, planned_at)))
        return list(await asyncio.gather(*sending))

    async def _redeem(self, shop: Shop, code: str, planned_at: float) -> Redeemed:
        number = secrets.token_hex(12)
        request = shop.till.redeem(
            f"r-{number}", code=code, order_no=f"o-{number}", order_amount_fen=SPENT_FEN, category=shop.categories[0]
        )
        answer = await _send(self._gateway, request)
        took_ms = (time.time() - planned_at) * 1e3
        if answer.status == 201:
            shop.till.check(request, answer.status, answer.headers, answer.body)
        return Redeemed(planned_at, took_ms, answer.status)


async def cashiers(
    gateway: Gateway, settings: Settings, district_id: str, terms: dict[str, Any], count: int
) -> Cashiers:
    """Shops of the district, and so many people who win a voucher of the open round, of its first face."""
    staff = await log_in_staff(gateway)
    shops = await enrol_shops(gateway, staff, {district_id: (TILLS, tuple(terms["categories"]))})
    await register_people(gateway, settings, staff, count)
    tokens = [token for _, token in await log_in_people(gateway, count)]
    tickets = await _all_of(gateway, [
        (f"/api/vouchers/v1/rounds/{terms['round_id']}/tickets", token, None, "") for token in tokens
    ])  # fmt: skip
    stock_id = terms["stocks"][0]["stock_id"]
    won = await _all_of(gateway, [
        (PATH, "", {"ticket": one["ticket"], "stock_id": stock_id}, secrets.token_hex(12)) for one in tickets
    ])  # fmt: skip
    return Cashiers(gateway, shops, [Held(one["voucher_id"], token) for one, token in zip(won, tokens, strict=True)])


async def _all_of(gateway: Gateway, asked: Sequence[tuple[str, str, dict[str, str] | None, str]]) -> list[Any]:
    """The answers to these POSTs (target, token, body, key), some at once; raises RuntimeError unless all succeed."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(target: str, token: str, value: dict[str, str] | None, key: str) -> Any:
        headers = {"Content-Type": "application/json"}
        headers |= {"Authorization": f"Bearer {token}"} if token else {"Idempotency-Key": key}
        body = None if value is None else msgspec.json.encode(value)
        async with turns:
            answer = await gateway.until_definite("POST", target, body=body, headers=headers)
        if answer.status != 201:
            raise RuntimeError(f"POST {target}: {answer.status} {answer.body[:300]!r}")
        return answer.json()

    return list(await asyncio.gather(*(one(*request) for request in asked)))


async def _send(gateway: Gateway, request: SignedHttp) -> Answer:
    return await gateway.send(request.method, request.target, body=request.body, headers=request.headers)
