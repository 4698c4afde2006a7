"""Hostile and broken files: each refused with its reason within bounds, and the next good file is still read."""

import io
import struct
import zipfile
import zlib

import pytest
from PIL import Image
from pypdf import PdfWriter

from services.subsidies.adapters.child_examiner import ChildExaminer
from services.subsidies.adapters.document_child import UnreadableError, examine
from services.subsidies.domain.documents import BYTES_MAX, FileType
from services.subsidies.domain.fields import Kind
from services.subsidies.domain.refusals import Refusal
from services.subsidies.usecases.ports import Examined
from shared.kernel.decision import Refused

BOMB_XML = """<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY c "&a;&a;&a;&a;">]><b>&c;</b>"""
XXE = """<?xml version="1.0"?><!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/passwd">]><b>&x;</b>"""
INVOICE = """<fp:eInvoice xmlns:fp="urn:x"><fp:InvoiceCode>113002200111</fp:InvoiceCode><fp:InvoiceNo>01234567
</fp:InvoiceNo><fp:IssueDate>2022年8月28日</fp:IssueDate><fp:Buyer><fp:BuyerName>张三</fp:BuyerName></fp:Buyer>
</fp:eInvoice>"""


def pdf(pages: int = 1) -> bytes:
    writer, made = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    writer.write(made)
    return made.getvalue()


def locked_pdf() -> bytes:
    writer, made = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="AES-128")
    writer.write(made)
    return made.getvalue()


def picture(kind: str, size: tuple[int, int] = (40, 20)) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "red").save(made, kind)
    return made.getvalue()


def ofd(**files: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OFD.xml", "<OFD/>")
        for name, text in files.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return made.getvalue()


def zip_bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OFD.xml", b" " * 60_000_000)
    return made.getvalue()


def image_bomb() -> bytes:
    """A PNG of some kilobytes that says it is 20,000 by 20,000."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def plain_zip() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "x")
    return made.getvalue()


HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "the file is empty"),
    "too large": (b"%PDF-" + b"x" * BYTES_MAX, "more than 10 MB"),
    "a web page named pdf": (b"<html>%PDF-", "neither PDF, OFD, JPEG nor PNG"),
    "a cut PDF": (pdf()[:300], "the PDF is cut off"),
    "a PDF with a zip behind": (pdf() + b"PK" * 2_000, "something else follows the PDF"),
    "a PDF of nonsense": (b"%PDF-1.7\nnonsense\n%%EOF", "the PDF cannot be read"),
    "a locked PDF": (locked_pdf(), "the PDF is locked with a password"),
    "a long PDF": (pdf(51), "more than 50 pages"),
    "a zip that is no OFD": (plain_zip(), "a zip, but no OFD"),
    "a zip bomb": (zip_bomb(), "the OFD unpacks to too much"),
    "a cut OFD": (ofd()[:60], "the OFD cannot be opened"),
    "an XML bomb": (ofd(Doc_0__bomb=BOMB_XML), "the OFD holds XML that is not allowed"),
    "an XML that reads our files": (ofd(Doc_0__xxe=XXE), "the OFD holds XML that is not allowed"),
    "an image bomb": (image_bomb(), "more than 40 megapixels"),
    "a cut JPEG": (picture("JPEG")[:120], "the picture cannot be read"),
    "a cut PNG": (picture("PNG")[:40], "the picture cannot be read"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_broken_file_is_refused_with_its_reason(name: str) -> None:
    content, reason = HOSTILE[name]
    with pytest.raises(UnreadableError) as caught:
        examine(content)
    assert str(caught.value) == reason


@pytest.mark.integration
async def test_the_child_refuses_them_too_and_goes_on_with_the_next_good_file() -> None:
    examiner = ChildExaminer()
    for name in ("an image bomb", "a zip bomb", "an XML that reads our files", "too large", "a PDF of nonsense"):
        content, reason = HOSTILE[name]
        assert await examiner.examine(content) == Refused(Refusal.DOCUMENT_UNREADABLE, reason)
    good = await examiner.examine(pdf(3))
    assert isinstance(good, Examined)
    assert (good.type, good.pages, good.kept) == (FileType.PDF, 3, pdf(3))


def test_a_picture_is_made_anew_so_that_nothing_else_is_left_of_it() -> None:
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    made = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(made, "JPEG", exif=exif)
    told, kept = examine(made.getvalue() + b"PK\x03\x04 a zip behind")
    assert told["type"] == FileType.JPEG
    assert b"secret place" in made.getvalue()
    assert b"secret place" not in kept
    assert b"a zip behind" not in kept
    with Image.open(io.BytesIO(kept)) as image:
        assert image.size == (40, 20)
    assert examine(picture("PNG"))[0]["type"] == FileType.PNG


def test_an_electronic_invoice_says_its_fields() -> None:
    told, _ = examine(ofd(Doc_0__Attachs__invoice=INVOICE, Doc_0__Document="<D><Pages><Page/><Page/></Pages></D>"))
    assert told["type"] == FileType.OFD
    assert told["pages"] == 2
    assert told["said"] == {
        Kind.INVOICE_CODE: "113002200111",
        Kind.INVOICE_NUMBER: "01234567",
        Kind.DAY: "2022年8月28日",
        Kind.NAME: "张三",
    }


def test_an_ofd_of_many_pages_or_with_something_in_front_is_refused() -> None:
    many = ofd(Doc_0__Document="<D>" + "<Page/>" * 51 + "</D>")
    with pytest.raises(UnreadableError, match="more than 50 pages"):
        examine(many)
    with pytest.raises(UnreadableError):
        examine(b"PK\x03\x04" + b"x" * 500 + ofd())
