"""Who is on stage when (台上企业), cut so that a moment's segments are found by one search."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from services.jobfair.domain.fair_acts import OnStage


class StageCuts:
    """A version of the plan. Segments may overlap; an empty one is on stage at no moment."""

    def __init__(self, version: int, segments: Sequence[OnStage]) -> None:
        self.version = version
        self.segments = tuple(segments)
        lasting = [one for one in self.segments if one.from_ms < one.to_ms]
        self._cuts = sorted({edge for one in lasting for edge in (one.from_ms, one.to_ms)})
        self._between: list[tuple[int, ...]] = [
            (),
            *(
                tuple(place for place, one in enumerate(self.segments) if one.from_ms <= cut < one.to_ms)
                for cut in self._cuts
            ),
        ]

    def at(self, at_ms: int) -> tuple[int, ...]:
        """The places of the segments on stage at that time."""
        return self._between[bisect_right(self._cuts, at_ms)]

    def over(self, start_ms: int, end_ms: int) -> Sequence[int]:
        """The places of the segments that some moment of [start, end) belongs to; start < end."""
        first, last = bisect_right(self._cuts, start_ms), bisect_left(self._cuts, end_ms)
        if first == last:
            return self._between[first]
        return sorted({place for between in self._between[first : last + 1] for place in between})


NOBODY = StageCuts(0, ())
"""The stage of a room that was not told a plan."""
