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
    ("differences", "differences"),
)  # fmt: skip


def print_settlement(console: Console, settlement: dict[str, Any]) -> None:
    """paid + failed + unknown + carried = redeemed − refunded."""
    table = Table(*(title for _, title in _FIGURES), title="Merchants, settled by district and day")
    table.add_row(
        *(
            yuan_text(Fen(settlement[name])) if name.endswith("_fen") else f"{settlement[name]:,}"
            for name, _ in _FIGURES
        )
    )
    console.print(table)
