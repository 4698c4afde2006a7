"""A card as a picture, as a phone takes it: drawn words, nothing a machine reads."""

import io
from collections.abc import Iterable
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from loadtests.paperwork.font import FONT_FILE

SIZE = (856, 540)  # an ID-1 card at ten dots a millimetre
QUALITY = 85


def draw_card(title: str, lines: Iterable[tuple[str, str]], kind: str) -> bytes:
    """`kind` is jpeg or png."""
    card = Image.new("RGB", SIZE, (226, 236, 240))
    pen = ImageDraw.Draw(card)
    pen.rectangle((10, 10, SIZE[0] - 11, SIZE[1] - 11), outline=(40, 90, 120), width=3)
    pen.text((SIZE[0] / 2, 50), title, fill=(30, 60, 90), font=_font(34), anchor="mm")
    for number, (label, value) in enumerate(lines):
        y = 100 + number * 46
        pen.text((40, y), label, fill=(90, 110, 120), font=_font(22))
        pen.text((270, y), value, fill="black", font=_font(26))
    made = io.BytesIO()
    card.save(made, kind, quality=QUALITY, compress_level=1)  # each format takes its own of the two
    return made.getvalue()


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT_FILE), size)
