"""Looks into one uploaded file; run as a child process of its own with little memory, time and no files to write.

Reads the file from stdin; writes one line of JSON, then the bytes to keep (images made anew, so that nothing but the
picture is left of them). Why it will not keep a file stands in the JSON's `problem`; if it is at a loss, so does the
kind of `error`.
"""

import json
import resource
import signal
import sys
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, NoReturn

from services.subsidies.adapters.inside import Inside, UnreadableError
from services.subsidies.domain.documents import BYTES_MAX, FileType, type_of

FILES_OPEN_MAX = 64


class Limits(NamedTuple):
    """For one file: addresses, and seconds of computing until the child says so itself; two more, and it is ended."""

    memory_max: int
    cpu_s_max: int


WORDS = Limits(512 * 1024 * 1024, 3)
PICTURES = Limits(1024 * 1024 * 1024, 6)  # 40 megapixels take 160 MB as they are read, and again on the new sheet


def main() -> None:
    """One file in, one answer out."""
    kept = b""
    try:
        content = sys.stdin.buffer.read(BYTES_MAX + 1)
        look, limits = reader_of(content)
        _live_within(limits)
        inside = look(content)
        told: dict[str, Any] = {"type": inside.type, "pages": inside.pages, "said": inside.said}
        kept = inside.kept
    except UnreadableError as error:
        told = {"problem": str(error)}
    except MemoryError:
        told = {"problem": "the file needs too much memory"}
    except Exception as error:
        told = {"problem": "the file cannot be read", "error": type(error).__name__}
    sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False).encode() + b"\n" + kept)


def reader_of(content: bytes) -> tuple[Callable[[bytes], Inside], Limits]:
    """Who looks into such a file, and within which limits; raises UnreadableError where nobody does.

    Only what this file needs is imported, half of a child's time otherwise; and now, since the limits would keep
    Python from storing what it compiles.
    """
    if not content:
        raise UnreadableError("the file is empty")
    if len(content) > BYTES_MAX:
        raise UnreadableError(f"more than {BYTES_MAX // 1024 // 1024} MB")
    match type_of(content[:16]):
        case FileType.PDF:
            from services.subsidies.adapters.pdf_documents import read_pdf  # noqa: PLC0415

            return read_pdf, WORDS
        case FileType.OFD:
            from services.subsidies.adapters.ofd_documents import read_ofd  # noqa: PLC0415

            return read_ofd, WORDS
        case FileType.JPEG | FileType.PNG as kind:
            from services.subsidies.adapters.picture_documents import read_picture  # noqa: PLC0415

            return partial(read_picture, kind=kind), PICTURES
    raise UnreadableError("neither PDF, OFD, JPEG nor PNG")


def _live_within(limits: Limits) -> None:
    signal.signal(signal.SIGXCPU, _give_up)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_max, limits.memory_max))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_s_max, limits.cpu_s_max + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES_OPEN_MAX, FILES_OPEN_MAX))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _give_up(*_: object) -> NoReturn:
    raise UnreadableError("the file takes too long to read")


if __name__ == "__main__":
    main()
