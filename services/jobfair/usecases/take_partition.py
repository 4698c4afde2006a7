"""Take a partition over: from the images of its shards, and from the log what they do not know yet."""

import asyncio

from services.jobfair.domain.partition_fold import PartitionFold
from services.jobfair.usecases.fold_ports import FoldWork
from services.jobfair.usecases.fold_record import apply_record

RECORDS_A_TURN = 20


async def take_partition(work: FoldWork, partition: int) -> PartitionFold:
    """Up to the log's end as of now, so that figures are whole although no further record may come.

    A fold still in hand from an earlier time is as good a beginning as images. What is from beyond the log's end is of
    another log (one that was made anew) and counts for nothing.
    """
    end = await work.past.end(partition)
    fold = work.folds.get(partition)
    if fold is None or fold.offset >= end:
        images = [image for image in work.images.of(partition) if image.offset < end]
        fold = PartitionFold(partition, images, weight_per_image=work.weight_per_image)
    async for offset, value in work.past.read(partition, fold.offset + 1, end):
        apply_record(fold, offset, value)
        if offset % RECORDS_A_TURN == 0:
            await asyncio.sleep(0)  # the broker hears our heartbeats meanwhile
    fold.catch_up()
    work.folds[partition] = fold
    return fold
