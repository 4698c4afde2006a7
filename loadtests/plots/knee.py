"""Throughput and waiting against claims in flight: dots are measured, lines are simulated."""

from collections.abc import Sequence

from loadtests.bench.kept import Sweep
from loadtests.plots.canvas import BLUE, PALE, RED, Canvas, Panel, Scale, decades, up_to

WIDTH, HEIGHT = 640, 440


def draw(measured: Sequence[Sweep], simulated: Sequence[Sweep]) -> str:
    """The chart; both in the order of claims in flight."""
    canvas = Canvas(WIDTH, HEIGHT)
    counts = [one.in_flight for one in measured]
    across = Scale(counts[0], counts[-1], counts, log=True)
    both = [*measured, *simulated]
    speed = up_to(max(one.claims_a_second for one in both))
    upper = Panel(canvas, 70, 40, WIDTH - 100, 150, across, speed)
    upper.axes("durable claims a second, one worker")
    waits = decades([one.p50_ms for one in both] + [one.p99_ms for one in both])
    lower = Panel(canvas, 70, 250, WIDTH - 100, 130, across, waits)
    lower.axes("milliseconds to the answer", below="claims in flight")
    upper.curve([(one.in_flight, one.claims_a_second) for one in simulated], BLUE)
    upper.dots([(one.in_flight, one.claims_a_second) for one in measured], BLUE)
    for name, colour in (("p50_ms", BLUE), ("p99_ms", RED)):
        lower.curve([(one.in_flight, getattr(one, name)) for one in simulated], colour)
        lower.dots([(one.in_flight, getattr(one, name)) for one in measured], colour)
    canvas.words(WIDTH - 30, 32, "dots measured, lines simulated", colour=PALE, anchor="end")
    canvas.words(WIDTH - 30, 242, "p99", colour=RED, anchor="end")
    canvas.words(WIDTH - 60, 242, "p50", colour=BLUE, anchor="end")
    return canvas.svg()
