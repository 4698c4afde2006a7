"""What the portal's pages are told of this installation: `portal.json`. Only a demo has log-ins in it."""

import json
from pathlib import Path
from typing import Any

CITIZENS = 3
OFFICERS = ("treasury_maker", "treasury_checker", "finance", "city_reviewer", "auditor", "admin")
DISTRICT = "taocheng"


def write_portal_file(path: Path, *, demo: bool) -> None:
    """Write it where the gateway serves it from."""
    path.write_text(json.dumps({"demo": demo, "logins": _logins() if demo else []}, ensure_ascii=False, indent=1))


def _logins() -> list[dict[str, Any]]:
    """A log-in an audience and role: the door's path, where in it to begin, and the body for identity's demo door."""
    citizens = [_one("m", "citizen", index) for index in range(CITIZENS)]
    desk = [_one("console", role) for role in OFFICERS]
    reviewer = _one("console", "district_reviewer", district=DISTRICT)
    moderator = _one("console", "moderator", start="/moderation")
    return [*citizens, _one("pos", "cashier"), *desk, reviewer, moderator, _one("screen", "bureau")]


def _one(door: str, role: str, index: int = 0, *, district: str | None = None, start: str = "/") -> dict[str, Any]:
    login: dict[str, Any] = {"role": role, "index": index}
    return {"door": door, "start": start, "login": login | ({"district_id": district} if district else {})}
