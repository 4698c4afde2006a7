"""Book what the bank says (回盘入账): each payout by its first definite answer, once; all lines are kept."""

from collections import Counter
from collections.abc import Sequence

from services.treasury.domain.bank_line import BankLine, Heard, Meaning, hear
from services.treasury.domain.payees import Payee, speakable, without_payee
from services.treasury.domain.payouts import follow_lines
from services.treasury.usecases.book_payments import book_payments
from services.treasury.usecases.ports import Booked, Books

M = Meaning
_MOVES = frozenset({M.PAID, M.FAILED, M.UNKNOWN})


async def book_bank_lines(books: Books, source: str, said: Sequence[BankLine]) -> Booked:
    """Judge lines about payouts of ours in order, then write what follows, all at once."""
    payout_ids = sorted({line.payout_id for line in said})
    batches = await books.batches.of_payouts_for_update(payout_ids)
    payouts = await books.payouts.load_for_update(payout_ids)
    heard: list[tuple[BankLine, Heard]] = []
    for line in await _without_payees(books, said):
        found = hear(payouts[line.payout_id], line)
        heard.append((line, found))
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
    reasons = {line.payout_id: line.reason for line, found in heard if found.meaning in {M.FAILED, M.UNKNOWN}}
    await book_payments(books, [payouts[payout_id] for payout_id in moved], reasons, now)
    return Booked(
        meant=dict(Counter(found.meaning for _, found in heard)),
        contradictions=[(line.payout_id, found.problem) for line, found in heard if found.problem],
        send_again=sorted({str(one.payout.batch_id) for _, one in heard if one.meaning == M.SEND_AGAIN}),
    )


async def _without_payees(books: Books, said: Sequence[BankLine]) -> list[BankLine]:
    """The bank writes for people, and may name one; what is kept and told does not."""
    payees = await books.payouts.payees(sorted({line.payout_id for line in said if line.reason or line.bank_ref}))
    return [_without_payee(line, payees[line.payout_id]) if line.payout_id in payees else line for line in said]


def _without_payee(line: BankLine, payee: Payee) -> BankLine:
    return line._replace(reason=speakable(line.reason, payee), bank_ref=without_payee(line.bank_ref, payee))
