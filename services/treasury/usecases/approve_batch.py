"""Approve a batch (复核拨付批次): from now on its file may be at the bank."""

from collections.abc import Sequence

from services.treasury.domain import payouts
from services.treasury.domain.payouts import LineState, Payout, PayoutBatch, step_line
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.follow_settlements import follow_settlements
from services.treasury.usecases.ports import Books
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def approve_batch(
    books: Books, batch_id: str, *, checker: Officer, saw_sha256: str, saw_sum_fen: int
) -> PayoutBatch | Refused:
    """Another person than the maker, who saw this very file; not while a line in it must not be paid."""
    batch = await books.batches.load_for_update(batch_id)
    if batch is None:
        return Refused(Refusal.NOT_FOUND)
    if not checker.acts_in(batch.district_id):
        return Refused(Refusal.FORBIDDEN, "the batch is another district's")
    approved = payouts.approve_batch(batch, checker=checker.staff_id, saw_sha256=saw_sha256, saw_sum_fen=saw_sum_fen)
    if isinstance(approved, Refused):
        return approved
    lines = await books.payouts.of_batch_for_update(batch_id)
    refused = await _not_payable(books, batch, lines)
    if refused is not None:
        return refused
    await books.batches.save(approved)
    after = [step_line(line, LineState.APPROVED) for line in lines]
    await books.payouts.save(after)
    await follow_settlements(books, after)
    return approved


async def _not_payable(books: Books, batch: PayoutBatch, lines: Sequence[Payout]) -> Refused | None:
    """Why a line must not be paid as it stands: held, or to an account that another has replaced meanwhile."""
    held = await books.rulings.held([line.pays for line in lines])
    if held:
        return Refused(Refusal.CONFLICT, f"the bank says it has paid {min(held)} already: cancel the batch")
    merchants = {line.merchant_id: line.payout_id for line in lines if line.merchant_id}
    kept_back = await books.holds.of(sorted(merchants))
    if kept_back:
        return Refused(Refusal.CONFLICT, f"merchant {min(kept_back)} is held: cancel the batch")
    in_force = await books.accounts.in_force(batch.district_id, sorted(merchants))
    payees = await books.payouts.payees(sorted(merchants.values()))
    replaced = [merchant for merchant, payout_id in merchants.items() if payees[payout_id] != in_force.get(merchant)]
    if replaced:
        return Refused(Refusal.CONFLICT, f"merchant {min(replaced)} has another account now: cancel the batch")
    return None
