"""PDFs that mean harm, or cannot be read."""

import io

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, PdfObject, TextStringObject

from loadtests.paperwork.pdf import draw_pdf

PAGES = 51


def good() -> bytes:
    """A page as any."""
    return draw_pdf("发票", [("发票代码", "113002200000")])


def truncated() -> bytes:
    """A page whose end did not arrive."""
    return good()[: len(good()) // 2]


def padded_to(size: int) -> bytes:
    """A page that is this large by comments."""
    page = good()
    return page + b"%" * (size - len(page) - 6) + b"\n%%EOF"


def of_51_pages() -> bytes:
    """A page more than is read."""
    writer = PdfWriter()
    for _ in range(PAGES):
        writer.add_blank_page(200, 200)
    return _written(writer)


def encrypted() -> bytes:
    """A page that only a password opens."""
    writer = _copy()
    writer.encrypt("secret", algorithm="AES-256")
    return _written(writer)


def with_javascript() -> bytes:
    """A page that runs a script when it is opened."""
    return _opening_with({"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert('jinqiu');")})


def with_launch_action() -> bytes:
    """A page that starts a program when it is opened."""
    return _opening_with({"/S": NameObject("/Launch"), "/F": TextStringObject("jinqiu-no-such-program")})


def with_attachment() -> bytes:
    """A page that carries a program along."""
    writer = _copy()
    writer.add_attachment("run.exe", b"MZ jinqiu")
    return _written(writer)


def _opening_with(action: dict[str, PdfObject]) -> bytes:
    writer = _copy()
    named = DictionaryObject({NameObject(name): value for name, value in action.items()})
    writer.root_object[NameObject("/OpenAction")] = named
    return _written(writer)


def _copy() -> PdfWriter:
    return PdfWriter(clone_from=PdfReader(io.BytesIO(good())))


def _written(writer: PdfWriter) -> bytes:
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
