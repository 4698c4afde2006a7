"""The demo's report as a person likes to read it."""

import sys
from typing import Any

from rich.console import Console
from rich.table import Table

from loadtests.demo.fair.report import print_fair
from loadtests.demo.settlement.report import print_settlement
from loadtests.demo.subsidies.report import print_subsidies
from loadtests.fair.compare import Line
from shared.kernel.fen import Fen, yuan_text

WIDTH_WHEN_NO_TERMINAL = 150
console = Console(width=None if sys.stdout.isatty() else WIDTH_WHEN_NO_TERMINAL)


def print_report(report: dict[str, Any], fair: list[Line], timing: dict[str, float]) -> None:
    """Print districts, rounds, subsidies, settlement, balance, fair, promises, speed; yuan with two decimals."""
    console.rule(f"大聚金秋 · {report['campaign_id']} · scale {report['scale']:g}")
    _districts(report["districts"])
    _rounds(report["rounds"])
    print_subsidies(console, report["subsidies"])
    print_settlement(console, report["settlement"])
    _balance(report["balance"], report["balance_by_program"], report["cap_fen"])
    print_fair(console, report["fair"], fair)
    _promises(report["promises"])
    speed = Table("what", "figure", title="Speed (clients, gateway, services and databases on this one machine)")
    for name, value in timing.items():
        speed.add_row(name, f"{value:,}" if isinstance(value, int) else f"{value:,.1f}")
    console.print(speed)
    console.print(
        f"[dim]Which figures are facts and which assumed stands beside each in {report['campaign_file']}; "
        "the shoppers' behaviour is assumed.[/dim]"
    )


def _districts(districts: list[dict[str, Any]]) -> None:
    columns = ("allocated", "rounds granted", "issued", "redeemed", "returned", "policies granted", "handed over")
    table = Table("district", *columns, title="By district, yuan: vouchers by rounds, subsidies by policies")
    for one in districts:
        fields = (
            "allocated_fen", "granted_fen", "issued_fen", "redeemed_fen", "returned_fen", "policies_granted_fen",
            "subsidies_handed_over_fen",
        )  # fmt: skip
        table.add_row(f"{one['name']} {one['district_id']}", *(_yuan(one[name]) for name in fields))
    console.print(table)


def _rounds(rounds: list[dict[str, Any]]) -> None:
    columns = ("round", "granted ¥", "attempts", "issued", "refused", "sold out", "redeemed", "undone", "expired",
               "void", "returned ¥")  # fmt: skip
    table = Table(*columns, title="By round")
    for one in rounds:
        refused = ", ".join(f"{code} {count:,}" for code, count in one["refused"].items())
        after = one["sold_out_after_s"]
        table.add_row(
            one["round_id"].split(".", 1)[1], _yuan(one["granted_fen"]), f"{one['attempts']:,}",
            f"{one['issued']:,}", refused, f"{after:.1f} s" if after is not None else "–",
            f"{one['redeemed']:,}", f"{one['undone']:,}", f"{one['expired']:,}", f"{one['voided']:,}",
            _yuan(one["returned_fen"]),
        )  # fmt: skip
    console.print(table)


def _balance(total: dict[str, int], programs: dict[str, dict[str, int]], cap_fen: int) -> None:
    names = [name.removesuffix("_fen") for name in total]
    table = Table("program", *names, title=f"Balance, yuan (sums to the cap of {_yuan(cap_fen)})")
    for program_id, money in programs.items():
        table.add_row(program_id.split(".", 1)[1], *(_yuan(amount) for amount in money.values()))
    table.add_row("in all", *(_yuan(amount) for amount in total.values()), style="bold")
    console.print(table)


def _promises(promises: list[dict[str, Any]]) -> None:
    table = Table("", "promise", "verdict", "detail", title="Promises")
    for one in promises:
        verdict = "[green]holds[/green]" if one["ok"] else "[bold red]BROKEN[/bold red]"
        table.add_row(str(one["id"]), one["name"], verdict, one["detail"])
    console.print(table)


def _yuan(amount: int) -> str:
    return yuan_text(Fen(amount)).removesuffix(".00")
