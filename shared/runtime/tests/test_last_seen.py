"""What was seen last: looked up once while fresh, served while its source is away, bounded."""

import asyncio

import pytest

from shared.kernel.errors import UnavailableError
from shared.runtime.last_seen import LastSeen


class Source:
    """Answers with how often it was asked; or is away."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.away = False
        self.now_s = 0.0
        self.seen = LastSeen(self.look_up, fresh_s=1.0, stale_max_s=60.0, keys_max=2, clock=lambda: self.now_s)

    async def look_up(self, key: str) -> int:
        await asyncio.sleep(0)
        if self.away:
            raise UnavailableError("away")
        self.asked.append(key)
        return len(self.asked)


async def test_all_who_ask_at_once_are_answered_by_one_look_and_fresh_values_by_none() -> None:
    source = Source()
    assert await asyncio.gather(*(source.seen.get("a") for _ in range(5))) == [1] * 5
    assert await source.seen.get("a") == 1
    source.now_s = 1.0
    assert await source.seen.get("a") == 2


async def test_while_the_source_is_away_the_last_value_serves_for_its_time() -> None:
    source = Source()
    await source.seen.get("a")
    source.away, source.now_s = True, 60.0
    assert await source.seen.get("a") == 1
    for key, now_s in (("a", 61.0), ("b", 60.0)):
        source.now_s = now_s
        with pytest.raises(UnavailableError):
            await source.seen.get(key)


async def test_the_key_least_recently_looked_up_is_dropped_first() -> None:
    source = Source()
    for key in ("a", "b", "c", "b", "a"):
        await source.seen.get(key)
    assert source.asked == ["a", "b", "c", "a"]
