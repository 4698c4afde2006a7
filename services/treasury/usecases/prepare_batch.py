"""Prepare a batch (编制拨付批次): all due payouts of a program go into one payment file, fixed byte for byte."""

import hashlib

from services.treasury.domain.payment_file import write_payment_file
from services.treasury.domain.payouts import LINES_MAX, BatchState, PayoutBatch, into_batch, total
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.ports import Books
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def prepare_batch(books: Books, *, maker: Officer, batch_id: str, program_id: str) -> PayoutBatch | Refused:
    """The longest waiting first, as many as a file holds. No money moves."""
    found = await books.campaigns.program_for_update(program_id)
    if found is None:
        return Refused(Refusal.NOT_FOUND, "no such program")
    campaign, program = found
    if not maker.acts_in(program.district_id):
        return Refused(Refusal.FORBIDDEN, "the program is another district's")
    prepared = [into_batch(payout, batch_id) for payout in await books.payouts.due_for_update(program_id, LINES_MAX)]
    if not prepared:
        return Refused(Refusal.WRONG_STATE, "no payout of the program is due")
    payees = await books.payouts.payees([payout.payout_id for payout in prepared])
    file = write_payment_file(batch_id, [(payout, payees[payout.payout_id]) for payout in prepared])
    batch = PayoutBatch(
        batch_id=batch_id,
        campaign_id=campaign.campaign_id,
        program_id=program_id,
        district_id=program.district_id,
        count=len(prepared),
        sum_fen=total(prepared),
        sha256=hashlib.sha256(file).hexdigest(),
        state=BatchState.PREPARED,
        prepared_by=maker.staff_id,
    )
    if not await books.batches.add(batch, file):
        return Refused(Refusal.CONFLICT, "batch_id is taken")
    await books.payouts.save(prepared)
    return batch
