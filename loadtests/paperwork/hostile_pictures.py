"""Pictures that mean harm: huge by their word, cut, or with an archive inside."""

import struct
import zlib

from loadtests.paperwork.hostile_archives import marked_zip
from loadtests.paperwork.picture import draw_card

SIDE = 30_000
JPEG_SIDE = 65_500


def truncated_jpeg() -> bytes:
    """Half a card."""
    return _card("jpeg")[: len(_card("jpeg")) // 2]


def truncated_png() -> bytes:
    """Half a card."""
    return _card("png")[: len(_card("png")) // 2]


def jpeg_with_zip_behind() -> bytes:
    """A card to one program, an archive to another."""
    return _card("jpeg") + marked_zip()


def jpeg_with_zip_inside() -> bytes:
    """The same, the archive in a comment of the picture."""
    card, hidden = _card("jpeg"), marked_zip()
    comment = b"\xff\xfe" + struct.pack(">H", len(hidden) + 2) + hidden
    return card[:2] + comment + card[2:]


def png_bomb() -> bytes:
    """A whole PNG of 900 megapixels in a hundred kilobytes."""
    row = bytes(1 + SIDE // 8)
    packer = zlib.compressobj()
    pixels = b"".join(packer.compress(row) for _ in range(SIDE)) + packer.flush()
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 1, 0, 0, 0, 0)
    chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", pixels), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def jpeg_bomb() -> bytes:
    """A card that says it is 65,500 dots wide and high."""
    card = _card("jpeg")
    frame = card.index(b"\xff\xc0") + 5  # after marker, length and precision stand height and width
    return card[:frame] + struct.pack(">HH", JPEG_SIDE, JPEG_SIDE) + card[frame + 4 :]


def _card(kind: str) -> bytes:
    return draw_card("行驶证", [("号牌号码", "冀T00000")], kind)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
