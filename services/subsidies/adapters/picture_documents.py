"""Makes an uploaded picture anew (重新编码): its pixels are drawn on a fresh sheet, and nothing else of it is kept.

So no comment, place, preview, colour profile, second picture or hidden archive survives. The picture is turned upright
first; what is transparent becomes white.
"""

import io

from PIL import Image, ImageOps
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from services.subsidies.adapters.inside import Inside, UnreadableError
from services.subsidies.domain.documents import PIXELS_MAX, FileType

DRAWN_PIXELS_MAX = 20 * PIXELS_MAX  # a JPEG may draw each pixel many times over; cameras do it up to ten times
JPEG_QUALITY = 88
PNG_COMPRESS_LEVEL = 3  # half the time of the usual 6, at the same size for scans

_START_OF_SCAN = b"\xff\xda"


def read_picture(content: bytes, kind: FileType) -> Inside:
    """One page that says nothing to machines; raises UnreadableError."""
    try:
        with (JpegImageFile if kind == FileType.JPEG else PngImageFile)(io.BytesIO(content)) as image:
            _refuse_bombs(content, image, kind)
            ImageOps.exif_transpose(image, in_place=True)
            kept = _encoded(_drawn_anew(image), kind)
    except (OSError, ValueError, SyntaxError) as error:
        raise UnreadableError("the picture cannot be read") from error
    return Inside(kind, 1, {}, kept)


def _refuse_bombs(content: bytes, image: Image.Image, kind: FileType) -> None:
    pixels = image.width * image.height
    if pixels > PIXELS_MAX:
        raise UnreadableError(f"more than {PIXELS_MAX // 1_000_000} megapixels")
    if kind == FileType.JPEG and pixels * content.count(_START_OF_SCAN) > DRAWN_PIXELS_MAX:
        raise UnreadableError("the picture takes too long to draw")


def _drawn_anew(image: Image.Image) -> Image.Image:
    sheet = Image.new("RGB", image.size, "white")
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        sheet.paste(seen, mask=seen)
    elif image.mode.startswith("I"):
        sheet.paste(image.point(lambda level: level / 256).convert("RGB"))  # sixteen bits a dot
    else:
        sheet.paste(image if image.mode == "RGB" else image.convert("RGB"))
    return sheet


def _encoded(sheet: Image.Image, kind: FileType) -> bytes:
    made = io.BytesIO()
    if kind == FileType.JPEG:
        sheet.save(made, "JPEG", quality=JPEG_QUALITY)
    else:
        sheet.save(made, "PNG", compress_level=PNG_COMPRESS_LEVEL)
    return made.getvalue()
