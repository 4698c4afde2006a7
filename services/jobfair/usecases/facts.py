"""A show as others read it: the periods of its records, the facts that it tells."""

from dataclasses import asdict

from services.jobfair.domain.instants import ms_of
from services.jobfair.domain.question import Question
from services.jobfair.domain.rooms import Room
from services.jobfair.domain.stage import Stage
from shared.contracts.fair_records import RoomClock
from shared.contracts.jobfair_events import QuestionMoved, StageSegment, StageSet


def clock_of(room: Room) -> RoomClock:
    """The room's periods as its records carry them."""
    return RoomClock(origin_ms=ms_of(room.times.origin_at), speed=room.speed, **asdict(room.periods))


def stage_set(room_id: str, stage: Stage) -> tuple[str, StageSet]:
    """Who is on stage when, keyed by the room."""
    segments = [StageSegment(one.segment_id, one.company_id, one.starts_at, one.ends_at) for one in stage.segments]
    return room_id, StageSet(room_id, stage.version, segments)


def question_moved(question: Question) -> tuple[str, QuestionMoved]:
    """Where a question stands, keyed by its room."""
    moved = QuestionMoved(question.room_id, question.version, question.question_id, question.state)
    return question.room_id, moved
