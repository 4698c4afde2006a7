"""The traffic of a campaign through the gateway: shoppers claim in a rush, tills redeem, some undo."""

import asyncio
import random
import secrets
import time
from collections import defaultdict
from collections.abc import Awaitable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec

from loadtests.clients.gateway import Answer, Gateway
from loadtests.clients.history import Act, History
from loadtests.demo.stage import Shop, Stage

SHOPPERS_AT_ONCE = 160
TILLS_AT_ONCE = 48
REPEAT_SHARE = 0.03  # clients that ask again although they had an answer
REDEEM_SHARE = 0.62
UNDO_SHARE = 0.03
PATIENCE = 0.5  # of a round's time: whoever has not had a turn by then leaves when the word is “sold out”


@dataclass(frozen=True, slots=True)
class Won:
    """A voucher a client was given."""

    voucher_id: str
    token: str
    stock: dict[str, Any]
    district_id: str
    category: str


@dataclass(frozen=True, slots=True)
class Sold:
    """An order on which a voucher was used, and stays used."""

    shop: Shop
    request_no: str
    amount_fen: int
    at: float


@dataclass
class Score:
    """What clients were told, counted by the last definite answer of each key."""

    attempts: dict[str, int] = field(default_factory=lambda: defaultdict(int))  # by round
    left: dict[str, int] = field(default_factory=lambda: defaultdict(int))  # who gave up before their turn
    refused: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))
    won: list[Won] = field(default_factory=list)
    sold: list[Sold] = field(default_factory=list)
    claim_ms: list[float] = field(default_factory=list)
    redeem_ms: list[float] = field(default_factory=list)
    first_sold_out_at: dict[tuple[str, str], float] = field(default_factory=dict)
    requests: int = 0
    broken: list[str] = field(default_factory=list)  # answers that must not be


class Traffic:
    """Plays shoppers and tills of one campaign."""

    def __init__(
        self, gateway: Gateway, history: History, stage: Stage, seed: int, *, repeat_share: float = REPEAT_SHARE,
        undo_share: float = UNDO_SHARE,
    ) -> None:  # fmt: skip
        self._repeat_share, self._undo_share = repeat_share, undo_share
        self._gateway = gateway
        self._history = history
        self._stage = stage
        self._dice = random.Random(seed)
        self.score = Score()
        self._phones = asyncio.Semaphore(SHOPPERS_AT_ONCE)
        self._tills = asyncio.Semaphore(TILLS_AT_ONCE)

    async def rush(self, grant: dict[str, Any], shoppers: list[tuple[str, str]]) -> None:
        """One round: everybody gets a ticket, before the opening if his turn comes by then, and claims each face."""
        terms = grant["round"]
        opens_at, closes_at = (datetime.fromisoformat(terms[name]).timestamp() for name in ("opens_at", "closes_at"))
        patient_until = opens_at + (closes_at - opens_at) * PATIENCE
        district_id = self._stage.districts[grant["program_id"]]

        def is_over(stock: dict[str, Any]) -> bool:
            is_gone = (terms["round_id"], stock["stock_id"]) in self.score.first_sold_out_at
            return time.time() >= closes_at or (is_gone and time.time() > patient_until)

        async def come(citizen: tuple[str, str]) -> None:
            stocks = self._dice.sample(terms["stocks"], len(terms["stocks"]))
            async with self._phones:
                hopeless = all(map(is_over, stocks))
                ticket = None if hopeless else await self.ticket(terms["round_id"], citizen)
            await asyncio.sleep(max(0.0, opens_at - time.time()))
            for stock in stocks:
                async with self._phones:
                    if hopeless or is_over(stock):
                        self.score.left[terms["round_id"]] += 1
                    elif ticket is not None:
                        await self.claim(terms, citizen, ticket, stock, district_id=district_id)

        await asyncio.gather(*map(come, self._dice.sample(shoppers, len(shoppers))))

    async def redeem_some(self, won: list[Won]) -> None:
        """A share of the winners goes shopping; a few of those bring the goods back the same day."""
        shops: dict[tuple[str, str], list[Shop]] = defaultdict(list)
        for shop in self._stage.shops:
            for category in shop.categories:
                shops[shop.district_id, category].append(shop)
        going = [one for one in won if self._dice.random() < REDEEM_SHARE]
        await _all(
            self._tills,
            (self.shop(one, self._dice.choice(shops[one.district_id, one.category]), one.voucher_id) for one in going),
        )

    async def ticket(self, round_id: str, citizen: tuple[str, str]) -> str | None:
        """A ticket of a round for a (citizen, token), or none."""
        target = f"/api/vouchers/v1/rounds/{round_id}/tickets"
        headers = {"Authorization": f"Bearer {citizen[1]}"}
        answer = await self._gateway.until_definite("POST", target, headers=headers)
        self.score.requests += 1
        if answer.status == 201:
            return str(answer.json()["ticket"])
        self._broken("ticket", answer)
        return None

    async def claim(
        self, terms: dict[str, Any], citizen: tuple[str, str], ticket: str, stock: dict[str, Any], *, district_id: str
    ) -> None:
        """One attempt under a key of its own, some with a repeat of it; what is won is scored."""
        key = f"c{secrets.token_hex(12)}"  # a client makes it and keeps it; never from a seed
        body = msgspec.json.encode({"ticket": ticket, "stock_id": stock["stock_id"]})
        headers = {"Idempotency-Key": key, "Content-Type": "application/json"}
        answer = await self._send_claim(key, citizen[0], stock["stock_id"], body, headers)
        if self._dice.random() < self._repeat_share:
            repeated = await self._send_claim(key, citizen[0], stock["stock_id"], body, headers)
            if answer.status == 201 and repeated.body != answer.body:
                self.score.broken.append(f"claim {key}: another answer to the same key")
            answer = repeated
        self.score.attempts[terms["round_id"]] += 1
        self.score.claim_ms.append(answer.ms)
        if answer.status == 201:
            voucher_id = answer.json()["voucher_id"]
            category = self._dice.choice(terms["categories"])
            self.score.won.append(Won(voucher_id, citizen[1], stock, district_id, category))
        elif answer.status == 409:
            self.score.refused[terms["round_id"]][answer.code] += 1
            if answer.code == "SOLD_OUT":
                self.score.first_sold_out_at.setdefault((terms["round_id"], stock["stock_id"]), time.time())
        else:
            self._broken("claim", answer)

    async def _send_claim(
        self, key: str, citizen_id: str, stock_id: str, body: bytes, headers: dict[str, str]
    ) -> Answer:
        answer = await self._gateway.until_definite("POST", "/api/vouchers/v1/claims", body=body, headers=headers)
        self.score.requests += 1
        told = answer.body.decode() if answer.status == 201 else ""
        self._history.note(
            Act("claim", key, citizen_id, stock_id, answer.status, answer.code, told, time.time(), answer.ms)
        )
        return answer

    async def shop(self, won: Won, shop: Shop, number: str) -> None:
        """Use a voucher at a till under this number; a few bring the goods back at once."""
        target = f"/api/redemption/v1/vouchers/{won.voucher_id}/codes"
        headers = {"Authorization": f"Bearer {won.token}"}
        minted = await self._gateway.until_definite("POST", target, headers=headers)
        self.score.requests += 1
        if minted.status != 201:
            self._broken("code", minted)
            return
        amount_fen = won.stock["threshold_fen"] + self._dice.randrange(20_000)
        request = shop.till.redeem(
            f"r-{number}", code=minted.json()["code"], order_no=f"o-{number}", order_amount_fen=amount_fen,
            category=won.category,
        )  # fmt: skip
        answer = await self._till("redeem", shop, f"r-{number}", won.voucher_id, request)
        self.score.redeem_ms.append(answer.ms)
        if answer.status == 201 and self._dice.random() < self._undo_share:
            await self._till("undo", shop, f"u-{number}", f"r-{number}", shop.till.undo(f"r-{number}", f"u-{number}"))
        elif answer.status == 201:
            self.score.sold.append(Sold(shop, f"r-{number}", amount_fen, time.time()))
        elif answer.status != 409:
            self._broken("redeem", answer)

    async def _till(self, kind: str, shop: Shop, key: str, what: str, request: Any) -> Answer:
        answer = await self._gateway.until_definite(
            request.method, request.target, body=request.body or None, headers=request.headers
        )
        self.score.requests += 1
        shop.till.check(request, answer.status, answer.headers, answer.body)
        told = answer.body.decode() if answer.status == 201 else ""
        act = Act(kind, key, shop.store_id, what, answer.status, answer.code, told, time.time(), answer.ms)
        self._history.note(act)
        return answer

    def _broken(self, what: str, answer: Answer) -> None:
        if len(self.score.broken) < 1000:
            self.score.broken.append(f"{what}: {answer.status} {answer.body[:200].decode(errors='replace')}")


async def _all(turns: asyncio.Semaphore, works: Iterable[Awaitable[Any]]) -> list[Any]:
    """Do them all, as many at once as there are turns."""

    async def in_turn(work: Awaitable[Any]) -> Any:
        async with turns:
            return await work

    return await asyncio.gather(*(in_turn(work) for work in works))
