"""Only a grant that says what stands already tops a round up; every other is declined and changes nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from services.vouchers.adapters.postgres_rounds import PostgresRounds
from services.vouchers.tests.builders import STARTED, grant
from services.vouchers.tests.fakes import FakeRounds, Shop
from services.vouchers.usecases.accept_grant import accept_grant
from services.vouchers.usecases.ports import Rounds
from shared.contracts.treasury_events import GrantApproved, RoundTerms
from shared.runtime.postgres import Database
from shared.testing.servers import fresh_database

Told = list[tuple[str, str]]


class FakeWorld:
    def __init__(self) -> None:
        self.shop = Shop()

    @asynccontextmanager
    async def rounds(self) -> AsyncIterator[Rounds]:
        yield FakeRounds(self.shop)

    async def answers(self) -> Told:
        told = [(event.TYPE, getattr(event, "reason", "")) for _, event in self.shop.told]
        return [one for one in told if "grant" in one[0]]

    async def totals(self) -> dict[str, int]:
        return {name: one.remaining for name, one in self.shop.stocks.items()}


class RealWorld:
    def __init__(self, database: Database) -> None:
        self.database = database

    @asynccontextmanager
    async def rounds(self) -> AsyncIterator[Rounds]:
        async with self.database.transaction() as transaction:
            yield PostgresRounds(transaction)

    async def answers(self) -> Told:
        query = "select type, coalesce(data->>'reason', '') from outbox where type like '%grant%' order by id"
        async with self.database.connection() as connection:
            return [tuple(row) for row in await connection.fetch(query)]

    async def totals(self) -> dict[str, int]:
        async with self.database.connection() as connection:
            return {row[0]: row[1] for row in await connection.fetch("select stock_id, remaining from stock")}


@pytest.fixture(params=["fake", pytest.param("postgres", marks=pytest.mark.integration)])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[FakeWorld | RealWorld]:
    if request.param == "fake":
        yield FakeWorld()
        return
    async with fresh_database(request.getfixturevalue("postgres_server"), "vouchers") as (database, _):
        yield RealWorld(database)


def with_terms(approved: GrantApproved, **changes: Any) -> GrantApproved:
    assert approved.round is not None
    terms: RoundTerms = msgspec.structs.replace(approved.round, **changes)
    cost = sum(stock.face_value_fen * stock.quantity for stock in terms.stocks)
    return msgspec.structs.replace(approved, round=terms, amount_fen=cost)


def with_stock(approved: GrantApproved, **changes: Any) -> GrantApproved:
    assert approved.round is not None
    first, *others = approved.round.stocks
    return with_terms(approved, stocks=[msgspec.structs.replace(first, **changes), *others])


AGAIN = grant("g2")
OTHERWISE: dict[str, tuple[GrantApproved, str]] = {
    "another face": (with_stock(AGAIN, face_value_fen=1, quantity=15_000), "TERMS_DIFFER"),
    "another threshold": (with_stock(AGAIN, threshold_fen=99_900), "TERMS_DIFFER"),
    "another validity": (with_stock(AGAIN, valid_until=STARTED + timedelta(days=9)), "TERMS_DIFFER"),
    "another limit a person": (with_stock(AGAIN, per_person_max=2), "TERMS_DIFFER"),
    "other goods": (with_terms(AGAIN, categories=["other"]), "TERMS_DIFFER"),
    "another opening": (with_terms(AGAIN, opens_at=STARTED - timedelta(hours=1)), "TERMS_DIFFER"),
    "another closing": (with_terms(AGAIN, closes_at=STARTED + timedelta(hours=1, days=2)), "TERMS_DIFFER"),
    "a stock the round has not": (with_stock(AGAIN, stock_id="new"), "TERMS_DIFFER"),
    "another program's money": (msgspec.structs.replace(AGAIN, program_id="p9"), "TERMS_DIFFER"),
    "another campaign's money": (msgspec.structs.replace(AGAIN, campaign_id="c9"), "TERMS_DIFFER"),
    "another district's money": (msgspec.structs.replace(AGAIN, district_id="d9"), "TERMS_DIFFER"),
    "a campaign limit": (with_terms(AGAIN, campaign_person_max=2), "LIMIT_DIFFERS"),
    "a stock twice": (with_stock(AGAIN, stock_id="b"), "STOCK_TAKEN"),
    "another round's stock": (with_stock(grant("g2", round_id="r2"), stock_id="a"), "STOCK_TAKEN"),
    "more vouchers than a stock counts": (with_stock(AGAIN, quantity=1_000_000_000), "TOO_MANY_VOUCHERS"),
    "a limit the campaign's other round has not": (grant("g2", round_id="r2", campaign_person_max=1), "LIMIT_DIFFERS"),
}


@pytest.mark.parametrize("name", OTHERWISE)
async def test_a_grant_that_says_it_otherwise_is_declined(world: FakeWorld | RealWorld, name: str) -> None:
    otherwise, reason = OTHERWISE[name]
    for told in (grant("g1"), otherwise, otherwise):
        async with world.rounds() as rounds:
            await accept_grant(rounds, told)
    assert await world.answers() == [("vouchers.grant.accepted.v1", ""), ("vouchers.grant.declined.v1", reason)]
    assert await world.totals() == {"a": 3, "b": 3}


async def test_the_same_terms_again_top_the_round_up(world: FakeWorld | RealWorld) -> None:
    part = with_terms(AGAIN, stocks=AGAIN.round.stocks[:1] if AGAIN.round else [])
    for told in (grant("g1"), AGAIN, msgspec.structs.replace(part, grant_id="g3")):
        async with world.rounds() as rounds:
            await accept_grant(rounds, told)
    assert await world.totals() == {"a": 9, "b": 6}
