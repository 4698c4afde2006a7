"""What browsers are sent: frames of a room for viewers, of a fair for the bureau's wall, retractions. JSON, over SSE.

A frame is absolute: whoever missed some needs the newest only. On `jobfair.frames` its key is `room:<room_id>` or
`fair:<fair_id>`, its header `kind` is FIGURES or RETRACTION, its value the JSON; its offset is the event id.
"""

import msgspec

from shared.contracts.fair_records import Comment

FIGURES, RETRACTION = "figures", "retraction"
KIND_HEADER = "kind"


class Question(msgspec.Struct, frozen=True):
    """A question as the room shows it: `second` is when in the show it was answered, None before."""

    question_id: str
    text: str
    votes: int
    second: int | None = None


class RoomFrame(msgspec.Struct, frozen=True):
    """What a viewer's page shows. `comments` are the newest published ones (≤ 20), oldest first."""

    room_id: str
    state: str
    at_ms: int
    fresh_ms: int
    """The newest arrival that the figures know of: how fresh they are."""
    online: int
    pv: int
    likes: int
    comment_count: int
    segment_id: str | None
    company_id: str | None
    job_ids: list[str]
    question: Question | None
    comments: list[Comment]


class Retraction(msgspec.Struct, frozen=True):
    """A comment to be taken off the page at once."""

    room_id: str
    comment_id: str


class Applications(msgspec.Struct, frozen=True):
    """Always three numbers: times sent, distinct (person, job), distinct people."""

    submissions: int
    person_jobs: int
    people: int


class WallFigures(msgspec.Struct, frozen=True):
    """Figures of a room or of a segment. Stays are seconds of watching a viewer, in steps of the room, at 1× speed.

    `online` is None for a segment that is over, `pcu_at_ms` None while nobody came.
    """

    pv: int
    uv: int
    online: int | None
    pcu: int
    pcu_at_ms: int | None
    avg_stay_s: float
    median_stay_s: int
    p90_stay_s: int
    interaction_rate: float
    comments: int
    likes: int
    questions: int
    card_clicks: int
    card_impressions: int
    applications: Applications


class SegmentWall(msgspec.Struct, frozen=True):
    """A company's time on stage."""

    segment_id: str
    company_id: str
    from_ms: int
    to_ms: int
    figures: WallFigures


class HotJob(msgspec.Struct, frozen=True):
    """A job and its heat as of now."""

    job_id: str
    heat: float


class Cell(msgspec.Struct, frozen=True):
    """Viewers who consented to be counted by this value; None where they are fewer than five."""

    value: str
    viewers: int | None


class PlatformFigures(msgspec.Struct, frozen=True):
    """What the platform says of itself, beside ours and never added to them."""

    views: int | None
    online: int | None
    likes: int | None
    at_ms: int


class RoomWall(msgspec.Struct, frozen=True):
    """A room on the wall. `last` and `before` count the last ten minutes and the ten before them (MINUTE_COUNTS)."""

    room_id: str
    name: str
    state: str
    speed: int
    watermark_ms: int
    fresh_ms: int
    pcu_segment_id: str | None
    figures: WallFigures
    segments: list[SegmentWall]
    hot_jobs: list[HotJob]
    regions: list[Cell]
    education: list[Cell]
    last: dict[str, int]
    before: dict[str, int]
    counted: dict[str, int]
    refused: dict[str, int]
    platform: PlatformFigures | None
    comments: list[Comment]
    minute: dict[str, int] = {}
    """What happened in the last whole minute of the show (MINUTE_COUNTS)."""
    acts_per_s: float = 0.0
    """Its comments, likes, questions, card clicks and applications a second, at 1× speed."""
    question: Question | None = None
    """The one that the room shows."""
    questions: list[Question] = []
    """The first five that wait, most votes first."""
    names: dict[str, str] = {}
    """What companies on stage and hot jobs are called, by id; one that is gone has none."""


class Wall(msgspec.Struct, frozen=True):
    """A fair's wall as of `at_ms`; each room says how fresh its figures are."""

    fair_id: str
    at_ms: int
    rooms: list[RoomWall]
