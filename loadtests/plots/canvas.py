"""Enough of SVG for three charts: scales, a panel with its axes, lines, dots, bars and words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from math import ceil, floor, log10
from typing import NamedTuple

INK, PALE, GRID = "#24292f", "#57606a", "#d8dee4"
BLUE, RED, GREEN, GREY = "#0969da", "#cf222e", "#1a7f37", "#8c959f"
_TICK_LENGTH, _TEXT, _STEPS_MAX = 4, 12, 5


class Scale(NamedTuple):
    """From values to pixels; `log`: by powers of ten. `marks` are the values that are written beside the axis."""

    low: float
    high: float
    marks: Sequence[float]
    log: bool = False

    def share(self, value: float) -> float:
        """Where between low (0) and high (1)."""
        if self.log:
            return (log10(value) - log10(self.low)) / (log10(self.high) - log10(self.low))
        return (value - self.low) / (self.high - self.low)


def up_to(most: float) -> Scale:
    """From nothing to a round number at or above `most`, in at most five steps."""
    power = 10.0 ** floor(log10(most / _STEPS_MAX))
    step = next(size * power for size in (1, 2, 2.5, 5, 10) if size * power * _STEPS_MAX >= most)
    steps = ceil(most / step)
    return Scale(0, step * steps, [step * number for number in range(steps + 1)])


def decades(values: Iterable[float]) -> Scale:
    """Whole powers of ten around these, all above nothing."""
    known = sorted(values)
    first = low = 10.0 ** floor(log10(known[0]))
    marks = [low]
    while marks[-1] < known[-1]:
        low *= 10
        marks.append(low)
    return Scale(first, max(marks[-1], first * 10), marks, log=True)


@dataclass
class Canvas:
    """A drawing of so many pixels; words on a ground of its own, to be read on a dark page too."""

    width: int
    height: int
    parts: list[str] = field(default_factory=list)

    def words(self, x: float, y: float, told: str, *, colour: str = INK, anchor: str = "start", bold: str = "") -> None:
        """At this point, which is where they start, end, or have their middle."""
        weight = ' font-weight="600"' if bold else ""
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}"{weight}>{escape(told)}</text>'
        )

    def line(self, points: Iterable[tuple[float, float]], colour: str, *, width: float = 2, dashes: str = "") -> None:
        """Through these points."""
        through = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self.parts.append(
            f'<polyline points="{through}" fill="none" stroke="{colour}" stroke-width="{width:g}"{dashed}/>'
        )

    def dot(self, x: float, y: float, colour: str) -> None:
        """At this point."""
        self.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>')

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """From this corner, to the right and down."""
        self.parts.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}"/>')

    def svg(self) -> str:
        """The file."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" '
            f'font-family="sans-serif" font-size="{_TEXT}">'
        )
        ground = f'<rect width="{self.width}" height="{self.height}" fill="#ffffff"/>'
        return "\n".join([head, ground, *self.parts, "</svg>", ""])


@dataclass(frozen=True)
class Panel:
    """A rectangle of a canvas in which values stand: `x` from left to right, `y` from the bottom up."""

    canvas: Canvas
    left: float
    top: float
    width: float
    height: float
    x: Scale
    y: Scale

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The pixel of two values."""
        return self.left + self.x.share(x) * self.width, self.top + (1 - self.y.share(y)) * self.height

    def axes(self, title: str, below: str = "") -> None:
        """Marks, a grid behind, what the values are."""
        for mark in self.y.marks:
            _, y = self.at(self.x.low, mark)
            self.canvas.line([(self.left, y), (self.left + self.width, y)], GRID, width=1)
            self.canvas.words(self.left - 6, y + 4, f"{mark:,g}", colour=PALE, anchor="end")
        bottom = self.top + self.height
        for mark in self.x.marks:
            x, _ = self.at(mark, self.y.low)
            self.canvas.line([(x, bottom), (x, bottom + _TICK_LENGTH)], PALE, width=1)
            self.canvas.words(x, bottom + 18, f"{mark:,g}", colour=PALE, anchor="middle")
        self.canvas.words(self.left, self.top - 8, title, bold="yes")
        if below:
            self.canvas.words(self.left + self.width / 2, bottom + 36, below, colour=PALE, anchor="middle")

    def curve(self, points: Iterable[tuple[float, float]], colour: str, *, dashes: str = "") -> None:
        """Through these values."""
        self.canvas.line([self.at(*point) for point in points], colour, dashes=dashes)

    def dots(self, points: Iterable[tuple[float, float]], colour: str) -> None:
        """At these values."""
        for point in points:
            self.canvas.dot(*self.at(*point), colour)
