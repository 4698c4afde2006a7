"""Draft a grant (编制资金下达): money of a program for a round's stocks or for a policy. No money moves yet."""

from services.treasury.domain.campaigns import Campaign, Program
from services.treasury.domain.grants import Grant, GrantState, StockPlan, check_round
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.ports import Books
from shared.contracts.treasury_events import RoundTerms
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen
from shared.kernel.officer import Officer


async def draft_grant(
    books: Books,
    *,
    maker: Officer,
    grant_id: str,
    campaign_id: str,
    program_id: str,
    amount_fen: int,
    pool_id: str,
    terms: RoundTerms | None,
) -> Grant | Refused:
    """Keep the draft; a round's terms that do not add up to the amount are refused. A policy has none here."""
    campaign = await books.campaigns.load_for_update(campaign_id)
    program = next((p for p in campaign.programs if p.program_id == program_id), None) if campaign else None
    if campaign is None or program is None:
        return Refused(Refusal.NOT_FOUND, "no such campaign or program")
    owner = await books.journal.program_of(pool_id)
    refused = _check_money(maker, campaign, program, owner)
    if refused is None and terms is not None:
        refused = _check_terms(amount_fen, terms)
    if refused is not None:
        return refused
    grant = Grant(
        grant_id=grant_id,
        campaign_id=campaign_id,
        program_id=program_id,
        district_id=program.district_id,
        pool_id=pool_id,
        amount_fen=Fen(amount_fen),
        state=GrantState.DRAFT,
        drafted_by=maker.staff_id,
    )
    if not await books.grants.add(grant, terms):
        return Refused(Refusal.CONFLICT, "grant_id is taken")
    return grant


def _check_money(maker: Officer, campaign: Campaign, program: Program, owner: str | None) -> Refused | None:
    if not maker.acts_in(program.district_id):
        return Refused(Refusal.FORBIDDEN, "the program is another district's")
    if campaign.state != "APPROVED":
        return Refused(Refusal.WRONG_STATE, f"the campaign is {campaign.state}")
    if owner not in {None, program.program_id}:
        return Refused(Refusal.CONFLICT, "the pool is another program's")
    return None


def _check_terms(amount_fen: int, terms: RoundTerms) -> Refused | None:
    stocks = [StockPlan(s.stock_id, s.face_value_fen, s.threshold_fen, s.quantity, s.valid_until) for s in terms.stocks]
    return check_round(amount_fen, terms.opens_at, terms.closes_at, stocks)
