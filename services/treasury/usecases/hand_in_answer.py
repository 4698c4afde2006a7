"""Hand in an answer file (导入回盘文件) by hand: two people bring the same bytes before one line of them counts."""

from dataclasses import dataclass

from services.treasury.domain.payment_file import Answer
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.check_answer import check_answer
from services.treasury.usecases.import_answer import import_answer
from services.treasury.usecases.ports import Booked, Books
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer

NO_DISTRICT = ""  # of a batch that nobody made: city staff may still hand its answer in, and see it contradicted


@dataclass(frozen=True, slots=True)
class AwaitsSecond:
    """One person brought the file; nothing is booked until another does."""

    handed_in_by: str


async def hand_in_answer(
    books: Books, answer: Answer, sha256: str, *, officer: Officer
) -> Booked | AwaitsSecond | Refused:
    """Of a district's officer only answers about the district's own batches are taken."""
    batch = await books.batches.see(answer.batch_id)
    if not officer.acts_in(batch.district_id if batch else NO_DISTRICT):
        return Refused(Refusal.FORBIDDEN, "the batch is not the district's")
    refused = await check_answer(books, answer)
    if refused is not None:
        return refused
    brought = await books.bank_lines.add_copy(answer.answer_no, sha256, officer.staff_id)
    if len(brought) == 1:
        return AwaitsSecond(officer.staff_id)
    return await import_answer(books, answer, sha256)
