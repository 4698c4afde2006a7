"""Each hostile or broken file only ends in its refusal: the next good one is read, and nothing is left behind."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from services.subsidies.adapters import child_examiner
from services.subsidies.adapters.child_examiner import ChildExaminer
from services.subsidies.domain.documents import FileType
from services.subsidies.domain.refusals import Refusal
from services.subsidies.tests import strange_files as f
from services.subsidies.usecases.ports import Examined
from shared.kernel.decision import Refused

UNREADABLE = Refused(Refusal.DOCUMENT_UNREADABLE, "the file cannot be read")
HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "the file is empty"),
    "too large": (f.too_large(), "more than 10 MB"),
    "a web page named pdf": (b"<html>%PDF-", "neither PDF, OFD, JPEG nor PNG"),
    "a PDF with a script": (f.pdf_with(f.SCRIPT, on="/OpenAction"), "the PDF holds scripts or actions"),
    "a PDF its reader is at a loss with": (f.pdf_that_draws(b"q Q", "/Unheard"), "the file cannot be read"),
    "a PDF bomb": (f.pdf_that_draws(b" " * 40_000_000), "the PDF unpacks to too much"),
    "a zip bomb": (f.packed({"OFD.xml": b" " * 7_000_000}), "the OFD unpacks to too much"),
    "an XML that reads our files": (f.ofd({"Doc_0/x.xml": f.DOCTYPE}), "the file holds XML that is not allowed"),
    "an image bomb": (f.image_bomb(), "more than 40 megapixels"),
    "a cut JPEG": (f.picture("JPEG")[:120], "the picture cannot be read"),
}


@pytest.fixture
async def examiner() -> AsyncIterator[ChildExaminer]:
    async with ChildExaminer() as entered:
        yield entered
    assert not list(_forks())


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_or_broken_file_is_refused_and_the_next_good_one_is_read(
    name: str, examiner: ChildExaminer
) -> None:
    content, reason = HOSTILE[name]
    assert await examiner.examine(content) == Refused(Refusal.DOCUMENT_UNREADABLE, reason)
    good = await examiner.examine(f.pdf(3))
    assert isinstance(good, Examined)
    assert (good.type, good.pages, good.kept) == (FileType.PDF, 3, f.pdf(3))


async def test_the_other_types_are_read_by_the_child_too(examiner: ChildExaminer) -> None:
    for content, kind in (
        (f.ofd(), FileType.OFD), (f.picture("JPEG"), FileType.JPEG), (f.picture("PNG"), FileType.PNG)
    ):  # fmt: skip
        good = await examiner.examine(content)
        assert isinstance(good, Examined)
        assert good.type == kind


async def test_many_files_at_once_are_each_read_by_a_child_of_their_own(examiner: ChildExaminer) -> None:
    found = await asyncio.gather(*(examiner.examine(f.pdf(pages)) for pages in range(1, 31)))
    assert [one.pages for one in found if isinstance(one, Examined)] == list(range(1, 31))


@pytest.mark.parametrize(("times", "is_read"), [(1, True), (2, False)])
async def test_a_file_is_not_to_blame_for_the_first_child_that_is_killed(
    times: int, is_read: bool, examiner: ChildExaminer
) -> None:
    nursery = await _nursery()
    examining = asyncio.create_task(examiner.examine(f.picture("PNG", (3_000, 3_000))))
    killed: set[int] = set()
    while len(killed) < times:
        for child in set(_forks()) - killed - {nursery}:
            os.kill(child, signal.SIGKILL)
            killed.add(child)
        await asyncio.sleep(0.001)
    answer = await examining
    assert isinstance(answer, Examined) if is_read else answer == UNREADABLE


async def test_children_are_born_again_after_whoever_bears_them_was_killed(examiner: ChildExaminer) -> None:
    nursery = await _nursery()
    os.kill(nursery, signal.SIGKILL)
    answers = [await examiner.examine(f.pdf(3)) for _ in range(2)]
    assert all(isinstance(answer, Examined) for answer in answers)


async def test_a_child_that_never_answers_is_not_waited_for(
    examiner: ChildExaminer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_examiner, "WITHIN_S", 0.01)
    answer = await examiner.examine(f.picture("PNG", (6_000, 6_000)))
    assert answer == Refused(Refusal.DOCUMENT_UNREADABLE, "the file takes too long to read")


async def _nursery() -> int:
    """A program that was started a moment ago may not have its name yet."""
    while not (found := list(_forks())):
        await asyncio.sleep(0.001)
    return found[0]


def _forks(of: int = 0) -> Iterator[int]:
    """Whoever bears the children of this process, and its children."""
    for listed in Path(f"/proc/{of or os.getpid()}/task").glob("*/children"):
        with suppress(FileNotFoundError):  # it ended meanwhile
            for number in listed.read_text().split():
                if b"document_nursery" in Path(f"/proc/{number}/cmdline").read_bytes():
                    yield int(number)
                    yield from _forks(int(number))
