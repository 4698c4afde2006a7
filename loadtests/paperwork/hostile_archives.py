"""Archives that mean harm: bombs, nests, entities, and names that lead out of their folder."""

import io
import zipfile
from collections.abc import Iterator

from loadtests.paperwork.ofd import pack_ofd, zip_of

MARK = b"jinqiu-hidden-archive"
NESTED_NAME = b"Doc_0/Attachs/more.zip"
BOMB_BYTES = 100 * 1024 * 1024
CHUNK = bytes(1024 * 1024)
FILES = 5_000
LEVELS = 5

_XXE = '<?xml version="1.0" encoding="{}"?><!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p>'
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_ENTITIES = f'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY l0 "ha">{_LAUGHS}]><p>&l9;</p>'


def marked_zip() -> bytes:
    """A small zip that can be told by its mark, wherever it hides."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("run.txt", MARK)
    return made.getvalue()


def zip_bomb() -> bytes:
    """An OFD whose page unpacks to 100 MB."""
    return _with_bomb("Doc_0/Pages/Page_0/Content.xml", _good_parts())


def nested_zip() -> bytes:
    """A zip in a zip, five deep, with a bomb in the middle."""
    inner = _with_bomb("bomb.bin", {})
    for level in range(LEVELS):
        inner = zip_of({f"{level}-{copy}.zip": inner for copy in range(3)})
    return inner


def ofd_with_nested_zip() -> bytes:
    """A right OFD that carries such a zip along."""
    return zip_of({**_good_parts(), NESTED_NAME.decode(): nested_zip()})


def of_too_many_files() -> bytes:
    """An OFD of five thousand small files."""
    return zip_of({**_good_parts(), **{f"Doc_0/Res/{number}.xml": b"<r/>" for number in range(FILES)}})


def xxe() -> bytes:
    """An OFD whose attachment asks for a file of the reader's machine."""
    return _with_attachment(_XXE.format("UTF-8").encode())


def xxe_in_utf16() -> bytes:
    """The same where a search for the word DOCTYPE finds nothing."""
    return _with_attachment(_XXE.format("UTF-16").encode("utf-16"))


def entity_expansion() -> bytes:
    """An OFD with a billion laughs."""
    return _with_attachment(_ENTITIES.encode())


def path_traversal() -> bytes:
    """An OFD with names that lead out of the folder it is unpacked in."""
    return _with_names("../../../../var/lib/", "..\\..\\", "Doc_0/../../")


def absolute_names() -> bytes:
    """An OFD with a name that begins at the root."""
    return _with_names("/var/lib/")


def behind_something() -> bytes:
    """An OFD that begins like one, with strange bytes before the one that readers find from behind."""
    return b"PK\x03\x04" + bytes(500) + _good()


def truncated() -> bytes:
    """Half an OFD."""
    return _good()[: len(_good()) // 2]


def _good() -> bytes:
    return pack_ofd("发票", [("发票代码", "113002200000")], [("InvoiceCode", "113002200000")])


def _good_parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(_good())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with_attachment(xml: bytes) -> bytes:
    return zip_of({**_good_parts(), "Doc_0/Attachs/original_invoice.xml": xml})


def _with_names(*ways: str) -> bytes:
    return zip_of({**_good_parts(), **{f"{way}jinqiu-was-here.xml": b"<r/>" for way in ways}})


def _with_bomb(name: str, parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for other, content in parts.items():
            if other != name:
                archive.writestr(other, content)
        with archive.open(name, "w") as entry:
            for piece in _zeros(BOMB_BYTES):
                entry.write(piece)
    return made.getvalue()


def _zeros(count: int) -> Iterator[bytes]:
    for _ in range(count // len(CHUNK)):
        yield CHUNK
