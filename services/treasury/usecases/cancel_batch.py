"""Cancel a batch (撤销拨付批次) that was not approved yet: its payouts are due again."""

from services.treasury.domain.payouts import BatchState, PayoutBatch, move_batch, out_of_batch
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.follow_settlements import follow_settlements
from services.treasury.usecases.ports import Books
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def cancel_batch(books: Books, batch_id: str, *, officer: Officer) -> PayoutBatch | Refused:
    """Its id stays taken and its file is gone: no bank will meet two files under one id."""
    batch = await books.batches.load_for_update(batch_id)
    if batch is None:
        return Refused(Refusal.NOT_FOUND)
    if not officer.acts_in(batch.district_id):
        return Refused(Refusal.FORBIDDEN, "the batch is another district's")
    cancelled = move_batch(batch, BatchState.CANCELLED)
    if isinstance(cancelled, Refused):
        return cancelled
    await books.batches.save(cancelled)
    lines = await books.payouts.of_batch_for_update(batch_id)
    due = [out_of_batch(line) for line in lines]
    await books.payouts.save(due)
    await follow_settlements(books, due)
    return cancelled
