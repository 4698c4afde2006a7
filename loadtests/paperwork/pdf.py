"""A page as PDF, its Chinese words embedded so that a reader finds them again."""

import io
from collections.abc import Iterable
from functools import cache

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from loadtests.paperwork.font import FONT_FILE

LEFT, VALUES, RIGHT, TOP, STEP = 60, 230, 540, 740, 24


def draw_pdf(title: str, lines: Iterable[tuple[str, str]]) -> bytes:
    """One page: the title, then a table of labels and what they say."""
    made = io.BytesIO()
    page = Canvas(made, pagesize=A4, invariant=1)  # no date and no random id
    page.setTitle(title)
    page.setFont(_font(), 16)
    page.drawCentredString(A4[0] / 2, TOP + 2 * STEP, title)
    page.setFont(_font(), 10)
    y = TOP
    for label, value in lines:
        page.drawString(LEFT, y, label)
        page.drawString(VALUES, y, value)
        page.line(LEFT, y - 8, RIGHT, y - 8)
        y -= STEP
    page.save()
    return made.getvalue()


@cache
def _font() -> str:
    pdfmetrics.registerFont(TTFont("wqy", str(FONT_FILE), subfontIndex=0))
    return "wqy"
