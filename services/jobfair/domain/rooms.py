"""Fairs (招聘会) and their live rooms (直播间): a room's periods, and its life PLANNED → OPEN → CLOSED."""

from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from enum import StrEnum

from services.jobfair.domain.instants import ms_of, to_the_ms
from services.jobfair.domain.show_refusals import ShowRefusal
from shared.kernel.decision import Refused

SHOW_MAX = timedelta(hours=24)
"""By the clock of the show: a replay at N× is over N times sooner. A room is one show and no channel: its figures are
kept whole, for its whole length, and `online` has a number a second of it."""
CARDS_MAX = 20
"""More cards than a page shows are no choice of the host's."""


@dataclass(frozen=True, slots=True)
class Fair:
    fair_id: str
    name: str
    host: str
    starts_at: datetime
    ends_at: datetime


class RoomState(StrEnum):
    PLANNED = "PLANNED"
    OPEN = "OPEN"
    CLOSED = "CLOSED"


@dataclass(frozen=True, slots=True)
class Periods:
    """A room's periods in milliseconds, as the rules have them at 1×; what each means stands on the record's clock."""

    skew_ms: int = 5_000
    platform_skew_ms: int = 5_000
    watermark_ms: int = 5_000
    lateness_ms: int = 60_000
    beat_ms: int = 45_000
    grace_ms: int = 30_000
    step_ms: int = 1_000
    minute_ms: int = 60_000
    half_life_ms: int = 600_000
    hot_window_ms: int = 600_000

    def divided_by(self, speed: int) -> "Periods | None":
        """The periods of a replay at N×; None when one of them would not be whole milliseconds."""
        at_1x = {field.name: getattr(self, field.name) for field in fields(self)}
        if any(period % speed for period in at_1x.values()):
            return None
        return Periods(**{name: period // speed for name, period in at_1x.items()})


@dataclass(frozen=True, slots=True)
class Times:
    """When the doors open, when the show begins (second 0), and when it is over."""

    opens_at: datetime
    origin_at: datetime
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class Room:
    """A room as stored. `shown_question` is the question that the page shows; `cards` the jobs pinned, first on top."""

    room_id: str
    fair_id: str
    name: str
    state: RoomState
    times: Times
    speed: int
    periods: Periods
    review_first: bool
    version: int = 1
    cards: tuple[str, ...] = ()
    cards_version: int = 0
    shown_question: str | None = None
    closed_at: datetime | None = None

    @property
    def was_opened(self) -> bool:
        """As `were_opened` has it."""
        return were_opened(self.state, self.times.opens_at, self.closed_at)

    def second_of(self, instant: datetime) -> int:
        """The show's second at this instant, at 1× speed; 0 before it began."""
        return max(0, (ms_of(instant) - ms_of(self.times.origin_at)) * self.speed // 1_000)


def plan_room(
    *, room_id: str, fair_id: str, name: str, times: Times, speed: int, platform_skew_ms: int, review_first: bool
) -> Room | Refused:
    """A new room; all its periods, the platform's skew among them, are those of the rules divided by `speed`."""
    periods = Periods(platform_skew_ms=platform_skew_ms).divided_by(speed)
    if periods is None:
        return Refused(ShowRefusal.MALFORMED, f"speed: {speed} does not divide every period into whole milliseconds")
    room = Room(room_id, fair_id, name, RoomState.PLANNED, _to_the_ms(times), speed, periods, review_first)
    return _wrong_times(room.times, room.speed) or room


def reschedule(room: Room, times: Times, *, saw_version: int) -> Room | Refused:
    """A plan may change as a whole; of a show that is open only its end, and of one that is over nothing."""
    times = _to_the_ms(times)
    if saw_version != room.version:
        return Refused(ShowRefusal.STALE_VALUE, f"the room is at version {room.version}")
    if room.state == RoomState.CLOSED:
        return Refused(ShowRefusal.WRONG_STATE, "the room is CLOSED")
    if room.state == RoomState.OPEN and times != replace(room.times, closes_at=times.closes_at):
        return Refused(ShowRefusal.WRONG_STATE, "of an open room only the end may be moved")
    return _wrong_times(times, room.speed) or replace(room, times=times, version=room.version + 1)


def open_room(room: Room, now: datetime) -> Room | Refused:
    """Open the doors, if need be before their time: by a day at most, as a room is open no longer."""
    if room.state != RoomState.PLANNED:
        return Refused(ShowRefusal.WRONG_STATE, f"the room is {room.state}")
    times = replace(room.times, opens_at=min(room.times.opens_at, to_the_ms(now)))
    return _wrong_times(times, room.speed) or replace(room, state=RoomState.OPEN, times=times, version=room.version + 1)


def close_room(room: Room, now: datetime) -> Room | Refused:
    """Close the doors for good, if need be before their time; a plan that is closed is a show called off."""
    if room.state == RoomState.CLOSED:
        return Refused(ShowRefusal.WRONG_STATE, "the room is CLOSED")
    return replace(room, state=RoomState.CLOSED, closed_at=to_the_ms(now), version=room.version + 1)


def were_opened(state: RoomState, opens_at: datetime, closed_at: datetime | None) -> bool:
    """Whether the doors are or were open. Of a show called off as a plan they never were: its clock binds nobody."""
    return state == RoomState.OPEN or (closed_at is not None and closed_at >= opens_at)


def due(room: Room, now: datetime) -> RoomState | None:
    """The state that time alone asks for, or None when the room stands right."""
    if room.state != RoomState.CLOSED and now >= room.times.closes_at:
        return RoomState.CLOSED
    if room.state == RoomState.PLANNED and now >= room.times.opens_at:
        return RoomState.OPEN
    return None


def pin_cards(room: Room, job_ids: tuple[str, ...], *, saw_version: int) -> Room | Refused:
    """The job cards (岗位卡片) of now, set as a whole by an editor who saw the last ones."""
    if saw_version != room.cards_version:
        return Refused(ShowRefusal.STALE_VALUE, f"the cards are at version {room.cards_version}")
    if room.state == RoomState.CLOSED:
        return Refused(ShowRefusal.WRONG_STATE, "the room is CLOSED")
    if len(job_ids) > CARDS_MAX or len(set(job_ids)) < len(job_ids):
        return Refused(ShowRefusal.MALFORMED, f"job_ids: {CARDS_MAX} different ones at most")
    return replace(room, cards=job_ids, cards_version=room.cards_version + 1)


def _to_the_ms(times: Times) -> Times:
    return Times(to_the_ms(times.opens_at), to_the_ms(times.origin_at), to_the_ms(times.closes_at))


def _wrong_times(times: Times, speed: int) -> Refused | None:
    if not times.opens_at <= times.origin_at < times.closes_at:
        return Refused(ShowRefusal.MALFORMED, "times: opens_at ≤ origin_at < closes_at")
    if (times.closes_at - times.opens_at) * speed > SHOW_MAX:
        return Refused(ShowRefusal.MALFORMED, "times: a room is open for 24 h of its show at most")
    return None
