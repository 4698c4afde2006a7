"""A partition of the live log, its images and its partials in memory."""

from collections.abc import AsyncIterator, Sequence

import msgspec

from services.jobfair.adapters.msgpack_images import decode_image, encode_image
from services.jobfair.domain.partition_fold import Image
from services.jobfair.usecases.fold_ports import FoldWork
from services.jobfair.usecases.fold_record import fold_record
from services.jobfair.usecases.take_partition import take_partition
from services.jobfair.usecases.tell_partials import tell_partials
from shared.contracts.fair_records import Partial, Record

PARTITION = 2


class FakeImages:
    def __init__(self, values: dict[int, bytes] | None = None) -> None:
        self.values = values or {}
        self.written: list[tuple[int, bytes]] = []

    def of(self, partition: int) -> Sequence[Image]:
        images = [decode_image(value) for value in self.values.values()]
        return [image for image in images if image is not None]

    def keep(self, partition: int, image: Image) -> None:
        value = encode_image(image)
        self.values[image.shard] = value
        self.written.append((image.shard, value))


class FakePast:
    def __init__(self, log: list[bytes], begins: int = 0) -> None:
        self.log = log
        self._begins = begins

    async def end(self, partition: int) -> int:
        return len(self.log)

    async def read(self, partition: int, first: int, end: int) -> AsyncIterator[tuple[int, bytes]]:
        for offset in range(max(first, self._begins), end):
            yield offset, self.log[offset]


class FakePartials:
    def __init__(self) -> None:
        self.told: dict[str, Partial] = {}

    async def tell(self, partials: Sequence[Partial]) -> None:
        self.told.update((one.room_id, one) for one in partials)


def written(records: Sequence[Record]) -> list[bytes]:
    return [msgspec.msgpack.encode(record) for record in records]


def worker(log: list[bytes], images: FakeImages | None = None, weight_per_image: int = 1) -> FoldWork:
    return FoldWork(images or FakeImages(), FakePast(log), FakePartials(), weight_per_image=weight_per_image)


async def told_by(work: FoldWork) -> dict[str, Partial]:
    """Everything the worker can tell of the partition."""
    await tell_partials(work, PARTITION, all_rooms=True)
    assert isinstance(work.partials, FakePartials)
    return work.partials.told


async def folded(log: list[bytes]) -> dict[str, Partial]:
    """What the log comes to, read once from its beginning by one who never fails."""
    work = worker(log)
    await take_partition(work, PARTITION)
    return await told_by(work)


async def deliver(work: FoldWork, log: list[bytes], first: int, end: int) -> None:
    for offset in range(first, end):
        await fold_record(work, PARTITION, offset, log[offset])
