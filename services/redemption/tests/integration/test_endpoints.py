"""Where notices are sent and how far they got, on the fake and on real Postgres alike."""

import asyncio
from typing import Any

import pytest

from services.redemption.domain.notice import Endpoint, EndpointState, Failure, Outcome, Pace, after, answered
from services.redemption.domain.voucher import Refusal
from services.redemption.tests.fake_notices import FakeResolver
from services.redemption.tests.notice_facts import enrol, note, redeemed, register
from services.redemption.tests.worlds import World
from services.redemption.usecases.remove_endpoint import remove_endpoint
from services.redemption.usecases.resend_notice import resend_notice
from services.redemption.usecases.resume_endpoint import resume_endpoint
from shared.kernel.decision import Refused

OUT = FakeResolver(shop_cn=["93.184.216.34"], other_cn=["93.184.216.35"])
URL = "https://shop.cn/notices"
LIVE, SUSPENDED = EndpointState.LIVE, EndpointState.SUSPENDED


@pytest.fixture(autouse=True)
async def merchants(world: World) -> None:
    """Two merchants, the first with three notices from before it had an endpoint."""
    await enrol(world, "m1", "m2")
    await note(world, *(redeemed(number) for number in (1, 2, 3)))


async def endpoint(world: World, merchant_id: str = "m1") -> Endpoint:
    async with world.endpoints() as endpoints:
        found = await endpoints.find(merchant_id)
    assert found is not None
    return found


async def received(world: World, *, failed: bool = False) -> bool:
    before = await endpoint(world)
    outcome = answered(500 if failed else 204, 12)
    return await world.deliveries.note(before, after(before, outcome, Pace()), outcome, 3_600 if failed else 0)


async def test_a_new_endpoint_gets_what_happens_from_now_on(world: World) -> None:
    assert await register(world, "m1", URL, OUT) == Endpoint("m1", URL, LIVE, 3)
    assert await world.deliveries.waiting([], 10) == []
    await note(world, redeemed(4))
    assert await world.deliveries.waiting([], 10) == ["m1"]
    assert await world.deliveries.waiting(["m1"], 10) == []
    turn = await world.deliveries.turn_of("m1", 10)
    assert turn is not None
    assert ([number for number, _ in turn.due], turn.by_hand) == ([4], ())
    assert turn.due[0][1].startswith('{"notice_no":4,')


async def test_another_address_goes_on_where_the_old_one_stopped(world: World) -> None:
    await register(world, "m1", URL, OUT)
    await note(world, redeemed(4), redeemed(5))
    assert await received(world)
    assert await received(world, failed=True)
    assert (await endpoint(world)).attempts == 1
    assert await world.deliveries.waiting([], 10) == []
    await register(world, "m1", "https://other.cn/", OUT)
    assert await endpoint(world) == Endpoint("m1", "https://other.cn/", LIVE, 4)
    assert await world.deliveries.waiting([], 10) == ["m1"]


async def test_an_address_that_may_not_be_called_and_a_merchant_nobody_knows_are_refused(world: World) -> None:
    inside = FakeResolver(shop_cn=["93.184.216.34", "10.0.0.7"])
    assert isinstance(await register(world, "m1", URL, inside), Refused)
    assert isinstance(await register(world, "m1", "https://nowhere.cn/", OUT), Refused)
    assert isinstance(await register(world, "m1", "ftp://shop.cn/", OUT), Refused)
    assert await register(world, "m9", URL, OUT) == Refused(Refusal.NOT_FOUND, "no such merchant")


async def test_nothing_is_sent_once_the_endpoint_is_gone(world: World) -> None:
    await register(world, "m1", URL, OUT)
    await note(world, redeemed(4))
    async with world.endpoints() as endpoints:
        await resend_notice(endpoints, "m1", 1)
        assert await remove_endpoint(endpoints, "m1") == {"merchant_id": "m1"}
        assert await remove_endpoint(endpoints, "m1") == Refused(Refusal.NOT_FOUND, "no address is registered")
        assert await resume_endpoint(endpoints, "m1") == Refused(Refusal.NOT_FOUND, "no address is registered")
        assert await resend_notice(endpoints, "m1", 1) == Refused(Refusal.WRONG_STATE, "no address is registered")
    assert await world.deliveries.waiting([], 10) == []
    assert await world.deliveries.turn_of("m1", 10) is None
    await register(world, "m1", URL, OUT)
    assert await world.deliveries.waiting([], 10) == []  # what was asked for by hand went with the old one


async def test_what_was_changed_while_a_notice_was_on_its_way_stays_as_it_was_put(world: World) -> None:
    await register(world, "m1", URL, OUT)
    await note(world, redeemed(4))
    seen, outcome = await endpoint(world), answered(500, 1)
    await register(world, "m1", "https://other.cn/", OUT)
    assert not await world.deliveries.note(seen, after(seen, outcome, Pace()), outcome, 60)
    assert await endpoint(world) == Endpoint("m1", "https://other.cn/", LIVE, 3)
    (logged,) = await log(world, 3)
    assert logged["deliveries"][0] | {"at": ""} == {
        "attempt": 1, "status": 500, "error": "STATUS", "took_ms": 1, "at": ""
    }  # fmt: skip


async def test_two_notifiers_that_note_the_same_notice_move_the_endpoint_once(world: World) -> None:
    await register(world, "m1", URL, OUT)
    await note(world, redeemed(4), redeemed(5))
    seen, outcome = await endpoint(world), answered(200, 1)
    then = after(seen, outcome, Pace())
    moved = await asyncio.gather(*(world.deliveries.note(seen, then, outcome, 0) for _ in range(4)))
    assert sorted(moved) == [False, False, False, True]
    assert (await endpoint(world)).delivered_to == 4


async def test_a_suspended_endpoint_waits_for_somebody_and_goes_on_where_it_stopped(world: World) -> None:
    await register(world, "m1", URL, OUT)
    await note(world, redeemed(4))
    seen, outcome = await endpoint(world), Outcome(None, Failure.TIMEOUT, 5_000)
    await world.deliveries.note(seen, after(seen, outcome, Pace(attempts_max=1)), outcome, 0)
    assert (await endpoint(world)).state == SUSPENDED
    assert await world.deliveries.waiting([], 10) == []
    turn = await world.deliveries.turn_of("m1", 10)
    assert turn is not None
    assert turn.due == ()
    async with world.endpoints() as endpoints:
        assert await resume_endpoint(endpoints, "m1") == Endpoint("m1", URL, LIVE, 3)
    assert await world.deliveries.waiting([], 10) == ["m1"]


async def test_a_notice_is_sent_again_by_hand_once_and_only_after_its_turn(world: World) -> None:
    await register(world, "m1", URL, OUT)
    await note(world, redeemed(4))
    async with world.endpoints() as endpoints:
        assert await resend_notice(endpoints, "m1", 5) == Refused(Refusal.NOT_FOUND, "no such notice")
        early = await resend_notice(endpoints, "m1", 4)
        assert early == Refused(Refusal.WRONG_STATE, "its turn is still to come: resume the address instead")
        for _ in range(2):
            assert await resend_notice(endpoints, "m1", 2) == {"merchant_id": "m1", "notice_no": 2}
    await received(world)
    assert await world.deliveries.waiting([], 10) == ["m1"]
    turn = await world.deliveries.turn_of("m1", 10)
    assert turn is not None
    assert ([number for number, _ in turn.by_hand], turn.due) == ([2], ())
    assert await world.deliveries.note_by_hand(turn.endpoint, 2, answered(200, 3))
    assert await world.deliveries.waiting([], 10) == []
    assert [len(one["deliveries"]) for one in await log(world, 0)] == [0, 1, 0, 1]


async def test_what_is_sent_by_hand_to_an_address_of_before_is_logged_and_known_to_be(world: World) -> None:
    await register(world, "m1", URL, OUT)
    before = await endpoint(world)
    await register(world, "m1", "https://other.cn/", OUT)
    assert not await world.deliveries.note_by_hand(before, 1, answered(200, 3))
    async with world.endpoints() as endpoints:
        await remove_endpoint(endpoints, "m1")
    assert not await world.deliveries.note_by_hand(before, 1, answered(200, 3))
    assert len((await log(world, 0))[0]["deliveries"]) == 2


async def test_who_waited_longest_comes_first_and_no_more_than_there_is_room_for(world: World) -> None:
    await register(world, "m1", URL, OUT)
    await register(world, "m2", URL, OUT)
    await note(world, redeemed(4), redeemed(5), redeemed(6, "m2"))
    if hasattr(world.deliveries, "now"):
        world.deliveries.now += 1  # the fake's clock does not go by itself
    assert await world.deliveries.waiting([], 1) == ["m1"]
    await received(world)
    assert await world.deliveries.waiting([], 2) == ["m2", "m1"]


async def log(world: World, after_no: int) -> list[dict[str, Any]]:
    async with world.endpoints() as endpoints:
        return await endpoints.log("m1", after_no, 100)
