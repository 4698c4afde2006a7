"""`make bench`: the goals and today's figures side by side; ONLY=claims,… runs a part. PAIRS and SECONDS may be set.

Each part starts what it needs and ends it. What was found stands in `.run/bench/latest.json`, newest by goal, with the
commit and the machine it was found on. A figure under its goal is printed as such, and ends the run with 1; a part
whose books disagree has no figures.
"""

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from deploy.local.state import current_state
from loadtests.bench import (
    arrival,
    claims,
    fairness,
    growth,
    knee,
    latency,
    overload,
    rebuild,
    redeems,
    relay,
    whole,
)  # fmt: skip
from loadtests.bench.goals import GOALS, Finding, Protocol, found
from loadtests.faults.ledger import counted
from loadtests.provenance import current_commit, machine, versions


async def rounds_of_faults(_: Protocol) -> list[Finding]:
    """What `make faults LEDGER=1` has added up to (goal 15)."""
    rounds, broken = counted()
    return [found("15", [rounds - broken], f"{rounds} rounds, {broken} with a broken promise")]


PARTS: dict[str, Callable[[Protocol], Awaitable[list[Finding]]]] = {
    "claims": claims.measure,
    "latency": latency.measure,
    "growth": growth.measure,
    "knee": knee.measure,
    "overload": overload.measure,
    "fairness": fairness.measure,
    "redeems": redeems.measure,
    "relay": relay.measure,
    "arrival": arrival.measure,
    "rebuild": rebuild.measure,
    "whole": whole.measure,
    "ledger": rounds_of_faults,
}
"""By name; each measures a few goals."""
MOST = 100
"""Pairs, and seconds each."""
console = Console()


async def main() -> int:
    """Run the parts, keep and print what was found; told to end, it ends what it has started first."""
    end_tidily()
    only = [name for name in os.environ.get("ONLY", "").split(",") if name]
    if unknown := sorted(set(only) - set(PARTS)):
        raise SystemExit(f"ONLY: no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    protocol = protocol_of(os.environ)
    file, is_well = current_state().folder / "bench" / "latest.json", True
    for name in only or PARTS:
        console.rule(name)
        try:
            findings = await PARTS[name](protocol)
        except RuntimeError as error:  # the books disagree, say: the other parts are as good as before
            console.print(f"[red]{name}: {error}[/red]")
            is_well = False
        else:
            keep(file, findings)
            is_well = is_well and all(one.ok for one in findings)
    console.print(table_of(keep(file, [])))
    console.print(f"kept in {os.path.relpath(file)}", style="dim")
    return 0 if is_well else 1


def protocol_of(environment: Mapping[str, str]) -> Protocol:
    """PAIRS and SECONDS; raises SystemExit, with what they may be, for others."""
    pairs, seconds = environment.get("PAIRS", "7"), environment.get("SECONDS", "3")
    if not all(told.isascii() and told.isdigit() and 1 <= int(told) <= MOST for told in (pairs, seconds)):
        raise SystemExit(f"PAIRS and SECONDS are whole numbers, 1 to {MOST}")
    return Protocol(int(pairs), int(seconds))


def end_tidily() -> None:
    """TERM and INT cancel the run, so that every block that started something is left by its end."""
    running = asyncio.current_task()
    assert running is not None  # noqa: S101 - within a run
    for sent in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sent, running.cancel)


def keep(file: Path, findings: list[Finding]) -> list[dict[str, Any]]:
    """Put them in the place of older ones in the file; all goals in their order, those not measured too."""
    before = msgspec.json.decode(file.read_bytes())["goals"] if file.exists() else []
    known = {one["id"]: one for one in before}
    commit = current_commit()
    for one in findings:
        known[one.goal_id] = {
            "id": one.goal_id, "name": one.goal.name, "goal": one.goal.text, "value": one.value,
            "spread": list(one.spread), "ok": one.ok, "note": one.note, "runs": one.runs, "commit": commit,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
        }  # fmt: skip
    goals = [known.get(goal.goal_id, _not_measured(goal.goal_id, goal.name, goal.text)) for goal in GOALS]
    file.parent.mkdir(parents=True, exist_ok=True)
    told = {"machine": machine(), "versions": versions(), "commit": commit, "goals": goals}
    file.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=2))
    return goals


def table_of(goals: list[dict[str, Any]]) -> Table:
    """Goals and figures, for people."""
    table = Table("", "what", "goal", "today", "spread", "")
    for one in goals:
        if one["value"] is None:
            table.add_row(one["id"], one["name"], one["goal"], "", "", "not measured", style="dim")
            continue
        low, high = one["spread"]
        verdict = "[green]met[/green]" if one["ok"] else "[red]missed[/red]"
        figures = f"{one['value']:.3g}", f"{low:.3g}–{high:.3g}"
        table.add_row(one["id"], f"{one['name']}\n[dim]{one['note']}[/dim]", one["goal"], *figures, verdict)
    return table


def _not_measured(goal_id: str, name: str, text: str) -> dict[str, Any]:
    return {"id": goal_id, "name": name, "goal": text, "value": None, "spread": None, "ok": None, "note": ""}


if __name__ == "__main__":
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)  # of brokers that are not there yet
    try:
        sys.exit(asyncio.run(main()))
    except asyncio.CancelledError:
        sys.exit("ended before it was through: what was found before stands")
