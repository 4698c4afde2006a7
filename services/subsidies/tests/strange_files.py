"""Files as people upload them, good and hostile, made for the tests of how uploads are examined."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, PdfObject, StreamObject, TextStringObject

from services.subsidies.adapters.document_child import reader_of
from services.subsidies.adapters.inside import Inside, UnreadableError
from services.subsidies.domain.documents import BYTES_MAX

DOCTYPE = """<?xml version="1.0"?><!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/passwd">]><b>&x;</b>"""
SCRIPT = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x()")})


def look_into(content: bytes) -> Inside:
    """What the child finds, without a child and its limits; raises UnreadableError."""
    look, _ = reader_of(content)
    return look(content)


def refusal_of(content: bytes) -> str:
    """Why the file is not kept; empty if it is."""
    try:
        look_into(content)
    except UnreadableError as error:
        return str(error)
    return ""


def pdf(pages: int = 1) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    return written(writer)


def pdf_with(found: PdfObject, *, on: str = "") -> bytes:
    """An object that stands nowhere, or under a name of the document's root."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    reference = writer._add_object(found)
    if on:
        writer.root_object[NameObject(on)] = reference
    return written(writer)


def pdf_that_carries(name: str, content: bytes) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment(name, content)
    return written(writer)


def pdf_that_draws(content: bytes, packed_by: str = "/FlateDecode") -> bytes:
    """A page drawn by these operators."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    stream = StreamObject()
    stream.set_data(zlib.compress(content))
    stream[NameObject("/Filter")] = NameObject(packed_by)
    page[NameObject("/Contents")] = writer._add_object(stream)
    return written(writer)


def locked_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="AES-128")
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def ofd(files: Mapping[str, str | bytes] = {}) -> bytes:
    return packed({"OFD.xml": "<ofd:OFD/>", **files})


def picture(kind: str, size: tuple[int, int] = (40, 20)) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "red").save(made, kind)
    return made.getvalue()


def png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def image_bomb() -> bytes:
    """A PNG of some kilobytes that says it is 20,000 by 20,000."""
    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1_000_000)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(name, data) for name, data in chunks)


def too_large() -> bytes:
    return b"%PDF-" + b"x" * BYTES_MAX
