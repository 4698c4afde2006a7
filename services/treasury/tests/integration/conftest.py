"""The world a test is given: funded books, fake and real."""

from collections.abc import AsyncIterator

import httpx
import pytest

from services.treasury.adapters.postgres_plans import PostgresPlans
from services.treasury.entrypoints.payout_views import PayoutParts
from services.treasury.entrypoints.payouts import LARGE_BODIES
from services.treasury.entrypoints.routers import payout_routers, plan_routers
from services.treasury.tests import builders as b
from services.treasury.tests.offices import BOOKS, VIEWS, Office, PublishedKeys
from services.treasury.tests.payout_story import ask, asked
from services.treasury.tests.worlds import FakeWorld, RealWorld, World
from shared.runtime.http_app import build_http_app
from shared.testing.servers import Running, fresh_database


@pytest.fixture(params=["fake", pytest.param("postgres", marks=pytest.mark.integration)])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    if request.param == "fake":
        made: World = FakeWorld()
        async with made.books() as books:
            await b.funded(books)
        yield made
        return
    server: Running = request.getfixturevalue("postgres_server")
    async with fresh_database(server, "treasury") as (database, _):
        real = RealWorld(database)
        async with real.books() as books:
            await b.funded(books)
        yield real


@pytest.fixture
async def office(postgres_server: Running) -> AsyncIterator[Office]:
    async with fresh_database(postgres_server, "treasury") as (database, _):
        world = RealWorld(database)
        async with world.books() as books:
            await b.funded(books)
        await ask(world, asked("n1"), asked("n2"))
        parts = PayoutParts(database, BOOKS, *VIEWS, PublishedKeys())

        async def ready() -> bool:
            return True

        plans = plan_routers(database, BOOKS, PostgresPlans, PublishedKeys())
        app = build_http_app("treasury", [*payout_routers(parts), *plans], ready=ready, large_bodies=LARGE_BODIES)
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://city/api/treasury/v1"
        ) as client:
            yield Office(client, database)
