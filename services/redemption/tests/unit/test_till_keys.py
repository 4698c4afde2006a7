"""Keys of tills: a till that is known waits behind no stranger, and strangers cost a few look-ups at once."""

import asyncio

import pytest

from services.redemption.entrypoints.till_keys import (
    LOOKED_UP_AT_ONCE_MAX,
    REMEMBERED_S,
    UNKNOWN_REMEMBERED_S,
    TillKeys,
)
from services.redemption.tests.builders import till
from services.redemption.usecases.ports import KeyOfTill
from shared.contracts.refusals import Code
from shared.runtime.problem import ProblemError

TILL = "0123456789abcdef"
STRANGERS = [f"{number:016x}" for number in range(5 * LOOKED_UP_AT_ONCE_MAX)]


class World:
    """Keys in a base that answers strangers' look-ups only once `answers` is set."""

    def __init__(self) -> None:
        self.now = 100.0
        self.stored = {TILL: KeyOfTill(till(), b"k" * 32, is_revoked=False)}
        self.answers = asyncio.Event()
        self.looked_up: list[str] = []
        self.keys = TillKeys(self._look_up, clock=lambda: self.now)

    async def _look_up(self, key_id: str) -> KeyOfTill | None:
        self.looked_up.append(key_id)
        if key_id not in self.stored:
            await self.answers.wait()
        return self.stored.get(key_id)

    async def flood(self) -> list["asyncio.Task[KeyOfTill | None]"]:
        """Strangers ask all at once, each as far as it gets by itself."""
        asked = [asyncio.create_task(self.keys.find(key_id)) for key_id in STRANGERS]
        await asyncio.sleep(0)
        return asked


@pytest.mark.parametrize(
    "key_id", ["", "m1-k1", TILL.upper(), TILL + "0", TILL[1:], TILL + "\n", "é" * 16, "0" * 9_000]
)
async def test_what_is_no_key_id_is_looked_up_nowhere(key_id: str) -> None:
    world = World()
    assert await world.keys.find(key_id) is None
    assert world.looked_up == []


async def test_of_unknown_keys_a_few_are_looked_up_at_once_and_the_rest_are_told_to_come_back() -> None:
    world = World()
    asked = await world.flood()
    turned_away = [one.exception() for one in asked if one.done()]
    assert len(world.looked_up) == LOOKED_UP_AT_ONCE_MAX
    assert len(turned_away) == len(STRANGERS) - LOOKED_UP_AT_ONCE_MAX
    assert {error.code for error in turned_away if isinstance(error, ProblemError)} == {Code.BUSY_RETRY}
    world.answers.set()
    assert await asyncio.gather(*asked[:LOOKED_UP_AT_ONCE_MAX]) == [None] * LOOKED_UP_AT_ONCE_MAX
    assert await world.keys.find(TILL) == world.stored[TILL]  # their places are free again


async def test_a_known_key_waits_behind_no_stranger_also_when_it_is_read_again() -> None:
    world = World()
    await world.keys.find(TILL)
    asked = await world.flood()
    assert await world.keys.find(TILL) == world.stored[TILL]
    world.now += REMEMBERED_S
    assert await world.keys.find(TILL) == world.stored[TILL]
    assert world.looked_up.count(TILL) == 2
    world.answers.set()
    await asyncio.gather(*asked, return_exceptions=True)


async def test_an_unknown_key_is_looked_up_once_a_moment_and_found_once_it_is_enrolled() -> None:
    world = World()
    del world.stored[TILL]
    world.answers.set()
    for _ in range(3):
        assert await world.keys.find(TILL) is None
    assert world.looked_up == [TILL]
    world.stored[TILL] = KeyOfTill(till(), b"k" * 32, is_revoked=False)
    world.now += UNKNOWN_REMEMBERED_S
    assert await world.keys.find(TILL) == world.stored[TILL]


async def test_a_revoked_key_is_known_for_one_within_seconds() -> None:
    world = World()
    await world.keys.find(TILL)
    world.stored[TILL] = KeyOfTill(till(), b"k" * 32, is_revoked=True)
    world.now += REMEMBERED_S
    found = await world.keys.find(TILL)
    assert found is not None
    assert found.is_revoked


async def test_a_look_up_that_failed_leaves_its_place_free() -> None:
    world = World()
    for one in await world.flood():
        one.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert await world.keys.find(TILL) == world.stored[TILL]
