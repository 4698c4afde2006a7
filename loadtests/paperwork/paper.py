"""A paper of a claim: what stands on it, and the file a scanner or a tax office would make of it."""

from dataclasses import dataclass
from enum import StrEnum

from loadtests.paperwork.ofd import pack_ofd
from loadtests.paperwork.pdf import draw_pdf
from loadtests.paperwork.picture import draw_card


class Format(StrEnum):
    PDF = "pdf"
    OFD = "ofd"
    JPEG = "jpeg"
    PNG = "png"


@dataclass(frozen=True, slots=True)
class Paper:
    """Title and labelled lines; `tags` are what an e-invoice says to machines; a cut paper cannot be read."""

    title: str
    lines: tuple[tuple[str, str], ...]
    format: Format
    tags: tuple[tuple[str, str], ...] = ()
    is_cut: bool = False

    def render(self) -> bytes:
        """The file; the same bytes for the same paper."""
        match self.format:
            case Format.PDF:
                made = draw_pdf(self.title, self.lines)
            case Format.OFD:
                made = pack_ofd(self.title, self.lines, self.tags)
            case _:
                made = draw_card(self.title, self.lines, self.format)
        return made[: len(made) // 2] if self.is_cut else made
