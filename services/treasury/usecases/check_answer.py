"""Check an answer file (核对回盘文件) against its batch: every line is about a payout of it, and of its amount."""

from services.treasury.domain.payment_file import Answer
from services.treasury.domain.payouts import BatchState
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.ports import Books
from shared.kernel.decision import Refused

NEVER_SENT = frozenset({BatchState.PREPARED, BatchState.CANCELLED})


async def check_answer(books: Books, answer: Answer) -> Refused | None:
    """The first line that is wrong, by number and field; batch and payouts are locked, in this order as everywhere."""
    batch = await books.batches.load_for_update(answer.batch_id)
    if batch is None:
        return Refused(Refusal.MALFORMED, "line 1: batch_id: there is no such batch")
    if batch.state in NEVER_SENT:
        return Refused(Refusal.MALFORMED, f"line 1: batch_id: the batch is {batch.state}, it was never sent")
    payouts = await books.payouts.load_for_update(sorted({line.payout_id for line in answer.lines}))
    for number, line in enumerate(answer.lines, 2):
        payout = payouts.get(line.payout_id)
        if payout is None or payout.batch_id != answer.batch_id:
            return Refused(Refusal.MALFORMED, f"line {number}: payout_id: not of this batch")
        if payout.amount_fen != line.amount_fen:
            return Refused(Refusal.MALFORMED, f"line {number}: amount_fen: the payout is {payout.amount_fen} fen")
    return None
