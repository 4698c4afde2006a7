"""The measured node once more, simulated: what the service time says of the points it was fitted to, and of others."""

from collections.abc import Iterable
from random import Random

from loadtests.bench.kept import Steady, Sweep
from loadtests.capacity.line import Served, closed_line, nth, open_line
from loadtests.capacity.nodes import BATCH_MAX
from loadtests.capacity.service_time import ServiceTime

ANSWERS_MIN, BATCHES_MIN = 20_000, 100
STEADY_S = 10.0


def fitted_to(points: Iterable[Sweep]) -> list[Sweep]:
    """Every second point, from the first on; the others judge the fit."""
    return list(points)[::2]


def swept_again(points: Iterable[Sweep], time: ServiceTime) -> list[Sweep]:
    """The same closed loops, simulated; no processor time is."""
    return [_swept(point, time) for point in points]


def steadily_again(points: Iterable[Steady], time: ServiceTime) -> list[Steady]:
    """The same steady rates, simulated: a claim every so many microseconds."""
    found = []
    for point in points:
        count = int(point.claims_a_second * STEADY_S)
        arrivals = (number / point.claims_a_second for number in range(count))
        served = open_line(arrivals, time.serving(Random(count)), BATCH_MAX)
        found.append(Steady(point.claims_a_second, *_p50_p99_ms(served)))
    return found


def _swept(point: Sweep, time: ServiceTime) -> Sweep:
    random = Random(f"{point.in_flight}/{point.batch_max}")
    answers = max(ANSWERS_MIN, BATCHES_MIN * point.in_flight)
    served = closed_line(point.in_flight, time.serving(random), point.batch_max or BATCH_MAX, answers)
    p50, p99 = _p50_p99_ms(served)
    batch = len(served.times_s) / served.batches
    return Sweep(point.in_flight, point.batch_max, served.a_second, p50, p99, batch, {})


def _p50_p99_ms(served: Served) -> tuple[float, float]:
    times_s = sorted(served.times_s)
    return nth(times_s, 0.5) * 1e3, nth(times_s, 0.99) * 1e3
