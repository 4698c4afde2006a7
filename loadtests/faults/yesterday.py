"""A day that is over: its round is closed, its business day is closed, and people come all the same.

Whatever befalls the stack, and its clocks above all: the round must not issue again, the day must not give money back,
and a winner still gets the answer of the day, byte for byte.
"""

import asyncio
import secrets
import time
from dataclasses import dataclass, field

import asyncpg
import msgspec

from loadtests.clients.gateway import Answer, Gateway
from loadtests.clients.history import Act, History
from loadtests.demo.traffic import Sold, Traffic, Won
from loadtests.faults.market import Campaign, Market

LIVES_S, CLOSED_WITHIN_S = 6.0, 30.0
WINNERS, LATE = 4, 4
EVERY_S = 0.5
CLAIMS = "/api/vouchers/v1/claims"
_STILL_OPEN = """
select (select count(*) from vouchers.stock where campaign_id = $1 and state <> 'CLOSED')
     + (select count(*) from redemption.business_day where campaign_id = $1 and closed_at is null)
"""


@dataclass(frozen=True)
class Winner:
    """Whose claim was answered, and how."""

    citizen: tuple[str, str]
    ticket: str
    key: str
    answer: bytes


@dataclass
class Yesterday:
    """The day as it ended; `broken` says what it did since and should not have done."""

    gateway: Gateway
    history: History
    campaign: Campaign
    winners: list[Winner] = field(default_factory=list)
    late: list[tuple[tuple[str, str], str]] = field(default_factory=list)  # (citizen, ticket) of who won nothing
    sold: list[Sold] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    async def knock(self, stop: asyncio.Event) -> None:
        """Come too late, again and again."""
        turn = 0
        while not stop.is_set():
            turn += 1
            citizen, ticket = self.late[turn % len(self.late)]
            late = await self.claim("late claim", citizen, ticket, f"late-{secrets.token_hex(8)}")
            if late.status == 201:
                self.broken.append(f"a closed round issued: {late.body.decode()}")
            winner = self.winners[turn % len(self.winners)]
            again = await self.claim("replay", winner.citizen, winner.ticket, winner.key)
            if again.is_definite and again.body != winner.answer:
                self.broken.append(f"replay of {winner.key}: {again.status} {again.body[:200].decode()}")
            await self._undo(self.sold[turn % len(self.sold)])
            await asyncio.sleep(EVERY_S)

    async def claim(self, kind: str, citizen: tuple[str, str], ticket: str, key: str) -> Answer:
        """Ask for a voucher of the day under this key."""
        stock_id = self.campaign.terms["stocks"][0]["stock_id"]
        body = msgspec.json.encode({"ticket": ticket, "stock_id": stock_id})
        headers = {"Idempotency-Key": key, "Content-Type": "application/json"}
        answer = await self.gateway.until_definite("POST", CLAIMS, body=body, headers=headers)
        self._note(kind, key, citizen[0], stock_id, answer)
        return answer

    async def _undo(self, sold: Sold) -> None:
        key = f"back-{secrets.token_hex(8)}"
        request = sold.shop.till.undo(sold.request_no, key)
        answer = await self.gateway.until_definite(request.method, request.target, headers=request.headers)
        self._note("late undo", key, sold.shop.store_id, sold.request_no, answer)
        if answer.status == 201:
            self.broken.append(f"a closed day gave money back: {answer.body.decode()}")

    def _note(self, kind: str, key: str, who: str, what: str, answer: Answer) -> None:
        told = answer.body.decode() if answer.status == 201 else ""
        self.history.note(Act(kind, key, who, what, answer.status, answer.code, told, time.time(), answer.ms))


async def live_through(market: Market, history: History, citizens: list[tuple[str, str]]) -> Yesterday:
    """Play a day of a few seconds to its end; raises RuntimeError where nothing goes, TimeoutError if it stays open."""
    campaign = await market.open(LIVES_S)
    traffic = Traffic(market.gateway, history, campaign.stage, 0, repeat_share=0.0, undo_share=0.0)
    made = Yesterday(market.gateway, history, campaign)
    terms = campaign.terms
    for number, citizen in enumerate(citizens[: WINNERS + LATE]):
        ticket = await traffic.ticket(terms["round_id"], citizen)
        if ticket is None:
            raise RuntimeError("no ticket for a round that is open")
        if number >= WINNERS:
            made.late.append((citizen, ticket))
            continue
        key = f"won-{secrets.token_hex(8)}"
        answer = await made.claim("claim", citizen, ticket, key)
        made.winners.append(Winner(citizen, ticket, key, answer.body))
        voucher_id = answer.json()["voucher_id"]
        won = Won(voucher_id, citizen[1], terms["stocks"][0], market.shops[0].district_id, terms["categories"][0])
        await traffic.shop(won, market.shops[0], voucher_id)
    made.sold = traffic.score.sold
    if len(made.sold) < WINNERS:
        raise RuntimeError(f"a day without its sales: {traffic.score.broken[:1]}")
    await _until_closed(market.state.endpoints()["postgres_dsn"], campaign.stage.campaign_id)
    return made


async def _until_closed(dsn: str, campaign_id: str) -> None:
    reader = await asyncpg.connect(dsn)
    try:
        async with asyncio.timeout(CLOSED_WITHIN_S):
            while await reader.fetchval(_STILL_OPEN, campaign_id):
                await asyncio.sleep(0.2)
    finally:
        await reader.close()
