"""The settlement's part of the report, as a person likes to read it."""

from typing import Any

from rich.console import Console
from rich.table import Table

from shared.kernel.fen import Fen, yuan_text

_FIGURES = (
    ("merchants", "merchants"), ("days", "business days"), ("lines", "redemptions"), ("redeemed_fen", "redeemed ¥"),
    ("refunded_fen", "refunded ¥"), ("paid_fen", "paid ¥"), ("failed_fen", "failed ¥"), ("unknown_fen", "unknown ¥"),
    ("carried_fen", "carried over ¥"), ("batches", "batches"), ("mended", "accounts mended"), ("refunds", "refunds"),
    ("notices", "notices to one merchant"),
    ("compared", "reconciled items"), ("differences", "differences"),
)  # fmt: skip


def print_settlement(console: Console, settlement: dict[str, Any]) -> None:
    """paid + failed + unknown + carried = redeemed − refunded."""
    table = Table("what", "figure", title="Merchants, settled by district and day")
    for name, title in _FIGURES:
        figure = settlement[name]
        table.add_row(title, yuan_text(Fen(figure)) if name.endswith("_fen") else f"{figure:,}")
    console.print(table)
