"""A line of claims, simulated event by event: one batch at a time; who waits when it begins is in it, up to a bound.

That is what the claim door does with the claims of one stock. With a bound of one it is the queue of the textbooks.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from math import inf

Serving = Callable[[int], float]
"""How many seconds a batch of so many takes."""
NO_TIME_S = 1e-6
"""Between an answer and the next claim of the same client, who so comes behind those that already wait."""


@dataclass
class Served:
    """What became of a line: seconds from a claim to its answer, in the order of the answers."""

    times_s: list[float] = field(default_factory=list)
    refused: int = 0
    batches: int = 0
    busy_s: float = 0.0
    ended_s: float = 0.0

    @property
    def a_second(self) -> float:
        """Answers, from the beginning to the last of them."""
        return len(self.times_s) / self.ended_s

    def percentile_s(self, share: float) -> float:
        """The time that this share of the answers did not exceed; `share` below 1."""
        return nth(sorted(self.times_s), share)


def nth(ascending: Sequence[float], share: float) -> float:
    """The value that this share of them does not exceed; `share` below 1."""
    return ascending[int(share * len(ascending))]


class _Line:
    """Who waits, and until when a batch is under way."""

    def __init__(self, serving: Serving, batch_max: int, waited_s_max: float = inf) -> None:
        self.waiting: deque[float] = deque()
        self.served = Served()
        self._under_way = 0
        self._serving = serving
        self._batch_max = batch_max
        self._waited_s_max = waited_s_max

    @property
    def next_begins_s(self) -> float:
        """When the next batch does, of those who wait now."""
        return max(self.served.ended_s, self.waiting[0]) if self.waiting else inf

    def there(self, at_s: float) -> int:
        """How many are in it at this moment, which no batch that waits begins before: they wait or are being served."""
        return len(self.waiting) + (self._under_way if self.served.ended_s > at_s else 0)

    def serve(self) -> int:
        """Decide one batch; how many were in it. Who has waited too long is refused, and not in it."""
        begins, served = self.next_begins_s, self.served
        while self.waiting and begins - self.waiting[0] > self._waited_s_max:
            self.waiting.popleft()
            served.refused += 1
        if not self.waiting:
            return 0
        size = min(self._batch_max, len(self.waiting))
        took, self._under_way = self._serving(size), size
        served.ended_s = begins + took
        served.busy_s += took
        served.batches += 1
        served.times_s += [served.ended_s - self.waiting.popleft() for _ in range(size)]
        return size


def open_line(
    arrivals: Iterable[float], serving: Serving, batch_max: int, there_max: float = inf, waited_s_max: float = inf
) -> Served:
    """Claims come when they come, at these ascending seconds; one that finds `there_max` waiting or being served is
    refused, and one that has waited for longer than `waited_s_max` when a batch begins."""
    line = _Line(serving, batch_max, waited_s_max)
    for at in arrivals:
        while line.next_begins_s < at:
            line.serve()
        if line.there(at) < there_max:
            line.waiting.append(at)
        else:
            line.served.refused += 1
    while line.waiting:
        line.serve()
    return line.served


def closed_line(clients: int, serving: Serving, batch_max: int, answers: int) -> Served:
    """So many clients, each with one claim under way, who ask again as soon as they are answered; at least so many
    answers. Half of them are there at the beginning, the others come while the first are served."""
    line = _Line(serving, batch_max)
    coming = [0.0 if number % 2 == 0 else NO_TIME_S for number in range(clients)]
    heapify(coming)
    while len(line.served.times_s) < answers:
        while coming and coming[0] <= line.next_begins_s:
            line.waiting.append(heappop(coming))
        size = line.serve()
        for _ in range(size):
            heappush(coming, line.served.ended_s + NO_TIME_S)
    return line.served
