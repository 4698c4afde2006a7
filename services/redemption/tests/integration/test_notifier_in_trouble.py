"""The notifier when there is no room, when something goes wrong that nobody expected, when Postgres is away."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from services.redemption.adapters.postgres_deliveries import PostgresDeliveries
from services.redemption.entrypoints.notifier import Notifier
from services.redemption.tests.cities import City, a_city, until
from services.redemption.tests.notice_facts import note, redeemed
from services.redemption.tests.systems import HANG, running
from services.redemption.usecases.notice_ports import Turn
from shared.kernel.errors import UnavailableError
from shared.testing.servers import Running

pytestmark = pytest.mark.integration


@pytest.fixture
async def city(postgres_server: Running) -> AsyncIterator[City]:
    async with a_city(postgres_server) as made:
        yield made


async def test_a_place_that_somebody_hangs_on_is_given_on_after_his_time(city: City) -> None:
    async with running(*[HANG] * 50) as hangs, running() as prompt:
        await city.register("m1", hangs)
        await city.register("m2", prompt)
        await note(city.world, redeemed(1, "m1"), redeemed(2, "m2"))
        stop = asyncio.Event()
        only_one = Notifier(city.dsn, replace(city.post, within_s=0.6), turns_max=1)
        task = asyncio.create_task(only_one.run(stop))
        await until(lambda: len(prompt.got) == 1)
        assert hangs.got
        stop.set()
        await task


async def test_what_nobody_expected_of_one_merchant_stops_neither_the_others_nor_the_notifier(city: City) -> None:
    class Odd(PostgresDeliveries):
        async def turn_of(self, merchant_id: str, limit: int) -> Turn | None:
            if merchant_id == "m1":
                raise ValueError("a row nobody can read")
            return await super().turn_of(merchant_id, limit)

    async with running() as system:
        await city.register("m1", system)
        await city.register("m2", system)
        await note(city.world, redeemed(1, "m1"))
        async with city.notifying(replace(city.post, deliveries=Odd(city.database))) as task:
            await note(city.world, *(redeemed(number, "m2") for number in range(2, 12)))
            await until(lambda: len(system.got) == 10)
            assert not task.done()


async def test_a_database_that_is_away_ends_the_notifier_to_be_started_again(city: City) -> None:
    class Away(PostgresDeliveries):
        async def turn_of(self, merchant_id: str, limit: int) -> Turn | None:
            raise UnavailableError("postgres")

    async with running() as system:
        await city.register("m1", system)
        await note(city.world, redeemed(1))
        away = Notifier(city.dsn, replace(city.post, deliveries=Away(city.database)))
        with pytest.raises(UnavailableError):
            await away.run(asyncio.Event())


async def test_one_that_waits_for_the_lease_ends_when_asked(city: City) -> None:
    async with city.notifying():
        await until(city.is_being_served)
        async with city.notifying() as second:
            await asyncio.sleep(0)
        assert second.done()
