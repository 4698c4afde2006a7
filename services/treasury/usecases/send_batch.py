"""Send a batch (报送付款文件): the bank gets an approved file, the very same bytes however often it takes."""

from typing import NamedTuple

from services.treasury.domain import payouts
from services.treasury.domain.payouts import PayoutBatch
from services.treasury.usecases.ports import Bank, OpenBooks


class Sending(NamedTuple):
    """A batch and why the bank refused its file; an empty reason when it took it."""

    batch_id: str
    refused: str


async def send_batch(open_books: OpenBooks, bank: Bank) -> Sending | None:
    """The longest waiting one; None when none waits. Who dies before noting it sends it again, to no effect."""
    async with open_books() as books:
        batch = await books.batches.first_to_send()
        if batch is None:
            return None
        file = await books.batches.file(batch.batch_id)
    refused = await bank.send(batch.batch_id, file)
    async with open_books() as books:
        if refused:
            await books.batches.note_refused(batch.batch_id, refused)
        else:
            current = await books.batches.load_for_update(batch.batch_id)
            sent = payouts.send_batch(current or batch, await books.now())
            if isinstance(sent, PayoutBatch):  # else an answer came first, and it said as much
                await books.batches.save(sent)
    return Sending(batch.batch_id, refused)
