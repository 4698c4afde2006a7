"""A log without a server: what the doors would write of a show, if every answer came at once."""

import heapq
from collections.abc import Iterable, Iterator
from itertools import groupby

from loadtests.fair.plan import Plan
from loadtests.fair.show import Delivery, show
from shared.contracts.fair_records import (
    PARTITIONS,
    Item,
    Kind,
    Pack,
    RoomClock,
    Schedule,
    Segment,
    Source,
    Verdict,
    partition_of,
)

CLOCK = RoomClock(origin_ms=1_700_000_000_000, platform_skew_ms=180_000)
TEXTS = frozenset({Kind.COMMENT, Kind.QUESTION})


def log_of(plan: Plan, clock: RoomClock = CLOCK, *, taken_per_s: float = 0.0) -> Iterator[tuple[int, Pack]]:
    """(partition, record): a record a second and partition; doors that take no more than so much fall behind."""
    for _, of_second in groupby(_arriving(plan, taken_per_s), key=lambda delivery: delivery.at_ms // 1_000):
        items: dict[int, list[Item]] = {number: [] for number in range(PARTITIONS)}
        for delivery in of_second:
            item = item_of(delivery, clock)
            items[partition_of(item.viewer)].append(item)
        yield from ((number, Pack("r1", clock, own, {})) for number, own in items.items() if own)


def _arriving(plan: Plan, taken_per_s: float) -> Iterator[Delivery]:
    """The platform's feed waits for its turn, pages do not."""
    free_at: float = -(10**9)
    behind: list[Delivery] = []
    for delivery in show(plan):
        while behind and behind[0].at_ms <= delivery.at_ms:
            yield heapq.heappop(behind)
        if taken_per_s and delivery.deed.viewer.door is Source.PLATFORM:
            free_at = max(free_at, delivery.at_ms) + 1_000 / taken_per_s
            heapq.heappush(behind, delivery._replace(at_ms=int(free_at)))
        else:
            heapq.heappush(behind, delivery)
    while behind:
        yield heapq.heappop(behind)


def item_of(delivery: Delivery, clock: RoomClock) -> Item:
    deed = delivery.deed
    source = Source.DESK if deed.kind is Kind.APPLY else deed.viewer.door
    return Item(
        viewer=f"v{deed.viewer.number}", kind=deed.kind, source=source, message_id=deed.message_id,
        told_ms=clock.origin_ms + deed.at_ms, arrived_ms=clock.origin_ms + delivery.at_ms,
        count=deed.count, job_id=f"j{deed.job}", verdict=Verdict.PUBLISHED if deed.kind in TEXTS else Verdict.NONE,
        text=deed.text, region=deed.viewer.region, education=deed.viewer.education,
    )  # fmt: skip


def schedule(*segments: Segment, version: int = 1, clock: RoomClock = CLOCK) -> Iterable[tuple[int, Schedule]]:
    return [(number, Schedule("r1", clock, version, list(segments))) for number in range(PARTITIONS)]
