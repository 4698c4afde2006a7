"""Approve a campaign (批准活动资金): the cap enters the books and each program gets its share."""

from services.treasury.domain.campaigns import Campaign, check_approval
from services.treasury.domain.journal import Account, Kind, fund
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.ports import Books
from shared.kernel.decision import Refused


async def approve_campaign(books: Books, campaign_id: str, *, checker: str, saw_cap_fen: int) -> Campaign | Refused:
    """Post source → unallocated → allocated; the maker cannot be the checker."""
    campaign = await books.campaigns.load_for_update(campaign_id)
    if campaign is None:
        return Refused(Refusal.NOT_FOUND)
    refused = check_approval(campaign, checker=checker, saw_cap_fen=saw_cap_fen)
    if refused is not None:
        return refused
    await books.campaigns.approve(campaign_id, checker)
    kinds = (Kind.SOURCE, Kind.UNALLOCATED)
    await books.journal.open_accounts([Account(campaign_id, kind) for kind in kinds], campaign_id, None)
    for program in campaign.programs:
        account = Account(program.program_id, Kind.ALLOCATED)
        await books.journal.open_accounts([account], campaign_id, program.program_id)
    shares = {program.program_id: program.allocated_fen for program in campaign.programs}
    await books.journal.post(fund(f"campaign:{campaign_id}", campaign_id, campaign.cap_fen, shares))
    return campaign
