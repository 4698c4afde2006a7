"""A campaign's log, made up and put on its topics: vouchers issued in packs, some of them redeemed.

What a rebuild reads. The ids come from a seed, so every log of one size is the same.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import msgspec
from aiokafka import AIOKafkaProducer
from aiokafka.partitioner import DefaultPartitioner

from shared.contracts.fact import Event
from shared.contracts.redemption_events import VoucherRedeemed
from shared.contracts.vouchers_events import IssuedVoucher, VouchersIssued

STOCKS, PACK, MERCHANTS = 8, 100, 64
AT, VALID_UNTIL = datetime(2022, 8, 26, 2, tzinfo=UTC), datetime(2122, 9, 1, tzinfo=UTC)
FACE_FEN, ORDER_FEN = 5_000, 39_900
WHERE = {
    "round_id": "bench.r1", "campaign_id": "bench", "program_id": "bench", "district_id": "bench",
    "pool_id": "bench.r1",
}  # fmt: skip


@dataclass(frozen=True)
class CampaignLog:
    """So many packs of vouchers, so many of the vouchers redeemed."""

    packs: int
    redeemed: int
    seed: int = 20_220_826

    @property
    def vouchers(self) -> int:
        """How many there are."""
        return self.packs * PACK

    def facts(self) -> Iterator[tuple[str, str, Event]]:
        """Topic, key and fact, in the order told."""
        dice = random.Random(self.seed)
        issued = []
        for number in range(self.packs):
            pack = [IssuedVoucher(_id(dice), _id(dice)) for _ in range(PACK)]
            issued += [one.voucher_id for one in pack]
            stock_id = f"bench.r1.{number % STOCKS}"
            yield "vouchers.events", stock_id, VouchersIssued(
                stock_id=stock_id, version=number // STOCKS + 2, face_value_fen=FACE_FEN, threshold_fen=30_000,
                categories=["cars"], valid_until=VALID_UNTIL, issued_at=AT, vouchers=pack, **WHERE,
            )  # fmt: skip
        for number, voucher_id in enumerate(dice.sample(issued, self.redeemed)):
            merchant = number % MERCHANTS
            yield "redemption.events", voucher_id, VoucherRedeemed(
                voucher_id=voucher_id, version=2, redemption_id=_id(dice), merchant_id=f"bench-m{merchant}",
                store_id=f"bench-s{merchant}", business_day="day", order_amount_fen=ORDER_FEN, discount_fen=FACE_FEN,
                redeemed_at=AT, **WHERE,
            )  # fmt: skip

    def records(self) -> Iterator[tuple[str, bytes, bytes]]:
        """Topic, key and record, as a relay publishes them."""
        dice = random.Random(self.seed + 1)
        for seq, (topic, key, fact) in enumerate(self.facts(), 1):
            envelope = {
                "event_id": _id(dice), "type": fact.TYPE, "occurred_at": AT, "key": key, "trace_id": f"{seq:032x}",
                "seq": seq, "data": fact,
            }  # fmt: skip
            yield topic, key.encode(), msgspec.json.encode(envelope)


async def publish(bootstrap: str, log: CampaignLog) -> None:
    """Put all of it on the topics; returns once the broker has it."""
    partitioner = DefaultPartitioner()
    producer = AIOKafkaProducer(bootstrap_servers=bootstrap, enable_idempotence=True, max_batch_size=512 * 1024)
    await producer.start()
    try:
        places: dict[tuple[str, int], list[tuple[bytes, bytes]]] = defaultdict(list)
        for topic, key, record in log.records():
            partitions = sorted(await producer.partitions_for(topic))
            places[topic, partitioner(key, partitions, partitions)].append((key, record))
        for (topic, partition), pairs in places.items():
            await _send(producer, topic, partition, pairs)
    finally:
        await producer.stop()


async def _send(producer: AIOKafkaProducer, topic: str, partition: int, pairs: Sequence[tuple[bytes, bytes]]) -> None:
    batch = producer.create_batch()
    for key, value in pairs:
        if batch.append(key=key, value=value, timestamp=None) is None:
            await (await producer.send_batch(batch, topic, partition=partition))
            batch = producer.create_batch()
            batch.append(key=key, value=value, timestamp=None)
    await (await producer.send_batch(batch, topic, partition=partition))


def _id(dice: random.Random) -> str:
    return str(UUID(int=dice.getrandbits(128), version=4))
