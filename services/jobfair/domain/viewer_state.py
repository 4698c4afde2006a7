"""All that the fold knows of one viewer of one room, compact: there may be hundreds of thousands."""

from array import array

JOB_SHIFT, COUNT_SHIFT = 36, 4
COUNT_MAX = (1 << JOB_SHIFT - COUNT_SHIFT) - 1
NO_JOB = -1


def act_of(kind: int, count: int, job: int) -> int:
    """An act as one number: job's place (NO_JOB: none), count, kind."""
    return (job + 1) << JOB_SHIFT | min(max(count, 0), COUNT_MAX) << COUNT_SHIFT | kind


class Viewer:
    """`marks`, `seen`, `acts`, `region` and `education` are what was accepted; the rest follows from them.

    `marks` are sorted (`sessions.py`); `acts` alternates time and `act_of`, in order of acceptance; `seen` are message
    ids with kind and source in front.
    """

    __slots__ = (
        "acted", "acted_on_stage", "acts", "applied", "education", "hot", "marks", "region", "seen", "sessions",
        "shard", "viewer_id", "watch_by_segment", "watch_ms",
    )  # fmt: skip

    def __init__(self, viewer_id: str, shard: int) -> None:
        self.viewer_id = viewer_id
        self.shard = shard
        self.marks = array("q")
        self.acts: array[int] | None = None
        self.seen: set[str] | None = None
        self.region = ""
        self.education = ""
        self.forget_figures()

    def forget_figures(self) -> None:
        """Before the figures are counted anew: what this viewer has added to them."""
        self.sessions: list[int] = []
        self.watch_ms = 0
        self.acted = False
        self.acted_on_stage = 0  # a bit a segment
        self.watch_by_segment: dict[int, int] | None = None
        self.hot: set[tuple[int, int, int]] | None = None
        self.applied: set[tuple[int, int]] | None = None

    @property
    def is_blank(self) -> bool:
        """Nothing was ever accepted."""
        return not self.marks and self.seen is None
