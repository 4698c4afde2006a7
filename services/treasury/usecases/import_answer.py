"""Import an answer file (导入回盘文件), which came over the link or by two people: whole, or not at all."""

from services.treasury.domain.payment_file import Answer
from services.treasury.usecases.book_bank_lines import book_bank_lines
from services.treasury.usecases.check_answer import check_answer
from services.treasury.usecases.ports import Booked, Books
from shared.kernel.decision import Refused

NOTHING_NEW = Booked(meant={}, contradictions=[], send_again=[])


async def import_answer(books: Books, answer: Answer, sha256: str) -> Booked | Refused:
    """In one transaction; the same bytes again change nothing. One that does not fit its batch is noted and refused."""
    refused = await check_answer(books, answer)
    if not await books.bank_lines.add_answer(answer.answer_no, sha256, refused.detail if refused else ""):
        return refused or NOTHING_NEW
    return refused or await book_bank_lines(books, str(answer.answer_no), answer.lines)
