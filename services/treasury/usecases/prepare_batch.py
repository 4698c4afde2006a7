"""Prepare a batch (编制拨付批次): all due payouts of a program go into one payment file, fixed byte for byte."""

from dataclasses import asdict, dataclass

from services.treasury.domain.payouts import LINES_MAX, PayoutBatch, into_batch
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.fill_batch import BatchOf, fill_batch
from services.treasury.usecases.ports import Books
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


@dataclass(frozen=True, slots=True)
class Prepared(PayoutBatch):
    """The batch, and the due payouts `held` back: the bank says that their claims were paid before."""

    held: tuple[str, ...] = ()


async def prepare_batch(books: Books, *, maker: Officer, batch_id: str, program_id: str) -> Prepared | Refused:
    """The longest waiting first, as many as a file holds; none of a held claim. No money moves."""
    found = await books.campaigns.program_for_update(program_id)
    if found is None:
        return Refused(Refusal.NOT_FOUND, "no such program")
    campaign, program = found
    if not maker.acts_in(program.district_id):
        return Refused(Refusal.FORBIDDEN, "the program is another district's")
    prepared = [into_batch(payout, batch_id) for payout in await books.payouts.due_for_update(program_id, LINES_MAX)]
    held = await books.payouts.held_due(program_id)
    if not prepared:
        why = f"held are all due payouts of the program: {len(held)}" if held else "no payout of the program is due"
        return Refused(Refusal.WRONG_STATE, why)
    batch = BatchOf(batch_id, campaign.campaign_id, program.district_id, program_id=program_id)
    made = await fill_batch(books, batch, prepared, maker)
    return made if isinstance(made, Refused) else Prepared(**asdict(made), held=tuple(held))
