"""Cancel a grant (撤回) that was not approved yet."""

from services.treasury.domain.grants import Grant, GrantState, move
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.ports import Books
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def cancel_grant(books: Books, grant_id: str, *, maker: Officer) -> Grant | Refused:
    """The draft is put away; no money had moved."""
    found = await books.grants.load_for_update(grant_id)
    if found is None:
        return Refused(Refusal.NOT_FOUND)
    if not maker.acts_in(found[0].district_id):
        return Refused(Refusal.FORBIDDEN, "the grant is another district's")
    cancelled = move(found[0], GrantState.CANCELLED)
    if isinstance(cancelled, Grant):
        await books.grants.save(cancelled)
    return cancelled
