"""Buyers of the demo whose award was paid in vouchers go shopping with them, like with any other."""

import random
from typing import Any

from loadtests.clients.gateway import Gateway
from loadtests.demo.stage import Shop
from loadtests.demo.subsidies.stage import Window

VOUCHERS_A_BUYER = 3
SPEND_MORE_FEN = 10_000


async def go_shopping(gateway: Gateway, window: Window, shops: list[Shop], tokens: list[str], seed: int) -> list[str]:
    """Each of these buyers redeems a few; what was answered otherwise than it must be, as sentences."""
    dice = random.Random(seed)
    own = [shop for shop in shops if shop.district_id == window.district_id]
    wrong = []
    for token in tokens:
        wallet = await gateway.get("/api/redemption/v1/vouchers", token=token)
        mine = [one for one in wallet if one["stock_id"].startswith(window.policy_id)]
        for voucher in mine[:VOUCHERS_A_BUYER]:
            wrong += await _redeem(gateway, dice.choice(own), token, voucher)
    return wrong


async def _redeem(gateway: Gateway, shop: Shop, token: str, voucher: dict[str, Any]) -> list[str]:
    voucher_id = voucher["voucher_id"]
    headers = {"Authorization": f"Bearer {token}"}
    minted = await gateway.until_definite("POST", f"/api/redemption/v1/vouchers/{voucher_id}/codes", headers=headers)
    if minted.status != 201:
        return [f"code of a subsidy's voucher: {minted.status} {minted.body[:200]!r}"]
    request = shop.till.redeem(
        f"s-{voucher_id}", code=minted.json()["code"], order_no=f"so-{voucher_id}",
        order_amount_fen=voucher["threshold_fen"] + SPEND_MORE_FEN, category=shop.categories[0],
    )  # fmt: skip
    answer = await gateway.until_definite(
        request.method, request.target, body=request.body or None, headers=request.headers
    )
    shop.till.check(request, answer.status, answer.headers, answer.body)
    if answer.status == 201:
        return []
    return [f"redeem of a subsidy's voucher: {answer.status} {answer.body[:200]!r}"]
