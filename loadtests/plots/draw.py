"""All charts of what the runs left behind; what was not measured keeps the chart it had."""

import json
from pathlib import Path

from deploy.local.state import State
from loadtests.capacity import measured, rushes
from loadtests.capacity.again import swept_again
from loadtests.plots import city, goals, knee

FOLDER = Path(__file__).parent
CURVE = (*rushes.SHARES, 3.0)


def draw(state: State, folder: Path = FOLDER) -> list[Path]:
    """Write the files; which."""
    charts = {}
    latest = state.folder / "bench" / "latest.json"
    if latest.exists():
        charts["goals.svg"] = goals.draw(json.loads(latest.read_text())["goals"])
    known = measured.read(state)
    if known is not None:
        points = known.knee.in_flight
        charts["knee.svg"] = knee.draw(points, swept_again(points, known.door))
        charts["city.svg"] = city.draw(
            rushes.played(rushes.HANGZHOU, known.node, CURVE), rushes.HANGZHOU.grants_a_second
        )
    for name, chart in charts.items():
        (folder / name).write_text(chart, encoding="utf-8")
    return [folder / name for name in charts]
