"""A file is what its content says."""

import pytest

from services.subsidies.domain.documents import FileType, type_of


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7\n", FileType.PDF), (b"PK\x03\x04...", FileType.OFD), (b"\xff\xd8\xff\xe0", FileType.JPEG),
        (b"\x89PNG\r\n\x1a\n", FileType.PNG), (b"GIF89a", None), (b"", None), (b"<html>", None), (b" %PDF-", None),
    ],
)  # fmt: skip
def test_a_file_is_what_its_first_bytes_say(head: bytes, kind: FileType | None) -> None:
    assert type_of(head) == kind
