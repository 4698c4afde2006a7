"""The world a test is given: the fake one, and the real one where servers may be started."""

from collections.abc import AsyncIterator

import pytest

from services.redemption.tests import builders as b
from services.redemption.tests.view_worlds import FakeViewWorld, RealViewWorld, ViewWorld, open_campaign
from services.redemption.tests.worlds import FakeWorld, RealWorld, World
from services.redemption.usecases.set_business_days import set_business_days
from shared.testing.servers import Running, fresh_database


@pytest.fixture(params=["fake", pytest.param("postgres", marks=pytest.mark.integration)])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    """A campaign's first business day is open and vouchers 1 to 8 are in the shopper's wallet."""
    if request.param == "fake":
        made: World = FakeWorld()
        await _open(made)
        yield made
        return
    server: Running = request.getfixturevalue("postgres_server")
    async with fresh_database(server, "redemption") as (database, _):
        made = RealWorld(database)
        await _open(made)
        yield made


@pytest.fixture(params=["fake", pytest.param("postgres", marks=pytest.mark.integration)])
async def view_world(request: pytest.FixtureRequest) -> AsyncIterator[ViewWorld]:
    """The campaign as `open_campaign` says."""
    if request.param == "fake":
        fake = FakeViewWorld()
        await open_campaign(fake)
        yield fake
        return
    server: Running = request.getfixturevalue("postgres_server")
    async with fresh_database(server, "redemption") as (database, _):
        real = RealViewWorld(database)
        await open_campaign(real)
        yield real


async def _open(world: World) -> None:
    async with world.shops() as shops:
        await set_business_days(shops, "c1", [b.today()])
    async with world.counter() as counter:
        await b.receive(counter, *range(1, 9))
