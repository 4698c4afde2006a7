"""Ask the bank (查询付款结果) about payouts it left open, by their own ids; never are they sent under new ones."""

from collections.abc import Sequence
from datetime import timedelta

from services.treasury.domain.bank_line import BankLine
from services.treasury.usecases.book_bank_lines import book_bank_lines
from services.treasury.usecases.ports import Bank, Booked, OpenBooks
from shared.kernel.errors import UnavailableError

AT_ONCE = 50  # questions a turn: each is a call of its own
UNHEARD_MAX = 3  # of them without an answer: then the bank is away, and it is not worth its timeouts to go on
ASKED = "asked"


async def ask_bank(open_books: OpenBooks, bank: Bank, silent_for: timedelta) -> Booked | None:
    """Some of those of which nothing was heard for that long; None when there are none.

    What the bank has never received it gets again: the batch as it is, under its own id. A question without an answer
    keeps none of the others from being asked; raises UnavailableError when nothing at all was heard.
    """
    async with open_books() as books:
        asked = await books.payouts.to_ask(silent_for, AT_ONCE)
    if not asked:
        return None
    said, unheard = await _hear(bank, [payout.payout_id for payout in asked])
    payout_ids = [*(line.payout_id for line in said), *unheard]
    async with open_books() as books:
        await books.batches.of_payouts_for_update(payout_ids)  # batches before their lines, as everywhere
        await books.payouts.note_asked(payout_ids)
        booked = await book_bank_lines(books, ASKED, said)
        files = {batch_id: await books.batches.file(batch_id) for batch_id in booked.send_again}
    for batch_id, file in files.items():
        await _send_again(open_books, bank, batch_id, file)
    return booked


async def _hear(bank: Bank, payout_ids: Sequence[str]) -> tuple[list[BankLine], list[str]]:
    said: list[BankLine] = []
    unheard: list[str] = []
    for payout_id in payout_ids:
        try:
            said.append(await bank.ask(payout_id))
        except UnavailableError:
            unheard.append(payout_id)
            if len(unheard) >= UNHEARD_MAX:
                break
    if not said:
        raise UnavailableError(f"the bank answers none of {len(unheard)} questions")
    return said, unheard


async def _send_again(open_books: OpenBooks, bank: Bank, batch_id: str, file: bytes) -> None:
    refused = await bank.send(batch_id, file)
    async with open_books() as books:
        if refused:
            await books.batches.note_refused(batch_id, refused)
        else:
            await books.batches.note_sent_again(batch_id)
