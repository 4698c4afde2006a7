"""Book what the bank says (回盘入账): each payout by its first definite answer, once; all lines are kept."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from services.treasury.domain import journal
from services.treasury.domain.bank_line import BankLine, Heard, Meaning, hear
from services.treasury.domain.payees import CROSSED_OUT, Payee, speakable, without_payee
from services.treasury.domain.payouts import Payout, follow_lines
from services.treasury.usecases.ports import Booked, Books
from shared.contracts.treasury_events import PayoutFailed, PayoutPaid

M = Meaning
_MOVES = frozenset({M.PAID, M.FAILED, M.UNKNOWN})


async def book_bank_lines(books: Books, source: str, said: Sequence[BankLine], *, batch_id: str | None) -> Booked:
    """Judge the lines in order, then write what follows, all at once; `batch_id` is the one their file names."""
    payout_ids = sorted({line.payout_id for line in said})
    batches = await books.batches.of_payouts_for_update(payout_ids)
    payouts = await books.payouts.load_for_update(payout_ids)
    heard: list[tuple[BankLine, Heard]] = []
    for line in await _without_payees(books, said):
        found = hear(payouts.get(line.payout_id), line, batch_id=batch_id)
        heard.append((line, found))
        if found.payout is not None:
            payouts[line.payout_id] = found.payout
    await books.bank_lines.keep(source, heard)
    moved = sorted({line.payout_id for line, found in heard if found.meaning in _MOVES})
    await books.payouts.save([payouts[payout_id] for payout_id in moved])
    now = await books.now()
    touched = sorted({str(payouts[payout_id].batch_id) for payout_id in moved})
    still_open = await books.batches.open_lines(touched)
    for batch_id_touched in touched:
        before = batches[batch_id_touched]
        after = follow_lines(before, open_lines=still_open[batch_id_touched], now=now)
        if after != before:
            await books.batches.save(after)
    await _post_and_tell(books, heard, now)
    return Booked(
        meant=dict(Counter(found.meaning for _, found in heard)),
        contradictions=[(line.payout_id, found.problem) for line, found in heard if found.problem],
        send_again=sorted({str(one.payout.batch_id) for _, one in heard if one.meaning == M.SEND_AGAIN and one.payout}),
    )


async def _without_payees(books: Books, said: Sequence[BankLine]) -> list[BankLine]:
    """The bank writes for people, and may name one; what is kept and told does not."""
    payees = await books.payouts.payees(sorted({line.payout_id for line in said if line.reason or line.bank_ref}))
    return [_without_payee(line, payees.get(line.payout_id)) for line in said]


def _without_payee(line: BankLine, payee: Payee | None) -> BankLine:
    if payee is None:  # not ours, so nobody here can tell a name in it
        return line._replace(reason=CROSSED_OUT if line.reason else "")
    return line._replace(reason=speakable(line.reason, payee), bank_ref=without_payee(line.bank_ref, payee))


async def _post_and_tell(books: Books, heard: Sequence[tuple[BankLine, Heard]], now: datetime) -> None:
    paid = [found.payout for _, found in heard if found.meaning == M.PAID and found.payout]
    failed = [(found.payout, line.reason) for line, found in heard if found.meaning == M.FAILED and found.payout]
    await books.journal.post(
        [journal.pay(f"payout:{payout.payout_id}", payout.pool_id, payout.amount_fen) for payout in paid]
    )
    await books.tell(
        *((payout.payout_id, _paid(payout, now)) for payout in paid),
        *((payout.payout_id, _failed(payout, reason)) for payout, reason in failed),
    )


def _paid(payout: Payout, now: datetime) -> PayoutPaid:
    return PayoutPaid(
        payout_id=payout.payout_id,
        version=1,
        claim_no=payout.claim_no,
        batch_id=str(payout.batch_id),
        pool_id=payout.pool_id,
        amount_fen=payout.amount_fen,
        paid_at=now,
    )


def _failed(payout: Payout, reason: str) -> PayoutFailed:
    return PayoutFailed(
        payout_id=payout.payout_id,
        version=1,
        claim_no=payout.claim_no,
        batch_id=str(payout.batch_id),
        pool_id=payout.pool_id,
        amount_fen=payout.amount_fen,
        reason=reason,
    )
