"""What a viewer of a live room does, as numbers, and the shapes of what the fold is handed."""

from collections.abc import Sequence
from typing import Protocol

JOIN, BEAT, LEAVE, COMMENT, LIKE, QUESTION, CLICK, IMPRESSION, APPLY = range(1, 10)
KINDS = APPLY + 1
TAKES_PART = frozenset({COMMENT, LIKE, QUESTION, CLICK, APPLY})
PLATFORM = 2
PUBLISHED, SENDER_ONLY, HELD, DROPPED = range(1, 5)
HOT_WEIGHTS = {CLICK: 1, QUESTION: 3, APPLY: 10}
MINUTE_COLUMN = {JOIN: 0, COMMENT: 1, LIKE: 2, QUESTION: 3, CLICK: 4, IMPRESSION: 5, APPLY: 6}
"""Where a minute counts what; joins are sessions by their beginning."""

ITEMS, LATE, LATE_FOLDED, DUPLICATES, SKEWED, DROPPED_TEXTS, HELD_TEXTS, SENDER_ONLY_TEXTS = range(8)
COUNTED = ("items", "late", "late_folded", "duplicates", "skewed", "dropped", "held", "sender_only")
"""What is counted of items beside what they say."""


class Clock(Protocol):
    """A room's periods, in milliseconds, already divided by its speed."""

    @property
    def origin_ms(self) -> int: ...
    @property
    def skew_ms(self) -> int: ...
    @property
    def platform_skew_ms(self) -> int: ...
    @property
    def watermark_ms(self) -> int: ...
    @property
    def lateness_ms(self) -> int: ...
    @property
    def beat_ms(self) -> int: ...
    @property
    def grace_ms(self) -> int: ...
    @property
    def step_ms(self) -> int: ...
    @property
    def minute_ms(self) -> int: ...
    @property
    def half_life_ms(self) -> int: ...
    @property
    def hot_window_ms(self) -> int: ...


class Did(Protocol):
    """One thing one viewer did."""

    @property
    def viewer(self) -> str: ...
    @property
    def kind(self) -> int: ...
    @property
    def source(self) -> int: ...
    @property
    def message_id(self) -> str: ...
    @property
    def told_ms(self) -> int: ...
    @property
    def arrived_ms(self) -> int: ...
    @property
    def count(self) -> int: ...
    @property
    def job_id(self) -> str: ...
    @property
    def verdict(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def region(self) -> str: ...
    @property
    def education(self) -> str: ...


class OnStage(Protocol):
    """A company on stage from–to, end exclusive."""

    @property
    def segment_id(self) -> str: ...
    @property
    def from_ms(self) -> int: ...
    @property
    def to_ms(self) -> int: ...


Items = Sequence[Did]
