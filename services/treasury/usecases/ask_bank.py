"""Ask the bank (查询付款结果) about payouts it left open, by their own ids; never are they sent under new ones."""

from datetime import timedelta

from services.treasury.usecases.book_bank_lines import book_bank_lines
from services.treasury.usecases.ports import Bank, Booked, OpenBooks

AT_ONCE = 50  # questions a turn: each is a call of its own
ASKED = "asked"


async def ask_bank(open_books: OpenBooks, bank: Bank, silent_for: timedelta) -> Booked | None:
    """Some of those of which nothing was heard for that long; None when there are none.

    What the bank has never received it gets again: the batch as it is, under its own id.
    """
    async with open_books() as books:
        asked = await books.payouts.to_ask(silent_for, AT_ONCE)
    if not asked:
        return None
    payout_ids = [payout.payout_id for payout in asked]
    said = [await bank.ask(payout_id) for payout_id in payout_ids]
    async with open_books() as books:
        await books.batches.of_payouts_for_update(payout_ids)  # batches before their lines, as everywhere
        await books.payouts.note_asked(payout_ids)
        booked = await book_bank_lines(books, ASKED, said)
        files = {batch_id: await books.batches.file(batch_id) for batch_id in booked.send_again}
    for batch_id, file in files.items():
        await _send_again(open_books, bank, batch_id, file)
    return booked


async def _send_again(open_books: OpenBooks, bank: Bank, batch_id: str, file: bytes) -> None:
    refused = await bank.send(batch_id, file)
    async with open_books() as books:
        if refused:
            await books.batches.note_refused(batch_id, refused)
        else:
            await books.batches.note_sent_again(batch_id)
