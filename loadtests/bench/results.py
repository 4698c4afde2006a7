"""`python -m loadtests.bench.results`: `loadtests/RESULTS.md` and its charts, made of what was measured last.

What the runs left under `.run/` is first taken over into `measured/` (`loadtests/published.py`): goals, and the newest
summary of each scenario. Faults come from the ledger kept in git. By hand are only the words of `shortfalls.md`: what
would be needed for a goal that is missed, and what was not proved. What was not measured stands as not measured.
"""

import csv
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

from deploy.local.servers import ROOT
from deploy.local.state import State, current_state
from loadtests.faults.ledger import HOLDS, LEDGER, NOT_DONE, family_of
from loadtests.plots.draw import draw
from loadtests.published import publish

FILE = ROOT / "loadtests" / "RESULTS.md"
SHORTFALLS = Path(__file__).with_name("shortfalls.md")
NOT_PROVED = "Not proved"
_HEAD = """# Results

Made by `python -m loadtests.bench.results` of `measured/`; each figure with the commit it was found on.
Two cores that others use too: a ratio of one interleaved run is a result, an absolute figure is an order of magnitude.
Acknowledged means durable: Postgres with fsync and synchronous_commit on; a live fair's 202 means in Kafka's log. F is
a raw ASGI echo, N the FastAPI and asyncpg of an afternoon, T a Redis script that is written down later (not durable).
F is what goes without saying in Python, not the least there is: an echo takes 55 µs by ASGI and 29 by RSGI, which the
claim door speaks. Against a floor of RSGI the ratios of speed (1a, 1b, 4) were about half and those of processor
time (5a, 5b) about double; no such floor was run. How many pairs a part took stands beside each figure.
"""
_GROWTH = (
    "## Growth (`make bench ONLY=growth`)",
    "",
    "Where the knee is, what workers, stocks and buckets bring, what a million claims cost, how many nodes a larger",
    "rush takes: [CAPACITY.md](CAPACITY.md), by `python -m loadtests.capacity`.",
    "",
)


def main() -> None:
    """Write the page, draw the charts."""
    published = publish(current_state())
    written = [FILE, *draw(published)]
    FILE.write_text(page(published), encoding="utf-8")
    print(*(os.path.relpath(file) for file in written))


def page(state: State) -> str:
    """All of it."""
    latest = state.folder / "bench" / "latest.json"
    told = json.loads(latest.read_text()) if latest.exists() else None
    words = sections(SHORTFALLS)
    goals = ["## Goals (`make bench`)", "", "Not measured.", ""] if told is None else _goals(told)
    missing = [] if told is None else _missing(told["goals"], words)
    not_proved = [f"## {NOT_PROVED}", "", words[NOT_PROVED], ""]
    journeys = _journeys(state.folder / "load")
    return "\n".join([_HEAD, *goals, *missing, *_GROWTH, *journeys, *_faults(LEDGER), *not_proved])


def sections(file: Path) -> dict[str, str]:
    """A file's words by the title of their section."""
    parts = [part.partition("\n") for part in file.read_text(encoding="utf-8").split("\n## ")[1:]]
    return {title.strip(): words.strip() for title, _, words in parts}


def _goals(told: dict[str, Any]) -> list[str]:
    machine = told["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in told.get("versions", {}).items())
    found = [
        "## Goals (`make bench`)",
        "",
        f"{machine['cpu']}, {machine['cores']} cores, {machine['memory_gib']} GiB; {machine['system']}.",
        f"{versions or 'Python ' + machine['python']}.",
        _in_short(told["goals"]),
        "Median and spread (lowest–highest) of so many runs or pairs; `make bench ONLY=…` repeats a part.",
        "",
        "![Goals as bars](plots/goals.svg)",
        "",
        "| | what | goal | found | spread | runs | | commit, day |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for one in told["goals"]:
        if one["value"] is None:
            found.append(f"| {one['id']} | {one['name']} | {one['goal']} | – | – | – | not measured | |")
            continue
        low, high = one["spread"]
        verdict = "met" if one["ok"] else "**missed**"
        found.append(
            f"| {one['id']} | {one['name']} ({one['note']}) | {one['goal']} | {one['value']:.3g} | {low:.3g}–{high:.3g}"
            f" | {one.get('runs', '')} | {verdict} | {one['commit']}, {one['at'][:10]} |"
        )
    return [*found, ""]


def _in_short(goals: list[dict[str, Any]]) -> str:
    by_verdict = {verdict: [one["id"] for one in goals if one["ok"] is verdict] for verdict in (True, False, None)}
    parts = [f"**{len(by_verdict[True])} of {len(goals)} goals are met**"]
    parts += [f"missed: {', '.join(by_verdict[False])}"] * bool(by_verdict[False])
    parts += [f"not measured: {', '.join(by_verdict[None])}"] * bool(by_verdict[None])
    return "; ".join(parts) + "."


def _missing(goals: list[dict[str, Any]], words: dict[str, str]) -> list[str]:
    """What is known of each goal that is missed."""
    found = ["## What is missing to the goals", ""]
    missed = [one for one in goals if one["ok"] is False]
    if not missed:
        return [*found, "No goal that was measured is missed.", ""]
    for one in missed:
        known = words.get(one["id"], "Not profiled yet.")
        found += [f"### {one['id']}: {one['name']} ({one['value']:.3g}, goal {one['goal']})", "", known, ""]
    return found


def _journeys(folder: Path) -> list[str]:
    newest: dict[str, dict[str, Any]] = {}
    for file in sorted(folder.glob("*/summary.json")):
        told = json.loads(file.read_text())
        newest[told["scenario"]] = told
    found = ["## Journeys (`make load`)", ""]
    if not newest:
        return [*found, "Not measured.", ""]
    found += [next(iter(newest.values()))["model"], ""]
    for name, told in sorted(newest.items()):
        verdict = "every threshold held" if told["ok"] else "**a threshold was missed**"
        found += [
            f"**{name}**: {told['users']} users, {told['minutes']:g} min, {told['processes']} processes, commit "
            f"{told['commit']}; {told['answers']:,} answers, {verdict}.",
            "",
            "| what came of it | times | p50 ms | p99 ms |",
            "|---|---|---|---|",
            *(f"| {one['name']} | {one['count']:,} | {one['p50_ms']} | {one['p99_ms']} |" for one in told["outcomes"]),
            "",
        ]
    return found


def _faults(file: Path) -> list[str]:
    with file.open(newline="") as lines:
        rounds = list(csv.DictReader(lines))
    broken = [one for one in rounds if one["verdict"] != HOLDS]
    struck = [fault for one in rounds for fault in one["faults"].split("; ") if fault]
    families = Counter(map(family_of, struck))
    not_done = Counter(family_of(fault) for fault in struck if NOT_DONE in fault)
    recovered = sorted(float(one["recovered_s"]) for one in rounds if one["recovered_s"])
    found = [
        "## Faults under load (`make faults`)",
        "",
        f"{len(rounds)} rounds in the ledger, {len(broken)} with a broken promise; "
        f"{sum(int(one['acts']) for one in rounds):,} acts were answered meanwhile.",
    ]
    if recovered:
        middle, longest = recovered[len(recovered) // 2], recovered[-1]
        found.append(f"Whole again after {middle:.1f} s (median), {longest:.1f} s at the longest.")
    rows = (f"| {name} | {drawn} | {drawn - not_done[name]} |" for name, drawn in families.most_common())
    return [*found, "", "| family | drawn | done |", "|---|---|---|", *rows, ""]


if __name__ == "__main__":
    main()
