"""Book facts (记账): what other services tell moves money here, each fact once, in any interleaving of topics."""

from collections.abc import Sequence

from services.treasury.domain import journal
from services.treasury.domain.grants import GrantState, move
from services.treasury.domain.journal import Transfer
from services.treasury.usecases.note_entries import note_entries
from services.treasury.usecases.note_payouts import note_payouts
from services.treasury.usecases.ports import Books, ClosedPool
from shared.contracts.events import Fact
from shared.contracts.redemption_events import VoucherExpired, VoucherRedeemed, VoucherUndone, VoucherVoided
from shared.contracts.subsidies_events import (
    ClaimMoved,
    FuelCardMoved,
    PolicyGrantAccepted,
    PolicyGrantDeclined,
    PoolReturned,
)
from shared.contracts.treasury_events import GrantClosed
from shared.contracts.vouchers_events import GrantAccepted, GrantDeclined, RoundClosed, VouchersIssued
from shared.kernel.decision import Refused
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.fen import Fen


async def book_facts(books: Books, facts: Sequence[Fact]) -> None:
    """Post the transfers of a batch at once, then follow grants and pools that the batch touched."""
    programs: dict[str, str] = {}
    for fact in facts:
        if isinstance(fact.data, GrantDeclined | PolicyGrantDeclined):
            programs[fact.data.grant_id] = await _answer_grant(books, fact.data.grant_id, GrantState.DECLINED)
        elif isinstance(fact.data, GrantAccepted | PolicyGrantAccepted):
            await _answer_grant(books, fact.data.grant_id, GrantState.ACCEPTED)
        elif isinstance(fact.data, RoundClosed):
            closed = fact.data
            await books.grants.note_pool_close(closed.pool_id, Fen(closed.issued_fen), Fen(closed.unissued_fen))
    await note_payouts(books, facts)
    evened_out = await note_entries(books, facts)
    await books.journal.post([*(one for fact in facts for one in _transfers(fact, programs)), *evened_out])
    pools = {fact.data.pool_id for fact in facts if isinstance(fact.data, (VouchersIssued, RoundClosed))}
    for pool in await books.grants.incomplete_closed_pools(sorted(pools)):
        await _close_if_complete(books, pool)


def _transfers(fact: Fact, programs: dict[str, str]) -> list[Transfer]:
    """The postings a fact asks for; most ask for one or none."""
    if isinstance(fact.data, ClaimMoved | FuelCardMoved | PoolReturned):
        told = fact.data
        steps = [(step.amount_fen, step.out_of, step.into) for step in told.money]
        return journal.follow(fact.event_id, told.pool_id, told.program_id, steps)
    transfer = _transfer(fact, programs)
    return [] if transfer is None else [transfer]


def _transfer(fact: Fact, programs: dict[str, str]) -> Transfer | None:  # noqa: PLR0911 - a table of facts
    """The posting a fact asks for; None for one that moves no money."""
    match fact.data:
        case VouchersIssued() as issued:
            amount = Fen(issued.face_value_fen * len(issued.vouchers))
            return journal.promise(fact.event_id, issued.pool_id, amount)
        case VoucherRedeemed() as redeemed:
            return journal.owe(fact.event_id, redeemed.pool_id, Fen(redeemed.discount_fen))
        case VoucherUndone() as undone:
            return journal.owe_no_more(fact.event_id, undone.pool_id, Fen(undone.discount_fen))
        case VoucherExpired() | VoucherVoided() as ended:
            return journal.recycle(fact.event_id, ended.pool_id, ended.program_id, Fen(ended.face_value_fen))
        case RoundClosed() as closed if closed.unissued_fen > 0:
            return journal.give_back(fact.event_id, closed.pool_id, closed.program_id, Fen(closed.unissued_fen))
        case GrantDeclined() | PolicyGrantDeclined() as declined:
            program_id = programs[declined.grant_id]
            return journal.give_back(fact.event_id, declined.pool_id, program_id, Fen(declined.amount_fen))
    return None


async def _answer_grant(books: Books, grant_id: str, to: GrantState) -> str:
    """Follow the keeper's answer, once; the program the grant came from."""
    found = await books.grants.load_for_update(grant_id)
    if found is None:
        raise BrokenPromiseError(f"an answer to grant {grant_id}, which was never made")
    moved = move(found[0], to)
    if not isinstance(moved, Refused):
        await books.grants.save(moved)
    elif found[0].state not in {to, GrantState.CLOSED}:
        raise BrokenPromiseError(f"grant {grant_id} is {found[0].state}, its keeper says {to}")
    return found[0].program_id


async def _close_if_complete(books: Books, pool: ClosedPool) -> None:
    """Close the pool's grants once our own sum equals the keeper's last word."""
    if pool.booked_issued_fen != pool.issued_fen:
        return
    await books.grants.complete_pool(pool.pool_id)
    for grant in await books.grants.of_pool_for_update(pool.pool_id):
        closed = move(grant, GrantState.CLOSED)
        if not isinstance(closed, Refused):
            await books.grants.save(closed)
            told = GrantClosed(grant.grant_id, closed.version, pool.pool_id, pool.issued_fen, pool.unissued_fen)
            await books.tell((grant.grant_id, told))
