"""The subsidies' part of the demo's report."""

from typing import Any

from rich.console import Console
from rich.table import Table

from shared.kernel.fen import Fen, yuan_text


def print_subsidies(console: Console, subsidies: dict[str, Any]) -> None:
    """By program: filed, refused and why, rejected, waiting, paid; the money by state; the office's clock."""
    table = Table(
        "program", "filed", "approved", "rejected", "lapsed", "waiting (waited)", "paid", "handed over ¥",
        "clawed back", "accounts mended", title="Subsidies by program",
    )  # fmt: skip
    for one in subsidies["programs"]:
        table.add_row(
            _name(one), f"{one['filed']:,}", f"{one['approved']:,}", f"{sum(one['rejected'].values()):,}",
            str(one["lapsed"]), f"{one['waitlisted']} ({one['waited']})", f"{one['paid']:,}",
            _yuan(one["handed_over_fen"]), str(one["clawed_back"]), str(one["accounts_mended"]),
        )  # fmt: skip
    console.print(table)
    console.print("[dim]Handed over: to a bank card, as vouchers in the wallet, as fuel cards for a signature.[/dim]")
    for kind, title in (("refused", "Refused at upload or filing, by reason"), ("rejected", "Rejected by reviewers")):
        console.print(_by_reason(subsidies["programs"], kind, title))
    title = "Subsidies' money by the books, yuan (vouchers that were handed over are outstanding until redeemed)"
    money = Table("program", "granted", "outstanding", "payable", "paid", title=title)
    for one in subsidies["programs"]:
        kinds = ("granted_fen", "outstanding_fen", "payable_fen", "paid_fen")
        money.add_row(_name(one), *(_yuan(one["money"].get(kind, 0)) for kind in kinds))
    console.print(money)
    clocks = Table("program", "service time", "median", "longest", title="The office's clock, of paid claims, s")
    for one in subsidies["programs"]:
        times = (one["service_time_s"], one["median_office_time_s"], one["longest_office_time_s"])
        clocks.add_row(_name(one), *(f"{time:,}" for time in times))
    console.print(clocks)
    returned = ", ".join(f"{name} {count}" for name, count in subsidies["returned"].items()) or "none"
    console.print(
        f"{subsidies['documents']:,} documents uploaded; returned for a fix: {returned}; objections during the notice: "
        f"{subsidies['objected']}; {subsidies['batches']} payment batches"
    )


def _name(one: dict[str, Any]) -> str:
    """The program, and its campaign: Anping's has a cap of its own."""
    campaign, program = str(one["program_id"]).split(".", 1)
    return f"{program} ({campaign.rsplit('-', 1)[0]})"


def _by_reason(programs: list[dict[str, Any]], kind: str, title: str) -> Table:
    """A row a reason, a column a program."""
    table = Table("reason", *map(_name, programs), title=title)
    for code in sorted({code for one in programs for code in one[kind]}):
        table.add_row(code, *(str(one[kind].get(code, "–")) for one in programs))
    return table


def _yuan(amount: int) -> str:
    return yuan_text(Fen(amount)).removesuffix(".00")
