"""The notifier's turns: when one is tried again, what stops one, and that nobody waits for somebody else's system."""

from dataclasses import replace
from itertools import pairwise

import pytest

from services.redemption.domain import notice
from services.redemption.domain.notice import (
    USUAL_PACE,
    Endpoint,
    EndpointState,
    Failure,
    Outcome,
    Pace,
    after,
    pause_s,
)
from services.redemption.tests.fake_notices import FakeReceiver, FakeResolver
from services.redemption.tests.notice_facts import enrol, note, redeemed, register
from services.redemption.tests.worlds import FakeWorld
from services.redemption.usecases.deliver_notices import TURN_NOTICES_MAX, Post, deliver_notices
from services.redemption.usecases.resend_notice import resend_notice

ENDPOINT = Endpoint("m1", "https://shop.cn/", EndpointState.LIVE, 7)
DEAD = Outcome(None, Failure.CONNECTION, 2)
DAY_S = 86_400


def names() -> FakeResolver:
    return FakeResolver(shop_cn=["93.184.216.34"], inside_cn=["10.0.0.1"])


async def a_world(*facts: int, url: str = "https://shop.cn/") -> FakeWorld:
    world = FakeWorld()
    await enrol(world, "m1")
    await register(world, "m1", "https://shop.cn/", names())
    world.deliveries.endpoints["m1"] = replace(world.deliveries.endpoints["m1"], url=url)
    await note(world, *map(redeemed, facts))
    return world


def test_pauses_double_up_to_an_hour_and_the_last_attempt_is_about_a_day_after_the_first() -> None:
    tried, pauses = ENDPOINT, []
    while tried.state == EndpointState.LIVE:
        tried = after(tried, DEAD, USUAL_PACE)
        pauses.append(pause_s(tried, USUAL_PACE, 0.99999))
    assert len(pauses) == USUAL_PACE.attempts_max
    assert all(now <= then <= 2.0 * now + 0.01 for now, then in pairwise(pauses))
    assert 0.9 * DAY_S < sum(pauses[:-1]) < 1.2 * DAY_S
    assert tried.delivered_to == 7


def test_the_dice_spread_a_pause_over_its_second_half_and_a_success_needs_none() -> None:
    once = after(ENDPOINT, DEAD, USUAL_PACE)
    assert pause_s(once, USUAL_PACE, 0.0) == 0.5
    assert 0.99 < pause_s(once, USUAL_PACE, 0.999) < 1.0
    received = after(once, notice.answered(201, 5), USUAL_PACE)
    assert (received.attempts, received.delivered_to, pause_s(received, USUAL_PACE, 0.7)) == (0, 8, 0.0)


@pytest.mark.parametrize("status", [100, 199, 300, 301, 302, 307, 400, 404, 429, 500, 503, 599])
def test_whatever_is_not_2xx_was_not_received(status: int) -> None:
    assert notice.answered(status, 1).failure == Failure.STATUS


async def test_a_turn_ends_at_the_first_notice_that_is_not_received() -> None:
    world, receiver = await a_world(1, 2, 3, 4), FakeReceiver(200, 200, 503)
    await deliver_notices(Post(world.deliveries, names(), receiver), "m1", lambda: False)
    assert [key for key, _ in receiver.got] == ["m1-1", "m1-2", "m1-3"]
    endpoint = world.deliveries.endpoints["m1"]
    assert (endpoint.delivered_to, endpoint.attempts) == (2, 1)


async def test_a_turn_is_bounded_so_that_others_have_theirs() -> None:
    world, receiver = await a_world(*range(1, TURN_NOTICES_MAX + 9)), FakeReceiver()
    await deliver_notices(Post(world.deliveries, names(), receiver), "m1", lambda: False)
    assert len(receiver.got) == TURN_NOTICES_MAX


async def test_whoever_is_asked_to_stop_begins_nothing_more() -> None:
    world, receiver = await a_world(1, 2, 3), FakeReceiver()
    await deliver_notices(Post(world.deliveries, names(), receiver), "m1", lambda: len(receiver.got) == 2)
    assert len(receiver.got) == 2
    async with world.endpoints() as endpoints:
        await resend_notice(endpoints, "m1", 1)
    await deliver_notices(Post(world.deliveries, names(), receiver), "m1", lambda: True)
    assert len(receiver.got) == 2


async def test_a_turn_that_suspends_an_endpoint_tells_which() -> None:
    world, receiver = await a_world(1), FakeReceiver(500, 500)
    post = Post(world.deliveries, names(), receiver, pace=Pace(first_s=0, attempts_max=2))
    assert await deliver_notices(post, "m1", lambda: False) is None
    suspended = await deliver_notices(post, "m1", lambda: False)
    assert suspended == world.deliveries.endpoints["m1"]
    assert suspended.state == EndpointState.SUSPENDED


@pytest.mark.parametrize("new_url", ["", "https://inside.cn/"])
async def test_an_endpoint_that_is_removed_or_changed_during_its_turn_is_not_called_again(new_url: str) -> None:
    world, receiver = await a_world(1, 2, 3), FakeReceiver()
    post = Post(world.deliveries, names(), receiver)
    await deliver_notices(post, "m1", lambda: False)
    async with world.endpoints() as endpoints:
        for number in (1, 2, 3):
            await resend_notice(endpoints, "m1", number)

    def is_stopping() -> bool:
        if len(receiver.got) == 4 and new_url:
            world.deliveries.endpoints["m1"] = replace(world.deliveries.endpoints["m1"], url=new_url)
        elif len(receiver.got) == 4:
            world.deliveries.endpoints.pop("m1", None)
        return False

    sent_before = len(receiver.got)
    await deliver_notices(post, "m1", is_stopping)
    assert len(receiver.got) == sent_before + 2


async def test_nothing_is_sent_for_a_merchant_without_an_endpoint() -> None:
    world, receiver = await a_world(1), FakeReceiver()
    await deliver_notices(Post(world.deliveries, names(), receiver), "m2", lambda: False)
    assert receiver.called == []


async def test_a_name_that_leads_inside_by_now_is_not_called_and_counts_as_a_failure() -> None:
    world, receiver = await a_world(1, url="https://inside.cn/"), FakeReceiver()
    await deliver_notices(Post(world.deliveries, names(), receiver), "m1", lambda: False)
    assert receiver.called == []
    (outcome,) = world.deliveries.attempts["m1", 1]
    assert (outcome.status, outcome.failure) == (None, Failure.ADDRESS)
    assert world.deliveries.endpoints["m1"].attempts == 1


@pytest.mark.parametrize("hanging", ["receiver", "resolver"])
async def test_a_system_or_a_name_that_hangs_is_left_after_its_time(hanging: str) -> None:
    world, receiver, resolver = await a_world(1), FakeReceiver(), names()
    (receiver if hanging == "receiver" else resolver).hangs.add("shop.cn")
    await deliver_notices(Post(world.deliveries, resolver, receiver, within_s=0.01), "m1", lambda: False)
    (outcome,) = world.deliveries.attempts["m1", 1]
    assert (outcome.status, outcome.failure) == (None, Failure.TIMEOUT)
    assert world.deliveries.endpoints["m1"].attempts == 1
