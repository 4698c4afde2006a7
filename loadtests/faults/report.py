"""What a person reads while rounds are played, and at their end."""

import time

from rich.console import Console
from rich.table import Table

from loadtests.faults.ledger import HOLDS, Line
from loadtests.faults.plan import Round
from loadtests.faults.play import Outcome, Struck
from loadtests.verify.run import Verdict

READY_WITHIN_S = 10.0  # what the parts promise
PARTS_SHOWN_MAX = 4
console = Console()


def say(text: str) -> None:
    """A line, with the time of day."""
    console.print(f"[dim]{time.strftime('%H:%M:%S')}[/dim]  {text}")


def say_plan(number: int, count: int, planned: Round) -> None:
    """What will be done."""
    say(f"[bold]round {number} of {count}[/bold], seed {planned.seed}")
    for told in planned.instead:
        say(f"  [yellow]not possible here[/yellow]  {told}")


def say_outcome(outcome: Outcome) -> None:
    """What was done, expected and seen."""
    for struck in outcome.struck:
        say(f"  {struck.blow.at_s:3.1f} s  [yellow]{struck.blow.fault.name}[/yellow]{_seen(struck)}")
        say(f"         [dim]expected: {struck.blow.fault.expected}[/dim]")
    good = ", ".join(f"{kind} {after:.1f} s" for kind, after in outcome.good_after_s.items())
    say(f"  answered again after the last: {good}")
    verdict = "[green]holds[/green]" if not outcome.broken else f"[red]BROKEN: {'; '.join(outcome.broken)}[/red]"
    acts = f"{outcome.acts} acts answered in {outcome.took_s:.0f} s"
    say(f"  {acts}, whole again after {outcome.recovered_s:.1f} s, {verdict}")


def _seen(struck: Struck) -> str:
    if struck.problem:
        return f"  [red]not done: {struck.problem}[/red]"
    slowest = sorted(struck.ready_after_s.items(), key=lambda item: -item[1])
    told = ", ".join(
        f"[red]{part} {after:.1f} s[/red]" if after > READY_WITHIN_S else f"{part} {after:.1f} s"
        for part, after in slowest[:PARTS_SHOWN_MAX]
    )
    more = " and the others before" if len(slowest) > PARTS_SHOWN_MAX else ""
    return f"  ready again: {told}{more}" if told else ""


def say_verdicts(verdicts: list[Verdict]) -> None:
    """What `verify` says at rest: a line when all is well."""
    broken = [one for one in verdicts if not one.ok]
    for one in broken:
        say(f"[red]BROKEN  {one.promise}  {one.name}: {one.detail}[/red]")
    if not broken:
        say(f"[green]at rest all {len(verdicts)} checks of the promises hold[/green]")


def table_of(lines: list[Line]) -> Table:
    """The rounds, one below the other."""
    table = Table("seed", "faults", "acts", "whole again", "verdict")
    for line in lines:
        verdict = f"[green]{line.verdict}[/green]" if line.verdict == HOLDS else f"[red]{line.verdict}[/red]"
        table.add_row(str(line.seed), line.faults.replace("; ", "\n"), str(line.acts), f"{line.recovered_s} s", verdict)
    return table
