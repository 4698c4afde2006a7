"""The fair as a person likes to read it: the wall's figures beside those of the recount."""

from typing import Any

from rich.console import Console
from rich.table import Table

from loadtests.fair.compare import Line
from loadtests.fair.wall import figure_text

SHOWN = (
    "pv", "uv", "pcu", "pcu_at_ms", "avg_stay_s", "median_stay_s", "p90_stay_s", "interaction_rate", "comments",
    "likes", "questions", "card_clicks", "card_impressions", "applications.submissions", "applications.person_jobs",
    "applications.people", "items", "late", "late_folded", "duplicates", "skewed", "dropped", "held", "sender_only",
    "refused",
)  # fmt: skip


def print_fair(console: Console, fair: dict[str, Any], lines: list[Line]) -> None:
    """Print both columns, and what else was seen of the show."""
    speed = fair["speed"]
    title = f"Live fair · scale {fair['scale']:g} · {speed}×: all periods of the room are the rules' divided by {speed}"
    table = Table("figure", "wall", "recount of the log", title=title)
    for line in lines:
        if line.name in SHOWN or not line.is_equal:
            table.add_row(
                line.name, figure_text(line.wall), figure_text(line.recount), style="" if line.is_equal else "bold red"
            )
    console.print(table)
    hidden = sum(line.is_equal and line.name not in SHOWN for line in lines)
    said = (fair["platform"] or {}).get("views")
    console.print(
        f"{hidden:,} figures more are equal (segments, minutes, hot jobs, cells, comments). "
        f"Planned visits {fair['planned_visits']:,}; the platform's own views "
        f"{'not told' if said is None else f'{said:,}'}, never added to ours. "
        f"The peak came at {fair['pcu_at']} of the show. "
        f"A comment taken back was off the page after {fair['retracted_after_ms']} ms; "
        f"{fair['interactions_per_s']:,} interactions a second went in."
    )
