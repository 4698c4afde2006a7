"""Day files as merchants were handed them, kept by the demo; read with nothing but the form's own words."""

import csv
import hashlib
import io
from pathlib import Path
from typing import Any

BOM = "\ufeff"


def read_day_files(folder: Path) -> list[dict[str, Any]]:
    """Every `*.csv` below the folder: merchant, day, whether its hash holds, and its rows as (kind, id, fen)."""
    return [read_day_file(path.read_bytes()) for path in sorted(folder.rglob("*.csv"))]


def read_day_file(content: bytes) -> dict[str, Any]:
    """One file, as it is."""
    before, mark, last = content.rpartition(b"SHA-256,")
    rows = list(csv.reader(io.StringIO(content.decode().removeprefix(BOM), newline="")))
    head = {row[0]: row[-1] for row in rows[1:6]}
    columns = next(row for row in rows if row[0] == "line")
    lines = [dict(zip(columns, row, strict=True)) for row in rows if row[0].isdigit()]
    return {
        "merchant_id": head["merchant"],
        "business_day": head["business_day"],
        "hash_holds": bool(mark) and last.strip().decode() == hashlib.sha256(before).hexdigest(),
        "rows": [
            {
                "kind": one["kind"],
                "entry_id": one["refund_id"] or one["redemption_id"],
                "amount_fen": int(one["amount_fen"]),
            }
            for one in lines
        ],
    }
