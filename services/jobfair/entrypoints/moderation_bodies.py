"""What moderators send and read."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shared.runtime.fields import Instant, Text, Why
from shared.runtime.http_app import Body

RoomId = Annotated[str, StringConstraints(pattern=r"^[0-9a-z.-]{1,80}$")]
CommentId = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_.:~-]{1,100}$")]
WordId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f-]{36}$")]
ViewerId = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_-]{16}$")]


class ReasonBody(Body):
    reason: Why


class ReviewBody(ReasonBody):
    review_first: bool


class WordTerms(ReasonBody):
    """`sender-only`: nobody else sees the text; `hold`: it waits for a moderator; `drop`: nobody gets it."""

    category: Text
    owner: Text = Field(description="the office that asked for it")
    action: Literal["sender-only", "hold", "drop"]
    expires_at: Instant | None = None


class WordBody(WordTerms):
    word: Text


class WordChangeBody(WordTerms):
    version: int = Field(ge=1, description="the one the editor saw")


class WaitingView(Body):
    comment_id: str
    viewer: str
    text: str
    at: datetime


class WordView(Body):
    word_id: str
    word: str
    folded: str
    category: str
    owner: str
    action: str
    expires_at: datetime | None
    listed: bool
    version: int


class MuteView(Body):
    viewer: str
    times: int
    until: datetime
