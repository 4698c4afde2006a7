"""Looks into a PDF: every object of it, and the words of its first pages.

Allowed are words, pictures, forms, signatures, links to places in it and on the web, and an embedded file that is XML
(the e-invoice for machines). Refused are scripts, actions that start a program, send or fetch something, links that
open by themselves or lead elsewhere than to the web, XFA forms, films and models, any other embedded file, and
whatever else the same bytes could be. What is kept is the file as it came: its signatures hold for nothing else.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import IndirectObject, StreamObject

from services.subsidies.adapters.inside import Inside, UnreadableError
from services.subsidies.adapters.strange_xml import read_xml
from services.subsidies.domain.documents import PAGES_MAX, FileType
from services.subsidies.domain.invoice_words import read_invoice_text

PAGES_READ = 3
OBJECTS_MAX = 20_000
_LIMITS: dict[str, Any] = {
    "zlib_maximum_output_length": 16_000_000,
    "lzw_maximum_output_length": 16_000_000,
    "run_length_maximum_output_length": 16_000_000,
    "array_based_stream_maximum_output_length": 16_000_000,
    "stream_decoding_work_maximum_length": 64_000_000,
    "stream_parsing_work_maximum_count": 200_000,  # a page dense with words takes some 20,000
    "page_tree_maximum_entries": 1_000,
    "jbig2dec_binary": None,  # no other program is started
}
"""What the library may unpack and read of one stream; it stops with an error there."""

_ACTIONS = frozenset({
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/Rendition", "/RichMediaExecute",
    "/Movie", "/Sound",
})  # fmt: skip
_ACTIVE_KEYS = frozenset({"/JS", "/JavaScript", "/XFA", "/RichMediaContent"})
_ACTIVE_NOTES = frozenset({"/RichMedia", "/3D", "/Movie", "/Screen", "/Sound"})
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)")
_SCHEMES = frozenset({"http", "https", "mailto"})
_FILE_NAMES = ("/F", "/UF", "/DOS", "/Unix", "/Mac")
_OTHER_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")  # their readers look for a beginning far into a file


def read_pdf(content: bytes) -> Inside:
    """Pages and what an e-invoice says; raises UnreadableError."""
    _refuse_other_natures(content)
    try:
        with apply_configuration(**_LIMITS):
            reader = PdfReader(io.BytesIO(content))
            if reader.is_encrypted:
                raise UnreadableError("the PDF is locked with a password")
            if len(reader.pages) > PAGES_MAX:
                raise UnreadableError(f"more than {PAGES_MAX} pages")
            for found in _containers(reader):
                _refuse_active(found)
            plain, placed = _words(reader)
    except LimitReachedError as error:
        raise UnreadableError("the PDF unpacks to too much") from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableError("the PDF cannot be read") from error
    said = {**read_invoice_text(plain), **read_invoice_text(placed)}
    return Inside(FileType.PDF, len(reader.pages), said, content)


def _refuse_other_natures(content: bytes) -> None:
    end = content.rfind(b"%%EOF")
    if end < 0:
        raise UnreadableError("the PDF is cut off")
    if content[end + len(b"%%EOF") :].strip(b" \t\r\n\0"):
        raise UnreadableError("something else follows the PDF")
    if zipfile.is_zipfile(io.BytesIO(content)) or any(head in content for head in _OTHER_ARCHIVES):
        raise UnreadableError("the PDF is an archive too")


def _containers(reader: PdfReader) -> Iterator[dict[str, Any]]:
    """Every dictionary of every object, those that no page shows too."""
    numbers = [(number, generation) for generation, table in reader.xref.items() for number in table]
    numbers += [(number, 0) for number in reader.xref_objStm]
    if len(numbers) > OBJECTS_MAX:
        raise UnreadableError("the PDF holds too many objects")
    yield from _dictionaries(reader.trailer)
    for number, generation in numbers:
        yield from _dictionaries(reader.get_object(IndirectObject(number, generation, reader)))


def _dictionaries(found: Any) -> Iterator[dict[str, Any]]:
    within = [found]
    while within:
        one = within.pop()
        if isinstance(one, dict):
            yield one
            within.extend(dict.values(one))
        elif isinstance(one, list):
            within.extend(list.__iter__(one))


def _refuse_active(found: dict[str, Any]) -> None:
    if (
        _ACTIVE_KEYS & found.keys()
        or _resolved(found, "/S") in _ACTIONS
        or _resolved(found, "/Subtype") in _ACTIVE_NOTES
        or _leads_elsewhere(found)
        or _opens_a_link(found)
    ):
        raise UnreadableError("the PDF holds scripts or actions")
    if "/EF" in found:
        names = [str(_resolved(found, key)) for key in _FILE_NAMES if key in found]
        if not all(name.lower().endswith(".xml") for name in names):
            raise UnreadableError("the PDF holds a file that is not XML")
        for one in found["/EF"].get_object().values():
            _refuse_all_but_xml(one.get_object())
    if _resolved(found, "/Type") == "/EmbeddedFile":
        _refuse_all_but_xml(found)


def _leads_elsewhere(found: dict[str, Any]) -> bool:
    """A link to what is neither a page of the web nor a letter-box."""
    link = _resolved(found, "/URI")
    text = link.decode("latin-1") if isinstance(link, bytes) else link if isinstance(link, str) else ""
    scheme = _SCHEME.match(re.sub(r"[\0-\x20]", "", text).lower())  # those who follow it leave these out
    return scheme is not None and scheme[0] not in _SCHEMES


def _opens_a_link(found: dict[str, Any]) -> bool:
    """When the document, a page or a field is come to, without a click."""
    moments = _resolved(found, "/AA")
    ahead = [found.get("/OpenAction"), *(dict.values(moments) if isinstance(moments, dict) else ())]
    seen = set()
    while ahead:
        one = ahead.pop()
        if isinstance(one, IndirectObject):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            one = one.get_object()
        if isinstance(one, list):
            ahead.extend(list.__iter__(one))
        elif isinstance(one, dict):
            if _resolved(one, "/S") == "/URI":
                return True
            ahead.append(one.get("/Next"))
    return False


def _resolved(found: dict[str, Any], key: str) -> Any:
    value = found.get(key)
    return value.get_object() if isinstance(value, IndirectObject) else value


def _refuse_all_but_xml(stream: Any) -> None:
    try:
        read_xml(stream.get_data() if isinstance(stream, StreamObject) else b"")
    except UnreadableError as error:
        raise UnreadableError("the PDF holds a file that is not XML") from error


def _words(reader: PdfReader) -> tuple[str, str]:
    """In the order they are drawn, and as they stand on the page: each brings some labels and values together."""
    pages = reader.pages[:PAGES_READ]
    plain = "\n".join(page.extract_text() for page in pages)
    return plain, "\n".join(page.extract_text(extraction_mode="layout") for page in pages)
