"""The world a test is given: funded books, fake and real."""

from collections.abc import AsyncIterator

import pytest

from services.treasury.tests import builders as b
from services.treasury.tests.worlds import FakeWorld, RealWorld, World
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
