"""Draft a change of a program's allocation (拟调整分配). No money moves yet."""

from services.treasury.domain.allocations import AllocationChange, check_draft
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.ports import Books
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen


async def draft_allocation_change(
    books: Books, *, maker: str, change_id: str, program_id: str, to_fen: int, saw_allocated_fen: int
) -> AllocationChange | Refused:
    """Keep the draft, if the maker saw the allocation that is in force."""
    found = await books.campaigns.program_for_update(program_id)
    if found is None:
        return Refused(Refusal.NOT_FOUND)
    campaign, program = found
    if campaign.state != "APPROVED":
        return Refused(Refusal.WRONG_STATE, f"the campaign is {campaign.state}")
    refused = check_draft(program.allocated_fen, saw_allocated_fen=saw_allocated_fen, to_fen=to_fen)
    if refused is not None:
        return refused
    change = AllocationChange(change_id, campaign.campaign_id, program_id, program.allocated_fen, Fen(to_fen), maker)
    if not await books.campaigns.add_change(change):
        return Refused(Refusal.CONFLICT, "change_id is taken")
    return change
