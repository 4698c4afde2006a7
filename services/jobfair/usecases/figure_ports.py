"""Figures as they are asked for later."""

from typing import Protocol

import msgspec

from shared.contracts.fair_frames import SegmentWall, Wall


class ShownMinute(msgspec.Struct, frozen=True):
    """A minute of a room; `version` grows when it changes after it was closed."""

    minute: int
    version: int
    is_closed: bool
    counts: dict[str, int]


class SegmentFigures(msgspec.Struct, frozen=True):
    """A company's minutes on stage (台上时间); provisional until its room is closed and counted."""

    segment: SegmentWall
    is_final: bool


class Figures(Protocol):
    """Figures that were kept."""

    async def wall_of(self, fair_id: str) -> Wall | None:
        """As counted last, less the comments that were taken back since."""
        ...

    async def minutes_of(self, room_id: str) -> list[ShownMinute]: ...
    async def segment_of(self, room_id: str, segment_id: str) -> SegmentFigures | None: ...
