"""Fill a batch (生成付款文件): lines of payouts in one payment file, fixed byte for byte."""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from services.treasury.domain.payment_file import write_payment_file
from services.treasury.domain.payouts import BatchState, Payout, PayoutBatch, total
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.ports import Books
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


class BatchOf(NamedTuple):
    """Whose payouts a batch holds: a program's, or a district's settlements until a business day."""

    batch_id: str
    campaign_id: str
    district_id: str
    program_id: str = ""
    business_day: str = ""


async def fill_batch(books: Books, of: BatchOf, prepared: Sequence[Payout], maker: Officer) -> PayoutBatch | Refused:
    """The batch that these PREPARED payouts make, kept with its file; CONFLICT when its id is taken."""
    payees = await books.payouts.payees([payout.payout_id for payout in prepared])
    file = write_payment_file(of.batch_id, [(payout, payees[payout.payout_id]) for payout in prepared])
    batch = PayoutBatch(
        batch_id=of.batch_id,
        campaign_id=of.campaign_id,
        program_id=of.program_id,
        district_id=of.district_id,
        count=len(prepared),
        sum_fen=total(prepared),
        sha256=hashlib.sha256(file).hexdigest(),
        state=BatchState.PREPARED,
        prepared_by=maker.staff_id,
        business_day=of.business_day,
    )
    if not await books.batches.add(batch, file):
        return Refused(Refusal.CONFLICT, "batch_id is taken")
    await books.payouts.save(prepared)
    return batch
