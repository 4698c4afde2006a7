"""What a run leaves behind: a table a stranger understands, `summary.json`, a word of caution in Locust's report."""

import html
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from loadtests.load import CAVEAT
from loadtests.load.figures import Figures
from loadtests.load.judge import Judged, Told
from loadtests.load.settings import Settings
from loadtests.provenance import current_commit, machine

_NOTE = '<p style="margin:1em;padding:.6em 1em;border-left:4px solid #c80;font:16px sans-serif">{}</p>'


def summary_of(
    settings: Settings, figures: Figures, judged: Sequence[Judged], rush: tuple[Told, int, float] | None
) -> dict[str, Any]:
    """The run in figures; `rush` is what shoppers were told, vouchers issued, and the unix second of the opening."""
    found: dict[str, Any] = {
        "scenario": settings.name, "users": settings.users, "minutes": settings.minutes,
        "processes": settings.processes, "model": CAVEAT, "machine": machine(), "commit": current_commit(),
        "ok": all(one.ok for one in judged),
        "answers": figures.answers,
        "checks": [{"name": one.name, "ok": one.ok, "detail": one.detail} for one in judged],
        "outcomes": [figures.outcomes[name].told() for name in sorted(figures.outcomes)],
        "ran_out": figures.ran_out,
    }  # fmt: skip
    if rush is not None:
        told, issued, opens_at = rush
        sold_out_after_s = None if told.sold_out_at is None else round(told.sold_out_at - opens_at, 2)
        found["rush"] = {
            "won": told.won, "issued": issued, "refused": told.refused, "undecided": told.undecided,
            "sold_out_after_s": sold_out_after_s,
        }  # fmt: skip
    return found


def write_summary(summary: dict[str, Any], folder: Path) -> None:
    """`summary.json`, and the same caution in Locust's own report."""
    (folder / "summary.json").write_bytes(msgspec.json.format(msgspec.json.encode(summary), indent=2))
    report = folder / "report.html"
    if report.exists():
        report.write_text(with_caution(report.read_text(encoding="utf-8")), encoding="utf-8")


def with_caution(page: str) -> str:
    """Locust's page with a word on what its figures are, where one begins to read."""
    head, body, rest = page.partition("<body>")
    return head + body + _NOTE.format(html.escape(CAVEAT)) + rest if body else page


def print_summary(where: Console, summary: dict[str, Any]) -> None:
    """What was asked and what came of it, what was demanded of the run, and what the figures are not."""
    minutes, processes = summary["minutes"], summary["processes"]
    by = f"{processes} process{'es' if processes > 1 else ''}"
    table = Table(
        "asked → answered", "times", "p50 ms", "p95 ms", "p99 ms", "longest ms",
        title=f"{summary['scenario']}: up to {summary['users']:,} users for {minutes:g} min, played by {by}",
    )  # fmt: skip
    for one in summary["outcomes"]:
        times = (f"{one[name]:,}" for name in ("count", "p50_ms", "p95_ms", "p99_ms", "max_ms"))
        table.add_row(one["name"], *times, style="red" if one["faults"] else "")
    where.print(table)
    if rush := summary.get("rush"):
        after = rush["sold_out_after_s"]
        gone = "never sold out" if after is None else f"the first stock was gone {after:.1f} s after the opening"
        refused = "".join(f", {count:,} {code}" for code, count in sorted(rush["refused"].items()))
        where.print(f"winners and losers: {rush['won']:,} won{refused}; {gone}", soft_wrap=True)
    for kind, count in summary["ran_out"].items():
        where.print(f"for {count} users ({kind}) nothing was left before the end", soft_wrap=True)
    checks = Table("demanded", "verdict", "figures")
    for one in summary["checks"]:
        checks.add_row(one["name"], "[green]met[/green]" if one["ok"] else "[red]MISSED[/red]", one["detail"])
    where.print(checks)
    where.print(CAVEAT, soft_wrap=True, style="dim")
