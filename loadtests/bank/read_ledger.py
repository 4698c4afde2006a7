"""What checkers read: every payout the bank ever took, and what really became of it."""

from dataclasses import dataclass
from pathlib import Path

from loadtests.bank.entries import LEDGER, FileTaken, read_entry
from loadtests.bank.journal import read_lines
from loadtests.bank.rule import Result


@dataclass(frozen=True, slots=True)
class Payment:
    """A payout as it really ended, whatever was told of it so far: money moved where `result` is PAID."""

    payout_id: str
    batch_id: str
    amount_fen: int
    bank_ref: str
    result: Result


def read_ledger(folder: Path) -> list[Payment]:
    """All of them, in the order they came, beside a bank that runs or after it; none from an empty folder."""
    entries = [read_entry(line) for line in read_lines(folder / LEDGER)]
    return [
        Payment(one.payout_id, entry.batch_id, one.amount_fen, one.bank_ref, one.result)
        for entry in entries
        if isinstance(entry, FileTaken)
        for one in entry.new
    ]
