"""A fair of two companies with a room, as the show's tests meet it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from services.jobfair.domain.application import CONSENT_VERSION, Application, Posting, Resume
from services.jobfair.domain.cell_names import Education
from services.jobfair.domain.posting import PostingState
from services.jobfair.domain.rooms import Fair, Periods, Room, RoomState, Times
from services.jobfair.domain.stage import StageTime
from shared.kernel.decision import Refused

NOW = datetime(2022, 8, 28, 2, 0, tzinfo=UTC)
FAIR = Fair("f1", "职就未来", "人社局", NOW - timedelta(days=1), NOW + timedelta(days=1))
TIMES = Times(NOW - timedelta(minutes=10), NOW - timedelta(minutes=5), NOW + timedelta(minutes=80))
COMPANIES = {"c1": "养元智汇", "c2": "全家家居"}
AN, BO = "00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"
RESUME = Resume(Education.COLLEGE, "131102", "13912345678", "三年焊工经验")


def room(**changes: Any) -> Room:
    plain: dict[str, Any] = {
        "room_id": "r1", "fair_id": "f1", "name": "主会场", "state": RoomState.OPEN, "times": TIMES, "speed": 1,
        "periods": Periods(), "review_first": False,
    }  # fmt: skip
    return Room(**{**plain, **changes})


def posting(job_id: str, state: PostingState = PostingState.SHOWN, **changes: Any) -> Posting:
    company_id = changes.pop("company_id", "c1")
    plain = {"fair_id": "f1", "company_id": company_id, "title": f"岗位{job_id}", "employer": COMPANIES[company_id]}
    return Posting(job_id=job_id, state=state, **{**plain, **changes})


POSTINGS = (
    posting("j1"),
    posting("j2", PostingState.WARNED, company_id="c2"),
    posting("j3", PostingState.BLOCKED),
    posting("j4", PostingState.WITHDRAWN),
)


def on_stage(number: int, starts_s: float, ends_s: float, company_id: str = "c1") -> StageTime:
    """A segment from–to, in seconds from now."""
    return StageTime(f"s{number}", company_id, NOW + timedelta(seconds=starts_s), NOW + timedelta(seconds=ends_s))


def application(number: int, citizen_id: str = AN, job_id: str = "j1", **changes: Any) -> Application:
    plain: dict[str, Any] = {
        "fair_id": "f1", "room_id": "r1", "job_id": job_id, "company_id": "c1", "citizen_id": citizen_id,
        "consent_version": CONSENT_VERSION, "resume": RESUME, "filed_at": NOW + timedelta(seconds=number),
    }  # fmt: skip
    return Application(application_id=f"a{number}", **{**plain, **changes})


def code(outcome: Any) -> str:
    """Why it was refused."""
    assert isinstance(outcome, Refused), outcome
    return outcome.reason.value
