"""Looks into an OFD (GB/T 33190): a zip of XML that says where words, pictures and fonts stand.

Allowed inside are XML (pages, and the e-invoice that is attached as XML), pictures, fonts, signatures and seals; any
other file makes it refused, as do names that lead out of a folder, links, locked or twice named entries, and whatever
else the same bytes could be. What is kept is the file as it came: its signatures hold for nothing else.
"""

import io
import re
import stat
import zipfile
from collections.abc import Iterable, Iterator

from services.subsidies.adapters.inside import Inside, UnreadableError
from services.subsidies.adapters.strange_xml import Element, read_xml
from services.subsidies.domain.documents import PAGES_MAX, FileType
from services.subsidies.domain.fields import Kind
from services.subsidies.domain.invoice_words import read_invoice_text

ENTRIES_MAX = 2_000
BYTES_MAX = 64 * 1024 * 1024  # unpacked: pictures and fonts are packed already
XML_BYTES_MAX = 8 * 1024 * 1024  # of all XML together: fifty pages dense with words
RATIO_MAX = 200
PDF_WITHIN = 1_024  # readers of PDF look for its beginning so far into a file

_ALLOWED = re.compile(r"\.(xml|png|jpe?g|bmp|gif|tiff?|jb2|ttf|otf|ttc|cff|dat|esl)$", re.IGNORECASE)
_LEADS_OUT = re.compile(r"^/|^[A-Za-z]:|\\|\0|(^|/)\.\.(/|$)")
_FOREIGN = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"%PDF", b"MZ", b"\x7fELF", b"#!",
            b"\xd0\xcf\x11\xe0")  # fmt: skip
"""How archives, PDFs, programs and office files begin, whatever they are called."""

_TAGS = {
    "InvoiceCode": Kind.INVOICE_CODE,
    "InvoiceNo": Kind.INVOICE_NUMBER,
    "IssueDate": Kind.DAY,
    "VehicleIdentificationNo": Kind.VIN,
    "TaxExclusiveTotalAmount": Kind.AMOUNT,
    "BuyerName": Kind.NAME,
}
"""Names in the XML of an electronic invoice (电子发票) and the kinds of our fields."""
_WANTED = frozenset({"Page", "TextCode", "CustomData", *_TAGS})


def read_ofd(content: bytes) -> Inside:
    """What it says: the attached e-invoice before the printed words; raises UnreadableError."""
    if b"%PDF-" in content[:PDF_WITHIN]:
        raise UnreadableError("the OFD is a PDF too")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = _entries(archive)
            parts = [(one.filename, read_xml(archive.read(one), _WANTED)) for one in entries if _is_xml(one)]
            _look_at_others(archive, entries)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, NotImplementedError, ValueError) as error:
        raise UnreadableError("the OFD cannot be opened") from error
    pages = sum(element.tag == "Page" for name, part in parts if name.endswith("Document.xml") for element in part)
    if pages > PAGES_MAX:
        raise UnreadableError(f"more than {PAGES_MAX} pages")
    return Inside(FileType.OFD, max(pages, 1), _invoice_of([part for _, part in parts]), content)


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = archive.infolist()
    names = {entry.orig_filename for entry in entries}
    if "OFD.xml" not in names:
        raise UnreadableError("a zip, but no OFD")
    if min(entry.header_offset for entry in entries) > 0:
        raise UnreadableError("something else stands before the OFD")
    if any(_LEADS_OUT.search(name) for name in names) or any(stat.S_ISLNK(one.external_attr >> 16) for one in entries):
        raise UnreadableError("the OFD holds names that lead out of it")
    if len(names) < len(entries):
        raise UnreadableError("the OFD holds a name twice")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableError("the OFD is locked with a password")
    if not all(entry.is_dir() or _ALLOWED.search(entry.filename) for entry in entries):
        raise UnreadableError("the OFD holds files that do not belong in one")
    if _unpacks_to_too_much(entries):
        raise UnreadableError("the OFD unpacks to too much")
    return entries


def _unpacks_to_too_much(entries: list[zipfile.ZipInfo]) -> bool:
    return (
        len(entries) > ENTRIES_MAX
        or sum(entry.file_size for entry in entries) > BYTES_MAX
        or sum(entry.file_size for entry in entries if _is_xml(entry)) > XML_BYTES_MAX
        or any(entry.file_size > RATIO_MAX * max(entry.compress_size, 1_024) for entry in entries)
        or any(entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for entry in entries)
    )


def _look_at_others(archive: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo]) -> None:
    for entry in entries:
        if entry.is_dir() or _is_xml(entry):
            continue
        with archive.open(entry) as opened:
            if opened.read(8).startswith(_FOREIGN):
                raise UnreadableError("the OFD holds files that do not belong in one")


def _is_xml(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith(".xml")


def _invoice_of(parts: list[list[Element]]) -> dict[Kind, str]:
    told = [one for part in parts for one in part if one.tag in _TAGS and one.text]
    said = {_TAGS[one.tag]: one.text for one in reversed(told)}
    for part in parts:
        said = {**read_invoice_text("\n".join(_printed(part))), **said}
    return said


def _printed(part: list[Element]) -> Iterator[str]:
    """The words of a page, and what the maker of the file noted beside them (CustomData)."""
    for element in part:
        if element.tag == "TextCode":
            yield element.text
        elif element.tag == "CustomData":
            yield f"{element.name}: {element.text}"
