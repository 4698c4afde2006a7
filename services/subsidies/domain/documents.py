"""Documents (材料): what may be uploaded. What an e-invoice says is another matter (`invoice_words.py`)."""

from enum import StrEnum

BYTES_MAX = 10 * 1024 * 1024
PAGES_MAX = 50
PIXELS_MAX = 40_000_000


class FileType(StrEnum):
    """What a file is by its content, whatever its name says."""

    PDF = "pdf"
    OFD = "ofd"
    JPEG = "jpeg"
    PNG = "png"


def type_of(head: bytes) -> FileType | None:
    """By the first bytes; a zip may be an OFD, which only its inside shows."""
    signatures = (
        (b"%PDF-", FileType.PDF),
        (b"PK\x03\x04", FileType.OFD),
        (b"\xff\xd8\xff", FileType.JPEG),
        (b"\x89PNG\r\n\x1a\n", FileType.PNG),
    )
    return next((kind for signature, kind in signatures if head.startswith(signature)), None)
