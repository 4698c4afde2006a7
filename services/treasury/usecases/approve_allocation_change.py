"""Approve a change of a program's allocation (批准调整分配): unallocated ⇄ allocated."""

from dataclasses import replace

from services.treasury.domain.allocations import AllocationChange, check_approval, check_money
from services.treasury.domain.journal import Account, Kind, reallocate
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.ports import Books
from shared.kernel.decision import Refused


async def approve_allocation_change(
    books: Books, change_id: str, *, checker: str, saw_to_fen: int
) -> AllocationChange | Refused:
    """Move the difference; the maker cannot be the checker, and nothing may have moved since the draft."""
    change = await books.campaigns.change_for_update(change_id)
    if change is None:
        return Refused(Refusal.NOT_FOUND)
    found = await books.campaigns.program_for_update(change.program_id)
    if found is None:
        return Refused(Refusal.NOT_FOUND)
    allocated_fen = found[1].allocated_fen
    refused = check_approval(
        change, checker=checker, saw_to_fen=saw_to_fen, allocated_fen=allocated_fen
    ) or check_money(
        change,
        unallocated_fen=await books.journal.balance_for_update(Account(change.campaign_id, Kind.UNALLOCATED)),
        unused_fen=await books.journal.balance_for_update(Account(change.program_id, Kind.ALLOCATED)),
    )
    if refused is not None:
        return refused
    approved = replace(change, approved_by=checker)
    await books.campaigns.apply_change(approved)
    posting = reallocate(
        f"allocation:{change_id}", change.campaign_id, change.program_id, change.to_fen - change.from_fen
    )
    await books.journal.post([posting])
    return approved
