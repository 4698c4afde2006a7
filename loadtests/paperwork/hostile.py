"""A corpus of hostile files (恶意文件), by name. None does harm: what it would run or reach is not there.

Judge each by one rule: the system goes on, and either refuses the file or keeps it without its sting.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from loadtests.paperwork import hostile_archives, hostile_pdfs, hostile_pictures

ELEVEN_MB = 11 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Hostile:
    """`sting`: bytes that must not stand in what is kept; None where the file must be refused outright."""

    name: str
    file_name: str  # what its sender calls it
    content: bytes
    sting: bytes | None = None


def hostile_files() -> Iterator[Hostile]:
    """All of them, each made when it is its turn: some take much memory to hold at once."""
    for name in NAMES:
        yield hostile_file(name)


def hostile_file(name: str) -> Hostile:
    """One of them; raises KeyError for a name the corpus does not have."""
    file_name, make, sting = _CORPUS[name]
    return Hostile(name, file_name, make(), sting)


_CORPUS: Mapping[str, tuple[str, Callable[[], bytes], bytes | None]] = {
    "nothing": ("invoice.pdf", lambda: b"", None),
    "eleven_megabytes": ("invoice.pdf", lambda: hostile_pdfs.padded_to(ELEVEN_MB), None),
    "exe_named_pdf": ("invoice.pdf", lambda: b"MZ\x90\x00" + bytes(60) + b"PE\x00\x00" + bytes(400), None),
    "web_page_named_pdf": ("invoice.pdf", lambda: b"<html><script>alert('jinqiu')</script></html>", None),
    "truncated_pdf": ("invoice.pdf", hostile_pdfs.truncated, None),
    "pdf_of_51_pages": ("invoice.pdf", hostile_pdfs.of_51_pages, None),
    "encrypted_pdf": ("invoice.pdf", hostile_pdfs.encrypted, None),
    "pdf_with_javascript": ("invoice.pdf", hostile_pdfs.with_javascript, b"/JavaScript"),
    "pdf_with_launch_action": ("invoice.pdf", hostile_pdfs.with_launch_action, b"/Launch"),
    "pdf_with_a_program_attached": ("invoice.pdf", hostile_pdfs.with_attachment, b"/EmbeddedFile"),
    "pdf_zip_polyglot": (
        "invoice.pdf",
        lambda: hostile_pdfs.good() + hostile_archives.marked_zip(),
        hostile_archives.MARK,
    ),
    "zip_bomb_ofd": ("invoice.ofd", hostile_archives.zip_bomb, None),
    "nested_zip": ("invoice.ofd", hostile_archives.nested_zip, None),
    "ofd_with_nested_zip": ("invoice.ofd", hostile_archives.ofd_with_nested_zip, hostile_archives.NESTED_NAME),
    "ofd_of_too_many_files": ("invoice.ofd", hostile_archives.of_too_many_files, None),
    "xxe_ofd": ("invoice.ofd", hostile_archives.xxe, None),
    "xxe_ofd_in_utf16": ("invoice.ofd", hostile_archives.xxe_in_utf16, None),
    "entity_expansion_ofd": ("invoice.ofd", hostile_archives.entity_expansion, None),
    "ofd_with_path_traversal": ("invoice.ofd", hostile_archives.path_traversal, b"../"),
    "ofd_with_absolute_names": ("invoice.ofd", hostile_archives.absolute_names, b"/var/lib/"),
    "ofd_with_something_before": ("invoice.ofd", hostile_archives.behind_something, None),
    "truncated_ofd": ("invoice.ofd", hostile_archives.truncated, None),
    "truncated_jpeg": ("licence.jpg", hostile_pictures.truncated_jpeg, None),
    "truncated_png": ("licence.png", hostile_pictures.truncated_png, None),
    "jpeg_zip_polyglot": ("licence.jpg", hostile_pictures.jpeg_with_zip_behind, hostile_archives.MARK),
    "jpeg_with_zip_in_its_comment": ("licence.jpg", hostile_pictures.jpeg_with_zip_inside, hostile_archives.MARK),
    "png_bomb": ("licence.png", hostile_pictures.png_bomb, None),
    "jpeg_bomb": ("licence.jpg", hostile_pictures.jpeg_bomb, None),
}

NAMES = tuple(_CORPUS)
"""Every name of the corpus."""
