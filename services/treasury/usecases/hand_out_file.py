"""Hand out a payment file (导出付款文件) for an office without a link to its bank."""

from services.treasury.domain.payouts import BatchState, PayoutBatch
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.ports import Books
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def hand_out_file(books: Books, batch_id: str, *, officer: Officer) -> PayoutBatch | Refused:
    """Whose file may leave the house: one that was approved. The bytes are read beside this act, which is kept."""
    batch = await books.batches.see(batch_id)
    if batch is None:
        return Refused(Refusal.NOT_FOUND)
    if not officer.acts_in(batch.district_id):
        return Refused(Refusal.FORBIDDEN, "the batch is another district's")
    if batch.state in {BatchState.PREPARED, BatchState.CANCELLED}:
        return Refused(Refusal.WRONG_STATE, f"the batch is {batch.state}")
    return batch
