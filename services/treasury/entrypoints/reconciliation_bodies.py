"""What people are shown of reconciliation: runs, what they counted, and the work list."""

from datetime import datetime

from shared.runtime.http_app import Body


class RunLine(Body):
    run_id: str
    campaign_id: str
    district_id: str | None
    as_at: datetime
    is_present: bool
    is_whole: bool
    started_by: str
    started_at: datetime
    finished_at: datetime


class RunsLine(RunLine):
    by_result: dict[str, int]


class PairView(Body):
    """A pair of sides and how much of it came to what; null where a side has no money."""

    pair: str
    result: str
    items: int
    here_fen: int | None
    there_fen: int | None


class PlaceView(PairView):
    business_day: str
    merchant_id: str


class RunView(RunLine):
    by_pair: list[PairView]
    by_merchant: list[PlaceView]


class FoundView(Body):
    """What differed: here and there, in money and in a word."""

    find_no: int
    pair: str
    business_day: str
    merchant_id: str
    item_id: str
    district_id: str
    result: str
    here_fen: int | None
    there_fen: int | None
    here_word: str
    there_word: str


class DifferenceView(Body):
    """A difference as work: since which run, who has it, what ended it."""

    difference_id: str
    campaign_id: str
    pair: str
    business_day: str
    merchant_id: str
    item_id: str
    district_id: str
    result: str
    here_fen: int | None
    there_fen: int | None
    here_word: str
    there_word: str
    state: str
    first_run: str
    first_seen_at: datetime
    last_run: str
    last_seen_at: datetime
    owner: str
    ended_by: str
    note: str
    version: int
