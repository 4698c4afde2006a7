"""Looks into one uploaded file; run as a child process of its own with little memory, time and no files to write.

Reads the file from stdin; writes one line of JSON, then the bytes to keep (images made anew, so that nothing but the
picture is left of them). What it will not keep it says in the JSON's `problem`.
"""

import io
import json
import resource
import sys
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from PIL import Image, ImageOps
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from services.subsidies.domain.documents import (
    BYTES_MAX,
    PAGES_MAX,
    PIXELS_MAX,
    FileType,
    type_of,
)
from services.subsidies.domain.fields import Kind
from services.subsidies.domain.invoice_words import read_invoice_text

MEMORY_MAX = 1024 * 1024 * 1024  # of addresses; 40 megapixels in four bytes are 160 MB, twice while turning
CPU_S_MAX = 8
FILES_OPEN_MAX = 64
ZIP_ENTRIES_MAX = 2_000
ZIP_BYTES_MAX = 64 * 1024 * 1024
ZIP_RATIO_MAX = 200
PAGES_READ = 3
TRAILER_MAX = 1_024  # bytes that may follow a PDF's end
JPEG_QUALITY = 88

INVOICE_TAGS = {
    "InvoiceCode": Kind.INVOICE_CODE,
    "InvoiceNo": Kind.INVOICE_NUMBER,
    "IssueDate": Kind.DAY,
    "VehicleIdentificationNo": Kind.VIN,
    "TaxExclusiveTotalAmount": Kind.AMOUNT,
    "BuyerName": Kind.NAME,
}
"""Names in the XML of an electronic invoice (电子发票) and the kinds of our fields."""


class UnreadableError(Exception):
    """Why a file is not kept, in words for its owner."""


def examine(content: bytes) -> tuple[dict[str, Any], bytes]:
    """What the file is and says, and the bytes to keep; raises UnreadableError."""
    if not content:
        raise UnreadableError("the file is empty")
    if len(content) > BYTES_MAX:
        raise UnreadableError(f"more than {BYTES_MAX // 1024 // 1024} MB")
    kind = type_of(content[:16])
    if kind is None:
        raise UnreadableError("neither PDF, OFD, JPEG nor PNG")
    if kind == FileType.PDF:
        pages, said, kept = _pdf(content)
    elif kind == FileType.OFD:
        pages, said, kept = _ofd(content)
    else:
        pages, said, kept = 1, {}, _image(content, kind)
    return {"type": kind, "pages": pages, "said": said}, kept


def _pdf(content: bytes) -> tuple[int, dict[Kind, str], bytes]:
    end = content.rfind(b"%%EOF")
    if end < 0:
        raise UnreadableError("the PDF is cut off")
    if len(content) - end > TRAILER_MAX:
        raise UnreadableError("something else follows the PDF")
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise UnreadableError("the PDF is locked with a password")
        pages = len(reader.pages)
        if pages > PAGES_MAX:
            raise UnreadableError(f"more than {PAGES_MAX} pages")
        text = "\n".join(page.extract_text() for page in reader.pages[:PAGES_READ])
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableError("the PDF cannot be read") from error
    return pages, read_invoice_text(text), content


def _ofd(content: bytes) -> tuple[int, dict[Kind, str], bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = _names(archive)
            if "OFD.xml" not in names:
                raise UnreadableError("a zip, but no OFD")
            said: dict[Kind, str] = {}
            pages = 0
            for name in names:
                if not name.lower().endswith(".xml"):
                    continue
                root = ElementTree.fromstring(archive.read(name), forbid_dtd=True)
                pages += sum(_tag(one) == "Page" for one in root.iter()) if name.endswith("Document.xml") else 0
                said |= _invoice_of(root)
    except (ElementTree.ParseError, DefusedXmlException) as error:
        raise UnreadableError("the OFD holds XML that is not allowed") from error
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, NotImplementedError, ValueError) as error:
        raise UnreadableError("the OFD cannot be opened") from error
    if pages > PAGES_MAX:
        raise UnreadableError(f"more than {PAGES_MAX} pages")
    return max(pages, 1), said, content


def _names(archive: zipfile.ZipFile) -> list[str]:
    entries = archive.infolist()
    if len(entries) > ZIP_ENTRIES_MAX or sum(one.file_size for one in entries) > ZIP_BYTES_MAX:
        raise UnreadableError("the OFD unpacks to too much")
    if any(one.file_size > ZIP_RATIO_MAX * max(one.compress_size, 1_024) for one in entries):
        raise UnreadableError("the OFD unpacks to too much")
    if entries and min(one.header_offset for one in entries) > 0:
        raise UnreadableError("something else stands before the OFD")
    return [one.filename.removeprefix("/") for one in entries]


def _invoice_of(root: Element) -> dict[Kind, str]:
    found = {INVOICE_TAGS[tag]: text for tag, text in _texts(root) if tag in INVOICE_TAGS and text}
    printed = " ".join(text for tag, text in _texts(root) if tag == "TextCode")
    return {**read_invoice_text(printed), **found}


def _texts(root: Element) -> Iterator[tuple[str, str]]:
    for one in root.iter():
        yield _tag(one), (one.text or "").strip()


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _image(content: bytes, kind: FileType) -> bytes:
    Image.MAX_IMAGE_PIXELS = None  # ours is looked at before a pixel is read
    try:
        with Image.open(io.BytesIO(content), formats=[kind.upper()]) as image:
            if image.width * image.height > PIXELS_MAX:
                raise UnreadableError(f"more than {PIXELS_MAX // 1_000_000} megapixels")
            turned = ImageOps.exif_transpose(image).convert("RGB")
            made = io.BytesIO()
            turned.save(made, "JPEG", quality=JPEG_QUALITY) if kind == FileType.JPEG else turned.save(made, "PNG")
    except (OSError, ValueError, SyntaxError) as error:
        raise UnreadableError("the picture cannot be read") from error
    return made.getvalue()


def main() -> None:
    """One file in, one answer out."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MAX, MEMORY_MAX))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S_MAX, CPU_S_MAX))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES_OPEN_MAX, FILES_OPEN_MAX))
    try:
        told, kept = examine(sys.stdin.buffer.read(BYTES_MAX + 1))
    except UnreadableError as error:
        told, kept = {"problem": str(error)}, b""
    except MemoryError:
        told, kept = {"problem": "the file needs too much memory"}, b""
    sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False).encode() + b"\n" + kept)


if __name__ == "__main__":
    main()
