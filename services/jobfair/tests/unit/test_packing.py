"""Packing: what waits together goes together, everybody hears of their own record, nobody waits for ever."""

import asyncio

import pytest

from services.jobfair.entrypoints import packing
from services.jobfair.entrypoints.packing import ITEMS_MAX, Packing
from services.jobfair.tests.live_fakes import ANN, NOW_MS, ROOM, FakeLog
from shared.contracts.fair_records import Item, Kind, Source
from shared.kernel.errors import UnavailableError


def items(count: int, text: str = "") -> list[Item]:
    return [Item(ANN, Kind.COMMENT, Source.PAGE, f"m{n}", NOW_MS, NOW_MS, text=text) for n in range(count)]


class HeldLog(FakeLog):
    """Acknowledges when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.may = asyncio.Event()
        self.asked = 0

    async def send(self, partition: int, key: str, value: bytes) -> None:
        self.asked += 1
        await self.may.wait()
        await super().send(partition, key, value)


async def test_concurrent_requests_of_a_line_share_a_record() -> None:
    log = FakeLog()
    packs = Packing(log)
    await asyncio.gather(*(packs.add(ROOM, 2, items(3), {"MUTED": 1}) for _ in range(20)))
    assert [(partition, key) for partition, key, _ in log.records] == [(2, "r1:2")]
    (pack,) = log.packs
    assert (len(pack.items), pack.refused, pack.room_id, pack.clock) == (60, {"MUTED": 20}, "r1", ROOM.clock)


async def test_partitions_have_lines_of_their_own() -> None:
    log = FakeLog()
    packs = Packing(log)
    await asyncio.gather(*(packs.add(ROOM, partition, items(1), {}) for partition in range(4)))
    assert sorted(key for _, key, _ in log.records) == ["r1:0", "r1:1", "r1:2", "r1:3"]


@pytest.mark.parametrize(("count", "text"), [(1_234, ""), (600, "长" * 200)])
async def test_a_record_has_a_bound_and_nothing_is_left_out(count: int, text: str) -> None:
    log = FakeLog()
    packs = Packing(log)
    await asyncio.gather(
        packs.add(ROOM, 0, items(count, text), {"TOO_MANY": 1}), packs.add(ROOM, 0, items(10, text), {})
    )
    assert sum(len(pack.items) for pack in log.packs) == count + 10
    assert all(len(pack.items) <= ITEMS_MAX for pack in log.packs)
    assert [pack.refused for pack in log.packs if pack.refused] == [{"TOO_MANY": 1}]


async def test_refusals_alone_are_told_to_the_log() -> None:
    log = FakeLog()
    await Packing(log).add(ROOM, 0, [], {"MALFORMED": 2})
    assert [(pack.items, pack.refused) for pack in log.packs] == [([], {"MALFORMED": 2})]


async def test_without_the_broker_everybody_is_asked_to_come_again() -> None:
    log = FakeLog()
    log.away = True
    packs = Packing(log)
    answers = await asyncio.gather(*(packs.add(ROOM, 0, items(1), {}) for _ in range(5)), return_exceptions=True)
    assert [type(answer) for answer in answers] == [UnavailableError] * 5
    log.away = False
    await packs.add(ROOM, 0, items(1), {})
    assert len(log.packs) == 1


async def test_a_log_that_breaks_costs_one_record() -> None:
    class BrokenLog(FakeLog):
        async def send(self, partition: int, key: str, value: bytes) -> None:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await Packing(BrokenLog()).add(ROOM, 0, items(1), {})


async def test_whoever_has_gone_is_not_sent_any_more_and_takes_nobody_along() -> None:
    log = HeldLog()
    packs = Packing(log)
    first = [asyncio.create_task(packs.add(ROOM, n, items(1), {})) for n in range(packing.IN_FLIGHT_MAX)]
    while log.asked < packing.IN_FLIGHT_MAX:
        await asyncio.sleep(0)
    gone, stays = (asyncio.create_task(packs.add(ROOM, 99, items(n), {})) for n in (1, 2))
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.wait([gone])
    log.may.set()
    await asyncio.gather(*first, stays)
    assert [
        len(pack.items) for (partition, _, _), pack in zip(log.records, log.packs, strict=True) if partition == 99
    ] == [2]


async def test_too_much_waiting_is_refused_at_once() -> None:
    log = HeldLog()
    packs = Packing(log)
    waiting = asyncio.create_task(packs.add(ROOM, 0, items(1) * packing.WAITING_MAX, {}))
    await asyncio.sleep(0)
    with pytest.raises(UnavailableError, match="too many"):
        await packs.add(ROOM, 0, items(1), {})
    log.may.set()
    await waiting
    await packs.add(ROOM, 0, items(1), {})
