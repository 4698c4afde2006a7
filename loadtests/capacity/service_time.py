"""How long a batch takes, fitted to what was measured: a part that any batch takes, a part for each claim, and how much
both vary."""

from collections.abc import Iterable
from math import log, sqrt
from random import Random
from statistics import median
from typing import NamedTuple

from loadtests.bench.kept import Sweep
from loadtests.capacity.line import Serving

_SIGMAS_TO_P99 = 2.326
ALONE = 4
"""Up to so many in flight, single waits and not batches make the spread."""


class ServiceTime(NamedTuple):
    """Seconds; `spread` is the standard deviation of the logarithm: a batch's time is log-normal around its mean."""

    fixed_s: float
    each_s: float
    spread: float

    def mean_s(self, size: int) -> float:
        """Of a batch of so many."""
        return self.fixed_s + self.each_s * size

    def a_second(self, size: int) -> float:
        """Claims in full batches of so many, one after the other."""
        return size / self.mean_s(size)

    def slower(self, times: float) -> "ServiceTime":
        """The same work where the cores are shared."""
        return self._replace(fixed_s=self.fixed_s * times, each_s=self.each_s * times)

    def serving(self, random: Random) -> Serving:
        """Draws a batch's time."""
        centre = -self.spread * self.spread / 2
        return lambda size: self.mean_s(size) * random.lognormvariate(centre, self.spread)


def fit(points: Iterable[Sweep]) -> ServiceTime:
    """Of a closed loop's points: batches follow one another there, so a batch took `batch / claims_a_second`.

    Least squares of the relative errors, so that small batches count as much as large ones; raises ValueError for
    fewer than two sizes. A claim of a closed loop lives for two batches, the one before its own and its own: so a
    single batch varies √2 times as much as a claim's time does.
    """
    known = list(points)
    pairs = [(one.batch, one.batch / one.claims_a_second) for one in known]
    weights = [1 / (took * took) for _, took in pairs]
    total = sum(weights)
    size_mean = sum(weight * size for weight, (size, _) in zip(weights, pairs, strict=True)) / total
    took_mean = sum(weight * took for weight, (_, took) in zip(weights, pairs, strict=True)) / total
    varies = sum(weight * (size - size_mean) ** 2 for weight, (size, _) in zip(weights, pairs, strict=True))
    if varies == 0:
        raise ValueError("batches of one size do not tell what a claim adds")
    together = sum(
        weight * (size - size_mean) * (took - took_mean) for weight, (size, took) in zip(weights, pairs, strict=True)
    )
    each = max(together / varies, 0.0)
    spreads = [log(one.p99_ms / one.p50_ms) for one in known if one.in_flight > ALONE]
    spread = median(spreads) / _SIGMAS_TO_P99 * sqrt(2) if spreads else 0.0
    return ServiceTime(max(took_mean - each * size_mean, 0.0), each, spread)
