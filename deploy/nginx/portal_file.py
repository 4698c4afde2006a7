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
    """Log-ins with the door of the front page they belong to, and the body for identity's demo door."""
    citizens = [_one("m", "citizen", index) for index in range(CITIZENS)]
    desk = [_one("console", role) for role in OFFICERS]
    reviewer = _one("console", "district_reviewer", district=DISTRICT)
    return [*citizens, _one("pos", "cashier"), *desk, reviewer, _one("screen", "bureau"), _one("moderate", "moderator")]


def _one(door: str, role: str, index: int = 0, *, district: str | None = None) -> dict[str, Any]:
    login: dict[str, Any] = {"role": role, "index": index}
    return {"at": door, "login": login | ({"district_id": district} if district else {})}
