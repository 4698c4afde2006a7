"""View sessions (观看会话): a pure function of what a viewer's page told of its presence, whatever came first.

A mark is `t·4 + (0 join, 1 beat, 2 leave)`: sorted marks are in order of time, a leave the last of its millisecond.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from services.jobfair.domain.fair_acts import JOIN, LEAVE

_LEAVE_BITS = LEAVE - JOIN


def mark_of(kind: int, at_ms: int) -> int:
    """A join, beat or leave at that time."""
    return (at_ms << 2) + kind - JOIN


def sessions_of(marks: Iterable[int], beat_ms: int, grace_ms: int) -> list[int]:
    """The sessions [start, end) that sorted marks make, as start, end, start, end …

    A join or beat lives for `beat_ms`; a sign of life at most `grace_ms` after the end continues the session, and the
    gap counts as watched. A leave ends the session that lives at its time, and begins none.
    """
    found: list[int] = []
    for mark in marks:
        at_ms = mark >> 2
        if mark & 3 == _LEAVE_BITS:
            if found and at_ms < found[-1]:
                found[-1] = at_ms
        elif found and at_ms <= found[-1] + grace_ms:
            found[-1] = max(found[-1], at_ms + beat_ms)
        else:
            found += (at_ms, at_ms + beat_ms)
    return found


def changes_nothing(mark: int, marks: Sequence[int], place: int, sessions: Sequence[int]) -> bool:
    """Whether a mark that comes to stand before `marks[place]` surely leaves the sessions as they are.

    So does a sign of life between two marks of one session, the later of them one, too: that one says all it would say.
    """
    after = marks[place]
    if place == 0 or _LEAVE_BITS in {mark & 3, after & 3}:
        return False
    at = bisect_left(sessions, after >> 2)
    return sessions[at] != after >> 2  # else the later one may have begun the session
