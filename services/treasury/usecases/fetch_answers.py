"""Fetch answers (取回回盘): what the bank has to say since the last time, each file in a transaction of its own."""

import hashlib
from typing import NamedTuple

from services.treasury.domain.payment_file import Answer, read_answer_file
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.import_answer import import_answer
from services.treasury.usecases.ports import Bank, Booked, Books, OpenBooks
from shared.kernel.decision import Refused
from shared.kernel.errors import BrokenPromiseError, UnavailableError


class Fetched(NamedTuple):
    """An answer file and what came of it."""

    answer_no: int
    outcome: Booked | Refused


async def fetch_answers(open_books: OpenBooks, bank: Bank) -> list[Fetched]:
    """In their order, each once. One that cannot be read or booked is noted for people and holds up none after it.

    What cannot be read moves nothing: a number that no file confirms may be any number, and those after the last good
    one would be passed over.
    """
    async with open_books() as books:
        after = await books.bank_lines.fetched_to()
    fetched = []
    for answer_no, content in sorted((await bank.answers(after)).items()):
        outcome = await _take_or_put_aside(open_books, answer_no, content) if answer_no > after else None
        if outcome is not None:
            fetched.append(Fetched(answer_no, outcome))
    return fetched


async def _take_or_put_aside(open_books: OpenBooks, answer_no: int, content: bytes) -> Booked | Refused | None:
    """Whatever a file makes us stumble over is its own affair; handed in by two people it is tried again."""
    try:
        async with open_books() as books:
            return await _take(books, answer_no, content)
    except UnavailableError:
        raise
    except Exception as error:
        said = str(error) if isinstance(error, BrokenPromiseError) else type(error).__name__
        async with open_books() as books:
            await books.bank_lines.move_fetched_to(answer_no)
            await books.bank_lines.add_answer(answer_no, _digest(content), f"put aside: {said}")
        return Refused(Refusal.CONFLICT, f"put aside: {said}")


async def _take(books: Books, answer_no: int, content: bytes) -> Booked | Refused | None:
    digest = _digest(content)
    answer = read_answer_file(content)
    if isinstance(answer, Answer) and answer.answer_no != answer_no:
        answer = Refused(Refusal.MALFORMED, "line 1: answer_no")
    if isinstance(answer, Refused):
        return answer if await books.bank_lines.add_answer(answer_no, digest, answer.detail) else None
    await books.bank_lines.move_fetched_to(answer_no)
    return await import_answer(books, answer, digest)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
