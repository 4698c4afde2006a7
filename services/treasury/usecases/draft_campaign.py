"""Draft a campaign (编制活动资金方案): cap, programs, shares. No money moves yet."""

from services.treasury.domain.campaigns import Campaign, check_campaign
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.ports import Books
from shared.kernel.decision import Refused


async def draft_campaign(books: Books, campaign: Campaign) -> Campaign | Refused:
    """Keep the draft; an id that is taken is refused."""
    refused = check_campaign(campaign)
    if refused is not None:
        return refused
    if not await books.campaigns.add(campaign):
        return Refused(Refusal.CONFLICT, "campaign_id or a program_id is taken")
    return campaign
