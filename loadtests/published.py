"""The figures that `RESULTS.md` and `CAPACITY.md` are made of, kept in git: what is measured anew, on whatever machine,
takes the place of its own kind and leaves the rest.

`measured/` is laid out as a stack's folder, so that whatever reads one reads the other.
"""

import json
import shutil
from typing import Any

from deploy.local.servers import ROOT
from deploy.local.state import State

PUBLISHED = State(ROOT / "loadtests" / "measured")
LATEST = "bench/latest.json"


def publish(found: State, into: State = PUBLISHED) -> State:
    """Take over what the runs of this stack left behind; the folder it is published in."""
    for file in sorted((found.folder / "bench").glob("*.json")):
        target = into.folder / "bench" / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.name == "latest.json" and target.exists():
            target.write_text(
                json.dumps(
                    _newest(json.loads(target.read_text()), json.loads(file.read_text())), indent=2, ensure_ascii=False
                )
            )
        else:
            shutil.copyfile(file, target)
    for file in sorted((found.folder / "load").glob("*/summary.json")):  # the oldest first
        target = into.folder / "load" / json.loads(file.read_text())["scenario"] / "summary.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return into


def _newest(known: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """Goal by goal; machine and versions are those of the last run."""
    goals = {one["id"]: one for one in known["goals"]}
    for one in found["goals"]:
        if one.get("at", "") >= goals.get(one["id"], {}).get("at", ""):
            goals[one["id"]] = one
    return {**found, "goals": list(goals.values())}
