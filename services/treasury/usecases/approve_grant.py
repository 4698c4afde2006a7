"""Approve a grant (批准资金下达): allocated → granted, and the pool's keeper is told."""

from services.treasury.domain.grants import Grant, approve
from services.treasury.domain.journal import POOL_KINDS, Account, Kind, grant
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.ports import Books
from shared.contracts.treasury_events import GrantApproved
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def approve_grant(books: Books, grant_id: str, *, checker: Officer, saw_amount_fen: int) -> Grant | Refused:
    """Move the money if the program has it; the maker cannot be the checker."""
    found = await books.grants.load_for_update(grant_id)
    if found is None:
        return Refused(Refusal.NOT_FOUND)
    draft, terms = found
    if not checker.acts_in(draft.district_id):
        return Refused(Refusal.FORBIDDEN, "the grant is another district's")
    available = await books.journal.balance_for_update(Account(draft.program_id, Kind.ALLOCATED))
    now = await books.now()
    approved = approve(draft, checker=checker.staff_id, saw_amount_fen=saw_amount_fen, available_fen=available, now=now)
    if isinstance(approved, Refused):
        return approved
    await books.grants.save(approved)
    accounts = [Account(approved.pool_id, kind) for kind in POOL_KINDS]
    await books.journal.open_accounts(accounts, approved.campaign_id, approved.program_id)
    if await books.journal.program_of(approved.pool_id) != approved.program_id:
        return Refused(Refusal.CONFLICT, "the pool is another program's")
    posting = grant(f"grant:{grant_id}", approved.program_id, approved.pool_id, approved.amount_fen)
    await books.journal.post([posting])
    told = GrantApproved(
        grant_id=approved.grant_id,
        version=approved.version,
        campaign_id=approved.campaign_id,
        program_id=approved.program_id,
        district_id=approved.district_id,
        pool_id=approved.pool_id,
        amount_fen=approved.amount_fen,
        approved_at=now,
        round=terms,
    )
    await books.tell((approved.grant_id, told))
    return approved
