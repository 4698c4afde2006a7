"""Looks into one uploaded file; run as a child process of its own with little memory, little time and nothing else.

Before anything looks inside the file, the process gives up whatever could do harm. Under any user: no descriptor can be
opened (neither file nor socket), none but the three pipes is open, no process started, no byte written to a file, no
right gained by running a program. Started as root it is nobody from there on, in no group, and runs no program either;
started as another user it stays that user, and might still send signals to what else runs as that user.

Reads the file from stdin; writes one line of JSON, then the bytes to keep (images made anew, so that nothing but the
picture is left of them). Why it will not keep a file stands in the JSON's `problem`; if it is at a loss, so does the
kind of `error`.
"""

import codecs
import ctypes
import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple, NoReturn

from services.subsidies.adapters.inside import Inside, UnreadableError
from services.subsidies.domain.documents import BYTES_MAX, FileType, type_of

PIPES = 3  # stdin, stdout, stderr
NOBODY = 65534
NICENESS = 10  # a rush of uploads slows no door
PR_SET_NO_NEW_PRIVS = 38
CODECS = (
    "ascii", "charmap", "cp437", "cp932", "cp950", "cp1252", "gb18030", "gb2312", "gbk", "latin-1", "utf-8-sig",
    "utf-16", "utf-16-be", "utf-16-le", "utf-32",
)  # fmt: skip
"""Of PDF's fonts, of zip's names, of XML: Python would read a codec from its file when it is first asked for."""


class Limits(NamedTuple):
    """For one file: addresses, and seconds of computing until the child says so itself; two more, and it is ended."""

    memory_max: int
    cpu_s_max: int


WORDS = Limits(512 * 1024 * 1024, 3)
PICTURES = Limits(1024 * 1024 * 1024, 6)  # 40 megapixels take 160 MB as they are read, and again on the new sheet


def main() -> None:
    """One file in, one answer out."""
    os.nice(NICENESS)
    kept = b""
    try:
        content = sys.stdin.buffer.read(BYTES_MAX + 1)
        look, limits = reader_of(content)
        live_within(limits)
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

    Only what this file needs is imported, half of a child's time otherwise; and now, with what a library would
    import when it first needs it, since nothing can be imported within the limits.
    """
    if not content:
        raise UnreadableError("the file is empty")
    if len(content) > BYTES_MAX:
        raise UnreadableError(f"more than {BYTES_MAX // 1024 // 1024} MB")
    match type_of(content[:16]):
        case FileType.PDF:
            from services.subsidies.adapters.pdf_documents import read_pdf  # noqa: PLC0415

            for late in ("pypdf.filters", "pypdf._codecs._codecs"):
                import_module(late)
            return read_pdf, WORDS
        case FileType.OFD:
            from services.subsidies.adapters.ofd_documents import read_ofd  # noqa: PLC0415

            return read_ofd, WORDS
        case FileType.JPEG | FileType.PNG as kind:
            from PIL import Image  # noqa: PLC0415

            from services.subsidies.adapters.picture_documents import read_picture  # noqa: PLC0415

            Image.preinit()
            return partial(read_picture, kind=kind), PICTURES
    raise UnreadableError("neither PDF, OFD, JPEG nor PNG")


def live_within(limits: Limits) -> None:
    """Give up everything but the pipes, for good; raises OSError where the system does not let it."""
    for codec in CODECS:
        codecs.lookup(codec)
    signal.signal(signal.SIGXCPU, _give_up)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_max, limits.memory_max))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_s_max, limits.cpu_s_max + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if ctypes.CDLL(None).prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError("no_new_privs was refused")
    os.closerange(PIPES, os.sysconf("SC_OPEN_MAX"))
    resource.setrlimit(resource.RLIMIT_NOFILE, (PIPES, PIPES))
    if os.geteuid() == 0:  # a limit binds root only once it is root no more
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)


def _give_up(*_: object) -> NoReturn:
    raise UnreadableError("the file takes too long to read")


if __name__ == "__main__":
    main()
