"""Cancel a grant (撤回) that was not approved yet."""

from services.treasury.domain.grants import Grant, GrantState, move
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.ports import Books
from shared.kernel.decision import Refused


async def cancel_grant(books: Books, grant_id: str) -> Grant | Refused:
    """The draft is put away; no money had moved."""
    found = await books.grants.load_for_update(grant_id)
    if found is None:
        return Refused(Refusal.NOT_FOUND)
    cancelled = move(found[0], GrantState.CANCELLED)
    if isinstance(cancelled, Grant):
        await books.grants.save(cancelled)
    return cancelled
