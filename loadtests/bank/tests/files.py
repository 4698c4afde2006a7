"""Payment files and accounts for the bank's tests."""

import csv
import hashlib
import io
from collections.abc import Sequence
from typing import NamedTuple

from loadtests.bank.rule import Fate, Result, Settings, account_meeting

SETTINGS = Settings(
    failed_share=0.3, unknown_share=0.4, stubborn_share=0.2, late_share=0.3, repeated_share=0.0, late_after_s=10.0
)
ACCOUNTS = [f"62220200{number:08d}" for number in range(2_000)]


def account_with(result: Result = Result.PAID, *, definite_at: int = 0, late: bool = False) -> str:
    """An account with this fate under the tests' settings."""
    return account_meeting(SETTINGS, Fate(result, "", definite_at, late), ACCOUNTS)


class Line(NamedTuple):
    payout_id: str
    amount_fen: int = 500
    name: str = "王雨涵"
    account: str = account_with()


def payment_file(
    batch_id: str, lines: Sequence[Line] = (), *, count: int | None = None, sum_fen: int | None = None
) -> bytes:
    """A payment file; count and sum are right unless said otherwise."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\n")
    total = sum(line.amount_fen for line in lines)
    writer.writerow(
        ["JINQIU-PAYMENT", 1, batch_id, len(lines) if count is None else count, total if sum_fen is None else sum_fen]
    )
    writer.writerows(lines)
    return made.getvalue().encode()


def told(file: str) -> dict[str, str]:
    """What an answer file says: the result by payout."""
    return {line[0]: line[2] for line in list(csv.reader(io.StringIO(file)))[1:-1]}


def sealed(text: str) -> str:
    """These lines with their hash at the end."""
    return f"{text}SHA-256,{hashlib.sha256(text.encode()).hexdigest()}\n"
