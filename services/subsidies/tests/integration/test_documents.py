"""Each hostile or broken file only ends in its refusal: the next good one is read, and nothing is left behind."""

import asyncio
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_or_broken_file_is_refused_and_the_next_good_one_is_read(name: str) -> None:
    examiner, (content, reason) = ChildExaminer(), HOSTILE[name]
    assert await examiner.examine(content) == Refused(Refusal.DOCUMENT_UNREADABLE, reason)
    good = await examiner.examine(f.pdf(3))
    assert isinstance(good, Examined)
    assert (good.type, good.pages, good.kept) == (FileType.PDF, 3, f.pdf(3))
    assert not list(_children())


async def test_the_other_types_are_read_by_the_child_too() -> None:
    for content, kind in (
        (f.ofd(), FileType.OFD), (f.picture("JPEG"), FileType.JPEG), (f.picture("PNG"), FileType.PNG)
    ):  # fmt: skip
        good = await ChildExaminer().examine(content)
        assert isinstance(good, Examined)
        assert good.type == kind


@pytest.mark.parametrize(("times", "is_read"), [(1, True), (2, False)])
async def test_a_file_is_not_to_blame_for_the_first_child_that_is_killed(times: int, is_read: bool) -> None:
    examining = asyncio.create_task(ChildExaminer().examine(f.pdf(3)))
    killed: set[str] = set()
    while len(killed) < times:
        for number in set(_children()) - killed:
            os.kill(int(number), signal.SIGKILL)
            killed.add(number)
        await asyncio.sleep(0.001)
    answer = await examining
    assert isinstance(answer, Examined) if is_read else answer == UNREADABLE


def _children() -> Iterator[str]:
    """Processes of ours, ended ones that nobody asked after included."""
    for listed in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        for number in listed.read_text().split():
            if b"document_child" in Path(f"/proc/{number}/cmdline").read_bytes():
                yield number
