"""Import an answer file (导入回盘文件) that came over the bank's link or by two people's hands."""

from services.treasury.domain.payment_file import Answer
from services.treasury.usecases.book_bank_lines import book_bank_lines
from services.treasury.usecases.ports import Booked, Books

NOTHING_NEW = Booked(meant={}, contradictions=[], send_again=[])


async def import_answer(books: Books, answer: Answer, sha256: str) -> Booked:
    """Whole, in one transaction; the same bytes again change nothing."""
    if not await books.bank_lines.add_answer(answer.answer_no, sha256):
        return NOTHING_NEW
    return await book_bank_lines(books, str(answer.answer_no), answer.lines, batch_id=answer.batch_id)
