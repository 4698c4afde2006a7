"""Looks into one uploaded file; run as a child process of its own with little memory, little time and nothing else
(`confined.py`).

Reads the file from stdin; writes one line of JSON, then the bytes to keep (images made anew, so that nothing but the
picture is left of them). Why it will not keep a file stands in the JSON's `problem`; if it is at a loss, so does the
kind of `error`.
"""

import json
import os
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any, NoReturn

from PIL import Image

from services.subsidies.adapters.inside import Inside, UnreadableError
from services.subsidies.adapters.ofd_documents import read_ofd
from services.subsidies.adapters.pdf_documents import read_pdf
from services.subsidies.adapters.picture_documents import read_picture
from services.subsidies.domain.documents import BYTES_MAX, FileType, type_of
from shared.runtime.confined import Limits, live_within

NICENESS = 10  # a rush of uploads slows no door
WORDS = Limits(512 * 1024 * 1024, 3)
PICTURES = Limits(1024 * 1024 * 1024, 6)  # 40 megapixels take 160 MB as they are read, and again on the new sheet

# What the libraries would import when they first need it: within the limits nothing can be.
Image.preinit()
for late in ("pypdf.filters", "pypdf._codecs._codecs"):
    import_module(late)


def main() -> None:
    """One file in, one answer out; `bytes` tells how many follow the line, lest a cut answer be taken for whole."""
    os.nice(NICENESS)
    kept = b""
    try:
        content = sys.stdin.buffer.read(BYTES_MAX + 1)
        look, limits = reader_of(content)
        live_within(limits, _give_up)
        inside = look(content)
        told: dict[str, Any] = {"type": inside.type, "pages": inside.pages, "said": inside.said}
        kept, told["bytes"] = inside.kept, len(inside.kept)
    except UnreadableError as error:
        told = {"problem": str(error)}
    except MemoryError:
        told = {"problem": "the file needs too much memory"}
    except Exception as error:
        told = {"problem": "the file cannot be read", "error": type(error).__name__}
    sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False).encode() + b"\n" + kept)
    sys.stdout.buffer.flush()


def reader_of(content: bytes) -> tuple[Callable[[bytes], Inside], Limits]:
    """Who looks into such a file, and within which limits; raises UnreadableError where nobody does."""
    if not content:
        raise UnreadableError("the file is empty")
    if len(content) > BYTES_MAX:
        raise UnreadableError(f"more than {BYTES_MAX // 1024 // 1024} MB")
    match type_of(content[:16]):
        case FileType.PDF:
            return read_pdf, WORDS
        case FileType.OFD:
            return read_ofd, WORDS
        case FileType.JPEG | FileType.PNG as kind:
            return partial(read_picture, kind=kind), PICTURES
    raise UnreadableError("neither PDF, OFD, JPEG nor PNG")


def _give_up(*_: object) -> NoReturn:
    raise UnreadableError("the file takes too long to read")


if __name__ == "__main__":
    main()
