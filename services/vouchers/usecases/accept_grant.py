"""Accept a grant (接收资金): its money becomes a round's stocks, or it is declined with a reason."""

from services.vouchers.domain.terms import StockLine, Terms, why_declined
from services.vouchers.usecases.ports import Rounds
from shared.contracts.treasury_events import GrantApproved, RoundTerms
from shared.contracts.vouchers_events import GrantAccepted, GrantDeclined, RoundScheduled
from shared.kernel.errors import BrokenPromiseError


async def accept_grant(rounds: Rounds, grant: GrantApproved) -> None:
    """Make the round, or top it up; answer once however often the fact comes."""
    if grant.round is None:
        return
    round_ = await rounds.load_for_update(grant.pool_id)
    quantities = {stock.stock_id: stock.quantity for stock in grant.round.stocks}
    standing = await rounds.standing(grant)
    reason = why_declined(_terms(grant, grant.round), quantities, standing, await rounds.now())
    if not await rounds.answer_grant(grant.grant_id, accepted=reason is None):
        return
    if reason is not None:
        told = GrantDeclined(grant.grant_id, 1, grant.pool_id, grant.amount_fen, reason)
        await rounds.tell((grant.grant_id, told))
        return
    version = 1
    if round_ is None:
        await rounds.add(grant)
    else:
        await rounds.top_up(grant)
        version = round_.version + 1
    await rounds.tell(
        (grant.grant_id, GrantAccepted(grant.grant_id, 1, grant.pool_id, grant.amount_fen)),
        (grant.pool_id, _scheduled(grant, grant.round, version)),
    )


def _scheduled(grant: GrantApproved, terms: RoundTerms, version: int) -> RoundScheduled:
    cost = sum(stock.face_value_fen * stock.quantity for stock in terms.stocks)
    if cost != grant.amount_fen:
        raise BrokenPromiseError(f"grant {grant.grant_id} of {grant.amount_fen} fen pays for {cost}")
    return RoundScheduled(
        round_id=terms.round_id,
        version=version,
        campaign_id=grant.campaign_id,
        program_id=grant.program_id,
        district_id=grant.district_id,
        pool_id=grant.pool_id,
        terms=terms,
    )


def _terms(grant: GrantApproved, told: RoundTerms) -> Terms:
    """What the grant asks for, as the rule compares it."""
    lines = [
        StockLine(one.stock_id, one.face_value_fen, one.threshold_fen, one.valid_until, one.per_person_max)
        for one in told.stocks
    ]
    return Terms(
        grant.campaign_id, grant.program_id, grant.district_id, told.opens_at, told.closes_at, tuple(told.categories),
        told.campaign_person_max, tuple(lines),
    )  # fmt: skip
