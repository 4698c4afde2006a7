"""Shoppers who bring goods back after the day: the tills refund some orders whole and some in part."""

import asyncio
import random
import time
from collections.abc import Iterable
from datetime import UTC, datetime

from loadtests.clients.gateway import Answer, Gateway
from loadtests.clients.history import Act, History
from loadtests.demo.settings import Settings
from loadtests.demo.stage import Stage
from loadtests.demo.traffic import Score, Sold

RETURNS_A_DAY = 60
WHOLE_SHARE = 0.5
REPEAT_SHARE = 0.2  # tills that send the refund again although they had an answer
DAY_IS_CLOSED_AFTER_S = 2.0  # the till's own clock may be a little early: redemption closes a day when it is over
CLOSES_WITHIN_S = 60.0  # later than that when what closes it is killed meanwhile; so long a till asks again


class Returns:
    """Brings back what `score` says was sold, each order at most once."""

    def __init__(self, gateway: Gateway, history: History, settings: Settings, stage: Stage, score: Score) -> None:
        self.refunds = 0
        self.broken: list[str] = []
        self._gateway = gateway
        self._history = history
        self._stage = stage
        self._score = score
        self._a_day = settings.scaled(RETURNS_A_DAY)
        self._dice = random.Random(settings.seed + 1)
        self._brought: set[str] = set()

    async def each_day(self) -> None:
        """From the second day on, some of what was sold on the days before."""
        for day in self._stage.days[1:]:
            await asyncio.sleep(max(0.0, (day.starts_at - datetime.now(UTC)).total_seconds() + DAY_IS_CLOSED_AFTER_S))
            sold = [one for one in self._score.sold if one.at < day.starts_at.timestamp() - DAY_IS_CLOSED_AFTER_S]
            await self.bring_back(sold, self._a_day)

    async def bring_back(self, sold: Iterable[Sold], count: int) -> None:
        """So many of these orders, at most."""
        left = [one for one in sold if one.request_no not in self._brought]
        chosen = self._dice.sample(left, min(count, len(left)))
        self._brought |= {one.request_no for one in chosen}
        for one in chosen:
            is_whole = self._dice.random() < WHOLE_SHARE
            await self._refund(one, one.amount_fen if is_whole else self._dice.randrange(1, one.amount_fen))

    async def _refund(self, sold: Sold, amount_fen: int) -> None:
        refund_no = f"b-{sold.request_no}"[:64]
        answers = []
        for _ in range(2 if self._dice.random() < REPEAT_SHARE else 1):
            answer = await self._once_its_day_is_closed(sold, refund_no, amount_fen)
            answers.append(answer.body)
            told = answer.body.decode() if answer.status == 201 else ""
            who, at = sold.shop.store_id, datetime.now(UTC).timestamp()
            self._history.note(
                Act("refund", refund_no, who, sold.request_no, answer.status, answer.code, told, at, answer.ms)
            )
            if answer.status != 201:
                self.broken.append(f"refund {refund_no}: {answer.status} {answer.body[:200].decode(errors='replace')}")
                return
        if len(set(answers)) > 1:
            self.broken.append(f"refund {refund_no}: another answer to the same key")
        self.refunds += 1

    async def _once_its_day_is_closed(self, sold: Sold, refund_no: str, amount_fen: int) -> Answer:
        give_up_at = time.monotonic() + CLOSES_WITHIN_S
        while True:
            request = sold.shop.till.refund(sold.request_no, refund_no, amount_fen)
            answer = await self._gateway.until_definite(
                request.method, request.target, body=request.body, headers=request.headers
            )
            sold.shop.till.check(request, answer.status, answer.headers, answer.body)
            if answer.code != "REFUND_NOT_YET" or time.monotonic() > give_up_at:
                return answer
            await asyncio.sleep(1)
