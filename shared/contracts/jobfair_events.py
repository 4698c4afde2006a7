"""What jobfair (招聘会) tells: stages, applications, what moderators did. Never a text, never who somebody is."""

from datetime import datetime
from typing import ClassVar

import msgspec

from shared.contracts.fact import Event


class StageSegment(msgspec.Struct, frozen=True):
    """A company on stage from–to (end exclusive)."""

    segment_id: str
    company_id: str
    starts_at: datetime
    ends_at: datetime


class StageSet(Event, frozen=True):
    """Who is on stage when, planned or corrected; told when a room opens, too. Key: room_id."""

    TYPE: ClassVar[str] = "jobfair.stage.corrected.v1"
    room_id: str
    version: int
    segments: list[StageSegment]


class CardsPinned(Event, frozen=True):
    """The job cards that a room shows now, first one on top. Key: room_id."""

    TYPE: ClassVar[str] = "jobfair.cards.pinned.v1"
    room_id: str
    version: int
    job_ids: list[str]


class QuestionMoved(Event, frozen=True):
    """A question was asked, voted for, pinned or answered. Key: room_id."""

    TYPE: ClassVar[str] = "jobfair.question.moved.v1"
    room_id: str
    version: int
    question_id: str
    state: str


class ApplicationFiled(Event, frozen=True):
    """A seeker applied for a job with one tap; `viewer` is the room's keyed hash of the same person. Key: room_id."""

    TYPE: ClassVar[str] = "jobfair.application.filed.v1"
    KEY: ClassVar[str] = "room_id"
    application_id: str
    version: int
    fair_id: str
    room_id: str
    job_id: str
    viewer: str
    filed_at: datetime


class ApplicationWithdrawn(Event, frozen=True):
    """A seeker took an application back, and with it the employer's leave to see it. Key: room_id."""

    TYPE: ClassVar[str] = "jobfair.application.withdrawn.v1"
    KEY: ClassVar[str] = "room_id"
    application_id: str
    version: int
    fair_id: str
    room_id: str
    withdrawn_at: datetime


class CommentReleased(Event, frozen=True):
    """A moderator lets a held comment appear. Key: room_id."""

    TYPE: ClassVar[str] = "jobfair.comment.released.v1"
    KEY: ClassVar[str] = "room_id"
    comment_id: str
    version: int
    room_id: str


class CommentRetracted(Event, frozen=True):
    """A moderator took a comment back: nobody may see it any more. Key: room_id."""

    TYPE: ClassVar[str] = "jobfair.comment.retracted.v1"
    KEY: ClassVar[str] = "room_id"
    comment_id: str
    version: int
    room_id: str
    retracted_at: datetime
