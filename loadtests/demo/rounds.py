"""The rounds of the demo, each on its day: shoppers rush, officers void a few, winners go shopping."""

import asyncio
from datetime import UTC, datetime
from typing import Any

from loadtests.clients.gateway import Gateway, key_of
from loadtests.demo.cast import SHOPPERS_PER_VOUCHER_OF_THE_LAST_ROUND
from loadtests.demo.clock import Clock
from loadtests.demo.settings import Settings
from loadtests.demo.stage import Stage
from loadtests.demo.traffic import Score, Traffic

VOIDED = 20


async def play_rounds(gateway: Gateway, traffic: Traffic, settings: Settings, stage: Stage, clock: Clock) -> Score:
    """All rounds side by side, until the last business day has ended."""

    async def play_round(grant: dict[str, Any]) -> None:
        crowd = stage.crowds[stage.districts[grant["program_id"]]]
        if grant is stage.rounds[-1]:
            vouchers = sum(stock["quantity"] for stock in grant["round"]["stocks"])
            crowd = crowd[: max(1, int(vouchers * SHOPPERS_PER_VOUCHER_OF_THE_LAST_ROUND))]
        opens_at = datetime.fromisoformat(grant["round"]["opens_at"])
        day = next(day for day in reversed(stage.days) if day.starts_at <= opens_at)
        await asyncio.sleep(max(0.0, (day.starts_at - datetime.now(UTC)).total_seconds()))
        won_before = len(traffic.score.won)
        await traffic.rush(grant, crowd)
        round_id = grant["round"]["round_id"]
        stocks = {stock["stock_id"] for stock in grant["round"]["stocks"]}
        won = [one for one in traffic.score.won[won_before:] if one.stock["stock_id"] in stocks]
        clock.say(f"{round_id.split('.', 1)[1]}: {traffic.score.attempts[round_id]:,} attempts, {len(won):,} issued")
        voided = settings.scaled(VOIDED)
        await _void(gateway, stage, round_id, [one.voucher_id for one in won[:voided]])
        await traffic.redeem_some(won[voided:])

    await asyncio.gather(*(play_round(grant) for grant in stage.rounds))
    clock.say(f"{len(traffic.score.redeem_ms):,} redeems done, waiting for the last business day to end")
    rest = (stage.days[-1].ends_at - datetime.now(UTC)).total_seconds()
    await asyncio.sleep(max(0.0, rest))
    return traffic.score


async def _void(gateway: Gateway, stage: Stage, round_id: str, voucher_ids: list[str]) -> None:
    """One officer asks, another approves; vouchers still on their way to the tills are waited for."""
    if not voucher_ids:
        return
    void_id = f"{round_id}.void"
    body = {"void_id": void_id, "voucher_ids": voucher_ids, "reason": "ISSUED_IN_ERROR"}
    for _ in range(50):
        try:
            await gateway.act(
                "/api/redemption/v1/voids", body, token=stage.staff.maker, key=key_of("void-draft", void_id)
            )
            break
        except RuntimeError as error:
            if "VOUCHER_NOT_FOUND" not in str(error):
                raise
            await asyncio.sleep(0.2)
    target = f"/api/redemption/v1/voids/{void_id}/approvals"
    try:
        await gateway.act(target, {}, token=stage.staff.checker, key=key_of("void-approve", void_id))
    except RuntimeError as error:
        if "WRONG_STATE" not in str(error):  # else one has expired while the order waited, and it is all or nothing
            raise
