"""What the show's doors take and show."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

from fastapi import Path
from pydantic import Field

from services.jobfair.domain.question import Question, QuestionState
from services.jobfair.domain.rooms import CARDS_MAX, Fair, Room, RoomState
from services.jobfair.domain.stage import SEGMENTS_MAX, Stage
from shared.runtime.fields import Instant, Text
from shared.runtime.http_app import Body

_SLUG = r"^[0-9a-z]([0-9a-z.-]{0,62}[0-9a-z])?$"
_ID = r"^[0-9A-Za-z][0-9A-Za-z_.:-]{0,63}$"
SPEED_MAX = 1_000
PLATFORM_SKEW_MS_MAX = 600_000
SECOND_MAX = 86_400

Slug = Annotated[str, Field(pattern=_SLUG)]
Id = Annotated[str, Field(pattern=_ID)]
FairId = Annotated[str, Path(pattern=_SLUG)]
RoomId = Annotated[str, Path(pattern=_SLUG)]
IdInPath = Annotated[str, Path(pattern=_ID)]
QuestionId = Annotated[str, Path(pattern=r"^[0-9A-Za-z_.:~-]{1,160}$")]
Version = Annotated[int, Field(ge=0, le=2**31 - 1)]


class FairBody(Body):
    fair_id: Slug
    name: Text
    host: Text
    starts_at: Instant
    ends_at: Instant


class TimesBody(Body):
    opens_at: Instant
    origin_at: Instant
    closes_at: Instant


class RoomBody(TimesBody):
    """`speed` N: all periods are those of the rules divided by N, `platform_skew_ms` among them."""

    room_id: Slug
    name: Text
    speed: Annotated[int, Field(ge=1, le=SPEED_MAX)] = 1
    platform_skew_ms: Annotated[int, Field(ge=0, le=PLATFORM_SKEW_MS_MAX)] = 5_000
    review_first: bool = False


class RescheduleBody(TimesBody):
    saw_version: Version


class SegmentBody(Body):
    segment_id: Id
    company_id: Id
    starts_at: Instant
    ends_at: Instant


class StageBody(Body):
    saw_version: Version
    segments: Annotated[list[SegmentBody], Field(max_length=SEGMENTS_MAX)]


class SawBody(Body):
    saw_version: Version


class CardsBody(Body):
    saw_version: Version
    job_ids: Annotated[list[Id], Field(max_length=CARDS_MAX)]


class AnswerBody(Body):
    """The show's second at which it was answered; now, where none is given."""

    second: Annotated[int, Field(ge=0, le=SECOND_MAX)] | None = None


class QuestionView(Body):
    question_id: str
    text: str
    state: QuestionState
    votes: int
    second: int | None


class SegmentView(Body):
    segment_id: str
    company_id: str
    starts_at: datetime
    ends_at: datetime


class StageView(Body):
    version: int
    segments: list[SegmentView]


class CardsView(Body):
    version: int
    job_ids: list[str]


class RoomView(Body):
    """A room as it is planned and stands; the periods are in milliseconds, divided by `speed`."""

    room_id: str
    fair_id: str
    name: str
    state: RoomState
    opens_at: datetime
    origin_at: datetime
    closes_at: datetime
    closed_at: datetime | None
    speed: int
    periods: dict[str, int]
    review_first: bool
    version: int


class ShownRoomView(RoomView):
    """The same with all that its page shows at `now`."""

    now: datetime
    stage: StageView
    on_stage: SegmentView | None
    cards: CardsView
    question: QuestionView | None


class FairLine(Body):
    fair_id: str
    name: str
    host: str
    starts_at: datetime
    ends_at: datetime


class FairView(FairLine):
    rooms: list[RoomView]


def fair_view(fair: Fair, rooms: list[Room]) -> dict[str, Any]:
    """A fair with its rooms."""
    return asdict(fair) | {"rooms": [room_view(room) for room in rooms]}


def room_view(room: Room) -> dict[str, Any]:
    """A room without what changes on its page."""
    return asdict(room.times) | {
        "room_id": room.room_id,
        "fair_id": room.fair_id,
        "name": room.name,
        "state": room.state,
        "closed_at": room.closed_at,
        "speed": room.speed,
        "periods": asdict(room.periods),
        "review_first": room.review_first,
        "version": room.version,
    }


def stage_view(stage: Stage) -> dict[str, Any]:
    """Who is on stage when."""
    return {"version": stage.version, "segments": [asdict(one) for one in stage.segments]}


def cards_view(room: Room) -> dict[str, Any]:
    """The jobs pinned, first on top."""
    return {"version": room.cards_version, "job_ids": list(room.cards)}


def question_view(question: Question) -> dict[str, Any]:
    """A question without who asked it."""
    return {
        "question_id": question.question_id,
        "text": question.text,
        "state": question.state,
        "votes": question.votes,
        "second": question.second,
    }
