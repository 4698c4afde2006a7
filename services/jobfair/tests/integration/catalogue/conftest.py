"""The world a test of the catalogue is given: a fair without postings, fake and real."""

from collections.abc import AsyncIterator

import pytest

from services.jobfair.tests.catalogue_worlds import CatalogueWorld, FakeCatalogueWorld, RealCatalogueWorld
from shared.testing.servers import Running, fresh_database


@pytest.fixture(params=["fake", pytest.param("postgres", marks=pytest.mark.integration)])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[CatalogueWorld]:
    if request.param == "fake":
        yield FakeCatalogueWorld()
        return
    server: Running = request.getfixturevalue("postgres_server")
    async with fresh_database(server, "jobfair") as (database, _):
        real = RealCatalogueWorld(database)
        await real.make_fair()
        yield real
