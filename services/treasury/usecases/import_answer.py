"""Import an answer file (导入回盘文件), over the bank's link or by hand; the same bytes again change nothing."""

from services.treasury.domain.payment_file import Answer
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.book_bank_lines import book_bank_lines
from services.treasury.usecases.ports import Booked, Books
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer

NO_DISTRICT = ""  # of a batch that nobody made: city staff may still hand its answer in, and see it contradicted
NOTHING_NEW = Booked(meant={}, contradictions=[], send_again=[])


async def import_answer(
    books: Books, answer: Answer, sha256: str, *, officer: Officer | None = None
) -> Booked | Refused:
    """Whole, in one transaction. Of a district's officer only answers about the district's own batches are taken."""
    batch = await books.batches.see(answer.batch_id)
    if officer is not None and not officer.acts_in(batch.district_id if batch else NO_DISTRICT):
        return Refused(Refusal.FORBIDDEN, "the batch is not the district's")
    if not await books.bank_lines.add_answer(answer.answer_no, sha256):
        return NOTHING_NEW
    return await book_bank_lines(books, str(answer.answer_no), answer.lines, batch_id=answer.batch_id)
