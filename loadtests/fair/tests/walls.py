"""A wall that is right, as the service would show it ten minutes after the show."""

from typing import Any

from loadtests.fair.plan import Plan
from loadtests.fair.recount import recount
from loadtests.fair.tests.logs import CLOCK, log_of, schedule
from shared.contracts.fair_records import Segment

STAGE = [
    Segment(f"s{n}", f"c{n}", CLOCK.origin_ms + n * 480_000, CLOCK.origin_ms + (n + 1) * 480_000) for n in range(10)
]
COUNTED: Any = recount([*schedule(*STAGE), *log_of(Plan(0.01, citizens=100))])


def wall(counted: Any = COUNTED) -> Any:
    """As the service would show it ten minutes later."""
    hot = sorted(counted["heat"].items(), key=lambda one: -one[1])[:10]
    cells = {
        name: [{"value": value, "viewers": count if count >= 5 else None} for value, count in counted[name].items()]
        for name in ("regions", "education")
    }
    return {
        "figures": {**counted["figures"], "online": 0, "applications": dict(counted["figures"]["applications"])},
        "pcu_segment_id": counted["pcu_segment_id"],
        "segments": [{"segment_id": name, "figures": dict(figures)} for name, figures in counted["segments"].items()],
        "counted": dict(counted["counted"]),
        "refused": {},
        "hot_jobs": [{"job_id": job_id, "heat": heat / 2**9} for job_id, heat in hot],
        "comments": [{"comment_id": comment_id, "text": text} for comment_id, text in counted["comments"]],
        **cells,
    }
