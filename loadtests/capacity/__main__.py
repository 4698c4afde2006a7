"""`python -m loadtests.capacity`: `loadtests/CAPACITY.md`, made of what `make bench ONLY=growth,whole` left behind."""

import json
from pathlib import Path

from deploy.local.servers import ROOT
from deploy.local.state import current_state
from loadtests.bench import footprint, grown
from loadtests.capacity.page import page

FILE = ROOT / "loadtests" / "CAPACITY.md"


def main() -> None:
    """Write the page."""
    state = current_state()
    known = grown.read(grown.file_of(state))
    if known is None:
        raise SystemExit("nothing measured yet: make bench ONLY=growth,whole")
    told = page(known, footprint.read(footprint.file_of(state)), slowdown(state.folder / "bench" / "latest.json"))
    FILE.write_text(told, encoding="utf-8")


def slowdown(file: Path) -> float | None:
    """How many times longer a claim takes with everything beside it; None when that was not measured."""
    goals = json.loads(file.read_text())["goals"] if file.exists() else []
    found = {one["id"]: one["value"] for one in goals}
    alone, whole = found.get("1a"), found.get("1b")
    return max(1.0, alone / whole) if alone and whole else None


if __name__ == "__main__":
    main()
