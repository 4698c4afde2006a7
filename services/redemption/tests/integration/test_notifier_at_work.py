"""The notifier against real Postgres and real systems: signed, in order, at least once, and nobody waits for others."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import msgspec
import pytest

from services.redemption.adapters.http_receiver import HttpReceiver
from services.redemption.adapters.postgres_deliveries import ATTEMPTS_KEPT
from services.redemption.domain.notice import Outcome, Pace
from services.redemption.entrypoints.notifier import Notifier
from services.redemption.tests.cities import LOOPBACK, OURS, QUICK, City, a_city, until
from services.redemption.tests.fake_notices import FakeResolver
from services.redemption.tests.notice_facts import note, redeemed, register
from services.redemption.tests.systems import DRIP, HANG, System, running
from services.redemption.usecases.notice_ports import CheckedUrl
from services.redemption.usecases.resend_notice import resend_notice
from services.redemption.usecases.resume_endpoint import resume_endpoint
from shared.testing.servers import Running

pytestmark = pytest.mark.integration
PLATFORM_KEY = OURS.public_key().public_bytes_raw()


@pytest.fixture
async def city(postgres_server: Running) -> AsyncIterator[City]:
    async with a_city(postgres_server) as made:
        yield made


async def test_notices_come_signed_in_order_one_at_a_time(city: City) -> None:
    async with running() as system, city.notifying():
        await city.register("m1", system)
        for number in range(1, 121, 10):
            await note(city.world, *map(redeemed, range(number, number + 10)))
        await until(lambda: len(system.got) == 120)
        assert system.keys == [f"m1-{number}" for number in range(1, 121)]
        assert [msgspec.json.decode(one.body)["notice_no"] for one in system.got] == list(range(1, 121))
        assert all(one.is_signed_by(PLATFORM_KEY) for one in system.got)
        assert {(one.method, one.target) for one in system.got} == {("POST", "/notices?shop=1")}
        assert system.got[0].headers["host"] == f"127.0.0.1:{system.port}"
        assert system.most_at_once == 1
        first = system.got[0]
        assert not replace(first, body=first.body + b" ").is_signed_by(PLATFORM_KEY)
        assert not replace(first, headers=first.headers | {"idempotency-key": "m1-2"}).is_signed_by(PLATFORM_KEY)


async def test_a_system_that_fails_is_tried_again_until_it_takes_the_same_bytes(city: City) -> None:
    async with running(500, 503, 404) as system, city.notifying():
        await city.register("m1", system)
        await note(city.world, redeemed(1), redeemed(2))
        await until(lambda: len(system.got) == 5)
        assert system.keys == ["m1-1"] * 4 + ["m1-2"]
        assert len({one.body for one in system.got[:4]}) == 1
        await until(lambda: city.is_delivered(2))
        assert [(made["attempt"], made["status"], made["error"]) for made in await city.log()] == [
            (1, 500, "STATUS"), (2, 503, "STATUS"), (3, 404, "STATUS"), (4, 200, ""), (1, 200, "")
        ]  # fmt: skip


async def test_one_that_hangs_delays_nobody_else(city: City) -> None:
    async with running(*[HANG] * 50) as hangs, running() as prompt, city.notifying():
        await city.register("m1", hangs)
        await city.register("m2", prompt)
        await note(city.world, redeemed(1, "m1"))
        await until(lambda: len(hangs.got) == 1)  # its answer is awaited for 5 s from here on
        await note(city.world, *(redeemed(number, "m2") for number in range(2, 32)))
        await until(lambda: len(prompt.got) == 30)
        assert hangs.on_its_way == 1


async def test_a_system_that_takes_too_long_or_never_ends_its_answer_is_left(city: City) -> None:
    post = replace(city.post, within_s=0.1)
    async with running(HANG) as slow, running(DRIP) as endless, city.notifying(post):
        await city.register("m1", slow)
        await city.register("m2", endless)
        await note(city.world, redeemed(1, "m1"), redeemed(2, "m2"))
        await until(lambda: city.is_delivered(1, "m1"))
        await until(lambda: city.is_delivered(1, "m2"))
        assert [made["error"] for made in await city.log("m1")] == ["TIMEOUT", ""]
        assert len(endless.got) == 1  # 2xx is 2xx, however much would follow


async def test_a_redirect_is_not_followed(city: City) -> None:
    async with running() as inside, running(*[302] * 50) as system, city.notifying():
        system.location = f"http://127.0.0.1:{inside.port}/"
        await city.register("m1", system)
        await note(city.world, redeemed(1))
        await until(city.is_suspended)
        assert inside.got == []
        assert {(made["status"], made["error"]) for made in await city.log()} == {(302, "STATUS")}


async def test_a_name_that_leads_inside_after_it_was_registered_is_never_called(city: City) -> None:
    async with running() as inside:
        url = f"https://shop.cn:{inside.port}/"
        names = FakeResolver(shop_cn=["93.184.216.34"])
        await register(city.world, "m1", url, names)
        names.names["shop.cn"] = ["127.0.0.1"]
        await note(city.world, redeemed(1))
        async with city.notifying(replace(city.post, resolver=names, allowed=())):
            await until(city.is_suspended)
        assert inside.got == []
        assert {made["error"] for made in await city.log()} == {"ADDRESS"}


async def test_the_address_that_was_checked_is_the_one_called_whatever_the_name_says_a_moment_later(
    city: City,
) -> None:
    async with running() as checked, running() as other:
        names = FakeResolver(shop_cn=["127.0.0.1"])
        await register(city.world, "m1", f"http://shop.cn:{checked.port}/", names, *LOOPBACK)
        await note(city.world, redeemed(1))
        async with city.notifying(replace(city.post, resolver=names)):
            await until(lambda: len(checked.got) == 1)
        assert checked.got[0].headers["host"] == f"shop.cn:{checked.port}"  # a name the system's resolver never saw
        assert other.got == []


async def test_whoever_is_killed_between_sending_and_noting_sends_the_same_again(city: City) -> None:
    class Dying(HttpReceiver):
        async def send(self, to: CheckedUrl, key: str, body: str) -> Outcome:
            await super().send(to, key, body)
            await asyncio.Event().wait()  # the receiver has it; we are killed before we note it
            raise AssertionError

    async with running() as system:
        await city.register("m1", system)
        await note(city.world, redeemed(1), redeemed(2))
        async with city.notifying(replace(city.post, receiver=Dying(OURS))) as task:
            await until(lambda: len(system.got) == 1)
            task.cancel()
        assert (await city.endpoint()).delivered_to == 0
        async with city.notifying():
            await until(lambda: len(system.got) == 3)
        assert system.keys == ["m1-1", "m1-1", "m1-2"]
        assert system.got[0].body == system.got[1].body


async def test_a_dead_system_is_suspended_and_gets_everything_once_it_is_resumed(city: City) -> None:
    async with running(*[500] * QUICK.attempts_max) as system, city.notifying():
        await city.register("m1", system)
        await note(city.world, *map(redeemed, range(1, 6)))
        await until(city.is_suspended)
        assert system.keys == ["m1-1"] * QUICK.attempts_max
        await note(city.world, redeemed(6))
        async with city.world.endpoints() as endpoints:
            await resume_endpoint(endpoints, "m1")
        await until(lambda: city.is_delivered(6))
        assert system.keys[QUICK.attempts_max :] == [f"m1-{number}" for number in range(1, 7)]


async def test_one_that_is_asked_for_by_hand_comes_again_with_the_same_bytes(city: City) -> None:
    async with running() as system, city.notifying():
        await city.register("m1", system)
        await note(city.world, redeemed(1), redeemed(2))
        await until(lambda: city.is_delivered(2))
        async with city.world.endpoints() as endpoints:
            await resend_notice(endpoints, "m1", 1)
        await until(lambda: len(system.got) == 3)
        assert (system.got[2].key, system.got[2].body) == (system.got[0].key, system.got[0].body)


async def test_the_log_of_a_notice_keeps_its_latest_attempts_and_no_more(city: City) -> None:
    async with running(*[500] * (ATTEMPTS_KEPT + 5)) as system:
        await city.register("m1", system)
        await note(city.world, redeemed(1))
        async with city.notifying(replace(city.post, pace=Pace(0.001, 0.001, 1_000))):
            await until(lambda: city.is_delivered(1))
    attempts = [made["attempt"] for made in await city.log()]
    assert attempts == list(range(7, ATTEMPTS_KEPT + 7))


async def test_a_second_notifier_waits_until_the_first_one_is_gone(city: City) -> None:
    async with running() as system:
        await city.register("m1", system)
        async with city.notifying() as first:
            await until(city.is_being_served)
            async with city.notifying() as second:
                await note(city.world, *map(redeemed, range(1, 31)))
                await until(lambda: city.is_delivered(30))
                assert len(system.got) == 30
                first.cancel()
                await note(city.world, redeemed(31))
                await until(lambda: len(system.got) == 31)
                assert not second.done()


async def test_a_stop_waits_for_the_notice_that_is_on_its_way_and_notes_it(city: City) -> None:
    class Slow(System):
        async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, status: int) -> None:
            await answer_now.wait()
            await super()._answer(reader, writer, status)

    answer_now, system = asyncio.Event(), Slow()
    server = await asyncio.start_server(system.serve, "127.0.0.1", 0)
    system.port = server.sockets[0].getsockname()[1]
    await city.register("m1", system)
    await note(city.world, redeemed(1), redeemed(2))
    stop = asyncio.Event()
    task = asyncio.create_task(Notifier(city.dsn, city.post).run(stop))
    await until(lambda: len(system.got) == 1)
    stop.set()
    answer_now.set()
    await task
    server.close()
    assert system.keys == ["m1-1"]
    assert (await city.endpoint()).delivered_to == 1
