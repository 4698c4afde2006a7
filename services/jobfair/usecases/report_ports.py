"""What a report on a show needs from outside, and what it consists of, in its own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from shared.contracts.fair_frames import RoomWall
from shared.contracts.fair_records import RoomClock


class Minute(NamedTuple):
    """A minute of the show; `counts` as MINUTE_COUNTS has them, `version` grows when a closed minute is corrected."""

    number: int
    version: int
    counts: tuple[int, ...]


@dataclass(frozen=True)
class RoomFigures:
    """A room's figures as stored. `is_final` once the room is closed and all of it is folded."""

    fair_name: str
    host: str
    clock: RoomClock
    wall: RoomWall
    at_ms: int
    is_final: bool
    minutes: list[Minute]
    companies: Mapping[str, str]
    """Names by id."""
    jobs: Mapping[str, str]


class FigureShelf(Protocol):
    """Where the figures stand."""

    async def figures_of(self, room_id: str) -> RoomFigures | None: ...


class Row(NamedTuple):
    """A figure with its definition; `platform` is what the platform says of itself, never added to ours."""

    title: str
    value: int | float | str
    unit: str
    meaning: str
    platform: int | None = None


class Named(NamedTuple):
    """A value by its name; None: too few to be shown."""

    name: str
    value: int | float | None


@dataclass(frozen=True)
class SegmentPage:
    """A company's minutes on stage (台上时间)."""

    title: str
    time: str
    rows: list[Row]


@dataclass(frozen=True)
class Report:
    """A report in the order it is read, ready to be laid out."""

    title: str
    kind: str
    facts: list[tuple[str, str]]
    rows: list[Row]
    minute_columns: list[str]
    minutes: list[list[int]]
    """Minute, version, then a count a column."""
    segments: list[SegmentPage]
    hot_jobs: list[Named]
    heat_meaning: str
    regions: list[Named]
    education: list[Named]
    cells_meaning: str
    quality: list[Row]
    refused: list[Named]


class ReportWriter(Protocol):
    """Lays a report out as a file."""

    async def write(self, report: Report) -> bytes: ...
