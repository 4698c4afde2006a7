import io
import zipfile

import pytest
from PIL import Image
from pypdf import PdfReader

from loadtests.paperwork.hostile import NAMES, hostile_file, hostile_files

BYTES_MAX = 10 * 1024 * 1024


def test_the_corpus_is_complete() -> None:
    assert set(NAMES) == {
        "nothing", "eleven_megabytes", "exe_named_pdf", "web_page_named_pdf", "truncated_pdf", "pdf_of_51_pages",
        "encrypted_pdf", "pdf_with_javascript", "pdf_with_launch_action", "pdf_with_a_program_attached",
        "pdf_zip_polyglot", "zip_bomb_ofd", "nested_zip", "ofd_with_nested_zip", "ofd_of_too_many_files", "xxe_ofd",
        "xxe_ofd_in_utf16", "entity_expansion_ofd", "ofd_with_path_traversal", "ofd_with_absolute_names",
        "ofd_with_something_before", "truncated_ofd", "truncated_jpeg", "truncated_png", "jpeg_zip_polyglot",
        "jpeg_with_zip_in_its_comment", "png_bomb", "jpeg_bomb",
    }  # fmt: skip


def test_only_the_eleven_megabytes_are_too_large_to_upload_and_every_sting_is_in_its_file() -> None:
    for one in hostile_files():
        assert (len(one.content) > BYTES_MAX) == (one.name == "eleven_megabytes")
        assert one.sting is None or one.sting in one.content
        assert bool(one.content) == (one.name != "nothing")


def test_a_name_outside_the_corpus_is_an_error() -> None:
    with pytest.raises(KeyError):
        hostile_file("a_kind_letter")


def test_the_pdfs_are_what_they_are_called() -> None:
    assert len(PdfReader(io.BytesIO(hostile_file("pdf_of_51_pages").content)).pages) == 51
    assert PdfReader(io.BytesIO(hostile_file("encrypted_pdf").content)).is_encrypted
    for name, word in (("pdf_with_javascript", "/JavaScript"), ("pdf_with_launch_action", "/Launch")):
        root = PdfReader(io.BytesIO(hostile_file(name).content)).root_object
        assert root["/OpenAction"]["/S"] == word  # type: ignore[index]


def test_a_polyglot_opens_as_a_zip_too() -> None:
    for name in ("pdf_zip_polyglot", "jpeg_zip_polyglot"):
        with zipfile.ZipFile(io.BytesIO(hostile_file(name).content)) as archive:
            assert archive.namelist() == ["run.txt"]


def test_the_bombs_are_small_and_large() -> None:
    bomb = hostile_file("zip_bomb_ofd").content
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive:
        assert max(one.file_size for one in archive.infolist()) > 300 * len(bomb)
    for name, kind in (("png_bomb", "PNG"), ("jpeg_bomb", "JPEG")):
        content = hostile_file(name).content
        with pytest.raises(Image.DecompressionBombError):
            Image.open(io.BytesIO(content), formats=[kind])
        assert len(content) < 300_000
