"""A simulated rush against the number of nodes it is spread over."""

from collections.abc import Sequence

from loadtests.capacity.nodes import City
from loadtests.plots.canvas import BLUE, INK, RED, Canvas, Panel, Scale, decades, up_to

WIDTH, HEIGHT = 640, 440


def draw(cities: Sequence[City], wanted: float) -> str:
    """The chart of one rush of `wanted` claims a second, in ascending order of nodes."""
    canvas = Canvas(WIDTH, HEIGHT)
    counts = [one.nodes for one in cities]
    across = Scale(counts[0], counts[-1], counts)
    upper = Panel(canvas, 70, 40, WIDTH - 100, 150, across, up_to(max(wanted, *(one.a_second for one in cities))))
    upper.axes("durable claims a second, simulated")
    lower = Panel(canvas, 70, 250, WIDTH - 100, 130, across, decades([one.p99_s * 1e3 for one in cities]))
    lower.axes("p99 of the admitted, milliseconds", below="nodes")
    upper.curve([(across.low, wanted), (across.high, wanted)], INK, dashes="4 3")
    _, y = upper.at(across.low, wanted)
    canvas.words(WIDTH - 34, y + 15, f"wanted: {wanted:,.0f} a second", colour=INK, anchor="end")
    for panel, points, colour in (
        (upper, [(one.nodes, one.a_second) for one in cities], BLUE),
        (lower, [(one.nodes, one.p99_s * 1e3) for one in cities], RED),
    ):
        panel.curve(points, colour)
        panel.dots(points, colour)
    return canvas.svg()
