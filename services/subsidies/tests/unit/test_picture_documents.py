"""Of a picture only what is seen is kept."""

import io
import struct
import zlib

import pytest
from PIL import Image

from services.subsidies.domain.documents import FileType
from services.subsidies.tests import strange_files as f

SECRET = b"secret place"


def jpeg_with_everything() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    made = io.BytesIO()
    told = {"exif": exif, "comment": SECRET, "icc_profile": SECRET * 20, "xmp": SECRET}
    Image.new("RGB", (40, 20), "red").save(made, "JPEG", progressive=True, **told)
    found = made.getvalue()
    extra = b"".join(b"\xff" + bytes([app]) + struct.pack(">H", len(SECRET) + 2) + SECRET for app in range(0xE3, 0xEF))
    return found[:2] + extra + found[2:] + f.packed({"a.txt": SECRET})


def png_with_everything() -> bytes:
    found = f.picture("PNG")
    header = 8 + 25
    texts = b"".join(f.png_chunk(name, b"Comment\0" + SECRET) for name in (b"tEXt", b"prVt"))
    texts += f.png_chunk(b"iTXt", b"Comment\0\0\0\0\0" + SECRET) + f.png_chunk(b"eXIf", b"MM\0*\0\0\0\x08\0\0" + SECRET)
    profile = f.png_chunk(b"iCCP", b"p\0\0" + zlib.compress(SECRET * 20)) + f.png_chunk(b"gAMA", struct.pack(">I", 9))
    return found[:header] + texts + profile + found[header:] + f.packed({"a.txt": SECRET})


def test_a_jpeg_keeps_the_parts_that_draw_it_and_no_other() -> None:
    kept = f.look_into(jpeg_with_everything()).kept
    assert SECRET not in kept
    assert set(markers(kept)) == {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}
    with Image.open(io.BytesIO(kept)) as image:
        assert (image.size, set(image.info)) == ((40, 20), {"jfif", "jfif_version", "jfif_unit", "jfif_density"})


def test_a_png_keeps_the_parts_that_draw_it_and_no_other() -> None:
    inside = f.look_into(png_with_everything())
    assert inside.type == FileType.PNG
    assert SECRET not in inside.kept
    assert set(chunks(inside.kept)) == {b"IHDR", b"IDAT", b"IEND"}
    with Image.open(io.BytesIO(inside.kept)) as image:
        assert (image.size, image.getpixel((3, 3)), image.info) == ((40, 20), (255, 0, 0), {})


def test_what_a_palette_says_of_its_colours_is_drawn_not_kept() -> None:
    made = io.BytesIO()
    Image.new("P", (4, 4), 0).save(made, "PNG", transparency=0, dpi=(72, 72))
    assert set(chunks(f.look_into(made.getvalue()).kept)) == {b"IHDR", b"IDAT", b"IEND"}


def test_a_picture_is_turned_upright_and_shows_white_where_it_was_transparent() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    made = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(made, "JPEG", exif=exif)
    with Image.open(io.BytesIO(f.look_into(made.getvalue()).kept)) as image:
        assert image.size == (20, 40)
    made = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(made, "PNG")
    with Image.open(io.BytesIO(f.look_into(made.getvalue()).kept)) as image:
        assert image.getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(("mode", "level"), [("I;16", 40_000), ("L", 156), ("1", 1), ("LA", (156, 255))])
def test_a_grey_scan_stays_as_grey_as_it_was(mode: str, level: int | tuple[int, int]) -> None:
    made = io.BytesIO()
    Image.new(mode, (4, 4), level).save(made, "PNG")
    with Image.open(io.BytesIO(f.look_into(made.getvalue()).kept)) as image:
        assert image.getpixel((0, 0)) == ((255,) * 3 if mode == "1" else (156,) * 3)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (f.picture("JPEG")[:120], "the picture cannot be read"),
        (f.picture("PNG")[:40], "the picture cannot be read"),
        (f.image_bomb(), "more than 40 megapixels"),
        (f.picture("JPEG", (7_000, 5_000)) + b"\xff\xda" * 30, "the picture takes too long to draw"),
    ],
)
def test_a_broken_picture_or_a_bomb_is_refused(content: bytes, reason: str) -> None:
    assert f.refusal_of(content) == reason


def markers(jpeg: bytes) -> list[int]:
    found, place = [], 2
    while jpeg[place + 1] != 0xDA:
        found.append(jpeg[place + 1])
        place += 2 + int.from_bytes(jpeg[place + 2 : place + 4])
    return [*found, 0xDA]


def chunks(png: bytes) -> list[bytes]:
    found, place = [], 8
    while place < len(png):
        found.append(png[place + 4 : place + 8])
        place += 12 + int.from_bytes(png[place : place + 4])
    return found
