"""The claim door's order of checks: form, ticket, replay, and only then expiry, limits and stock."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from services.vouchers.adapters.mac_tickets import MacTickets
from services.vouchers.domain.stock import ClaimRequest, Issued, Refusal, Replayed
from services.vouchers.entrypoints.batches import ClaimBatches
from services.vouchers.entrypoints.claim_door import ClaimDoor
from services.vouchers.entrypoints.sold_out import SoldOutFlags
from services.vouchers.tests.builders import NOW, citizen, stock
from services.vouchers.usecases.claim_vouchers import Decided
from services.vouchers.usecases.ports import StockTerms
from shared.contracts.refusals import REFUSALS, Code
from shared.kernel.decision import Refused
from shared.kernel.errors import UnavailableError
from shared.kernel.fen import Fen
from shared.kernel.voucher_ids import is_genuine
from shared.runtime.keyfiles import Keyring

KEYS = Keyring({1: b"k" * 32})
TICKETS = MacTickets(KEYS)
LATER, PAST = datetime.now(UTC) + timedelta(hours=1), datetime.now(UTC) - timedelta(hours=1)


class Shelf:
    """Knows one stock, and who won when it is sold out."""

    def __init__(self, held: dict[str, dict[str, str]]) -> None:
        self.held = held
        self.asked = 0

    async def terms(self, stock_id: str) -> StockTerms | None:
        self.asked += 1
        return StockTerms("s1", 1, "r1", Fen(5_000), Fen(30_000), NOW) if stock_id == "s1" else None

    async def winners(self, stock_id: str) -> tuple[int, dict[str, dict[str, str]]]:
        return 1, self.held

    async def burn(self, campaign_id: str | None, district_id: str | None) -> tuple[datetime, list[dict[str, Any]]]:
        return datetime.now(UTC), []

    async def rounds(self, **_: Any) -> list[dict[str, Any]]:
        return []

    async def opens_at(self, round_id: str) -> None:
        return None

    async def claims_of(self, citizen_id: str) -> list[dict[str, Any]]:
        return []


class OpenGate:
    async def too_fast(self, purpose: str, citizen_ids: Sequence[str]) -> frozenset[int]:
        return frozenset()


class Counter:
    """Postgres's part: what it decides is set by the test."""

    def __init__(self) -> None:
        self.decision: Any = None
        self.asked: list[ClaimRequest] = []

    async def __call__(self, stock_id: str, requests: Sequence[ClaimRequest]) -> Decided:
        self.asked += requests
        if isinstance(self.decision, UnavailableError):
            raise self.decision
        return Decided([self.decision or Issued(one, 1) for one in requests], stock(), NOW)


class World:
    def __init__(self, held: dict[str, dict[str, str]] | None = None) -> None:
        self.counter, self.shelf = Counter(), Shelf(held or {})
        self.flags = SoldOutFlags(self.shelf)
        batches = ClaimBatches(self.counter, OpenGate(), lambda stock_id, decided: None)
        self.door = ClaimDoor(TICKETS, self.shelf, batches, self.flags, KEYS.newest)

    async def sell_out(self) -> None:
        self.flags.note("s1", Decided([], stock(remaining=0, version=1), NOW))
        for task in tuple(self.flags._loading):
            await task

    async def post(self, content: bytes, **headers: str) -> httpx.Response:
        reply = await self.door({name.lower(): value for name, value in headers.items()}, content)
        told = {"content-type": reply.media_type}
        if reply.retry_after_s is not None:
            told["retry-after"] = str(reply.retry_after_s)
        return httpx.Response(reply.status, headers=told, content=reply.body)

    async def claim(
        self, *, who: int = 1, key: str = "key-0001", stock_id: str = "s1", round_id: str = "r1",
        expires_at: datetime = LATER, ticket: str | None = None,
    ) -> httpx.Response:  # fmt: skip
        ticket = TICKETS.mint(round_id, citizen(who), expires_at) if ticket is None else ticket
        body = json.dumps({"ticket": ticket, "stock_id": stock_id}).encode()
        return await self.post(body, **{"Idempotency-Key": key})


def refused(answer: httpx.Response, code: Code) -> None:
    assert (answer.status_code, answer.json()["code"]) == (REFUSALS[code].status, code)
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_claim_is_answered_with_a_genuine_voucher() -> None:
    answer = await World().claim()
    assert answer.status_code == 201
    told = answer.json()
    assert is_genuine(KEYS.newest, told.pop("voucher_id"), citizen(1))
    assert told == {
        "stock_id": "s1", "face_value_fen": 5_000, "threshold_fen": 30_000, "valid_until": "2022-08-26T02:00:00Z",
    }  # fmt: skip


async def test_a_replay_has_the_same_bytes() -> None:
    world = World()
    first = await world.claim()
    world.counter.decision = Replayed(first.json()["voucher_id"])
    assert (await world.claim(expires_at=PAST)).content == first.content
    await world.sell_out()
    sold_out = World({citizen(1): {"key-0001": first.json()["voucher_id"]}})
    await sold_out.sell_out()
    assert (await sold_out.claim(expires_at=PAST)).content == first.content
    assert sold_out.counter.asked == []


GOOD = TICKETS.mint("r1", citizen(1), LATER)
BAD_BODIES: list[bytes] = [
    b"", b"{", b"[]", b"null", b'{"ticket": 5, "stock_id": "s1"}', b'{"ticket": "x"}', b'{"stock_id": "s1"}',
    json.dumps({"ticket": GOOD, "stock_id": "s1", "more": 1}).encode(), b'{"ticket": "\xff", "stock_id": "s1"}',
    json.dumps({"ticket": GOOD, "stock_id": "s1\0"}).encode(), json.dumps({"ticket": GOOD, "stock_id": ""}).encode(),
]  # fmt: skip


@pytest.mark.parametrize("body", BAD_BODIES, ids=range(len(BAD_BODIES)))
async def test_a_malformed_claim_is_refused(body: bytes) -> None:
    refused(await World().post(body, **{"Idempotency-Key": "key-0001"}), Code.MALFORMED)


@pytest.mark.parametrize("key", ["", "short", "x" * 65, "with space"])
async def test_a_claim_needs_a_key(key: str) -> None:
    refused(await World().claim(key=key), Code.MALFORMED)


@pytest.mark.parametrize(
    "ticket", ["", "no ticket", GOOD[:-1] + ("A" if GOOD[-1] != "A" else "B")], ids=["none", "no ticket", "altered"]
)
async def test_a_forged_ticket_is_refused_before_anything_is_looked_up(ticket: str) -> None:
    world = World()
    refused(await world.claim(ticket=ticket), Code.TICKET_INVALID)
    assert world.shelf.asked == 0


async def test_a_ticket_opens_its_own_round_only() -> None:
    refused(await World().claim(round_id="r2"), Code.TICKET_INVALID)


async def test_an_unknown_stock_is_asked_for_once_a_second_at_most() -> None:
    world = World()
    for _ in range(5):
        refused(await world.claim(stock_id="s9"), Code.NOT_FOUND)
    assert world.shelf.asked == 1


async def test_while_sold_out_a_loser_hears_it_and_an_old_ticket_is_told_so() -> None:
    world = World({citizen(1): {"key-0001": "v1"}})
    await world.sell_out()
    refused(await world.claim(who=2), Code.SOLD_OUT)
    refused(await world.claim(key="key-0002"), Code.PERSON_LIMIT)
    refused(await world.claim(who=2, expires_at=PAST), Code.TICKET_EXPIRED)
    assert world.counter.asked == []


async def test_expiry_is_judged_by_the_rule_that_knows_the_replays() -> None:
    world = World()
    await world.claim(expires_at=PAST)
    assert world.counter.asked[0].ticket_expires_at <= datetime.now(UTC)


@pytest.mark.parametrize("reason", [Refusal.SOLD_OUT, Refusal.ROUND_NOT_OPEN, Refusal.TOO_MANY, Refusal.KEY_REUSED])
async def test_a_refusal_is_told_by_the_table(reason: Refusal) -> None:
    world = World()
    world.counter.decision = Refused(reason)
    answer = await world.claim()
    refused(answer, Code(reason.value))
    assert ("retry-after" in answer.headers) == (answer.status_code == 429)


async def test_a_lost_database_asks_to_repeat_the_key() -> None:
    world = World()
    world.counter.decision = UnavailableError("away")
    answer = await world.claim()
    refused(answer, Code.BUSY_RETRY)
    assert int(answer.headers["retry-after"]) >= 1
