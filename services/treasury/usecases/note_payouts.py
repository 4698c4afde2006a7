"""Note payouts (登记待拨付): each payment a claim asks for stands due, once, its payee sealed under our own key."""

from collections.abc import Sequence

from services.treasury.domain.payees import Payee, can_be_paid
from services.treasury.domain.payouts import Payout
from services.treasury.usecases.ports import Books
from shared.contracts.events import Fact
from shared.contracts.subsidies_events import ClaimMoved
from shared.contracts.subsidies_events import Payout as AskedPayout
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.fen import Fen


async def note_payouts(books: Books, facts: Sequence[Fact]) -> None:
    """Told again changes nothing; a claim is paid anew only when every earlier payment has failed, else raises."""
    asked = [
        (_payout(fact.data, fact.data.payout), fact.data.payout.payee_sealed)
        for fact in facts
        if isinstance(fact.data, ClaimMoved) and fact.data.payout is not None
    ]
    known = await books.payouts.load_for_update(sorted({payout.payout_id for payout, _ in asked})) if asked else {}
    new: dict[str, tuple[Payout, Payee]] = {}
    for payout, sealed in asked:
        before = known.get(payout.payout_id)
        if before is None:
            known[payout.payout_id] = payout
            new[payout.payout_id] = (payout, _opened(books, payout.payout_id, sealed))
        elif (before.pays, before.amount_fen) != (payout.pays, payout.amount_fen):
            raise BrokenPromiseError(f"payout {payout.payout_id} was asked for with another claim or amount")
    if new:
        await _check(books, [payout for payout, _ in new.values()])
        await books.payouts.add(list(new.values()))


async def _check(books: Books, new: Sequence[Payout]) -> None:
    """The pool is the program's, and no claim has two payments under way."""
    for pool_id, program_id in sorted({(payout.pool_id, payout.program_id) for payout in new}):
        if await books.journal.program_of(pool_id) != program_id:
            raise BrokenPromiseError(f"pool {pool_id} has no money of program {program_id}")
    being_paid = await books.payouts.being_paid(sorted({payout.pays for payout in new}))
    for payout in new:
        other = being_paid.setdefault(payout.pays, payout.payout_id)
        if other != payout.payout_id:
            raise BrokenPromiseError(f"payout {payout.payout_id}: the claim's payout {other} has not failed")


def _opened(books: Books, payout_id: str, sealed: str) -> Payee:
    payee = books.open_payee(payout_id, sealed)
    if not can_be_paid(payee):
        raise BrokenPromiseError(f"payout {payout_id}: no bank takes its payee's name or account")
    return payee


def _payout(told: ClaimMoved, asked: AskedPayout) -> Payout:
    if not 0 < asked.amount_fen <= told.amount_fen:
        raise BrokenPromiseError(f"payout {asked.payout_id}: {asked.amount_fen} of a claim's {told.amount_fen} fen")
    return Payout(
        payout_id=asked.payout_id,
        pays=told.claim_no,
        campaign_id=told.campaign_id,
        program_id=told.program_id,
        district_id=told.district_id,
        pool_id=told.pool_id,
        amount_fen=Fen(asked.amount_fen),
        requested_at=told.moved_at,
    )
