"""A tiny campaign on the running stack, with people and tills to act in it."""

from dataclasses import dataclass
from typing import Any

import msgspec

from deploy.campaigns.schedule import Day
from loadtests.clients.gateway import Answer, Gateway
from loadtests.clients.till import SignedHttp
from loadtests.demo.stage import Shop, Staff
from shared.kernel.ids import new_id

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


async def won(city: City, who: int = 0) -> str:
    answer = await city.claim(await city.ticket(who), f"win-{new_id()}")
    return str(answer.json()["voucher_id"])


def redeem(shop: Shop, request_no: str, code: str, order_no: str = "o-1", **order: Any) -> SignedHttp:
    return shop.till.redeem(request_no, code=code, order_no=order_no, **{**ORDER, **order})
