"""The answer file (回盘文件): what the bank says of the payouts of one batch, or of a part of them."""

import csv
import hashlib
import io
from collections.abc import Sequence
from typing import NamedTuple

from loadtests.bank.rule import Result

MARK, VERSION, SEAL = "JINQIU-ANSWER", "2", "SHA-256,"


class Told(NamedTuple):
    """What is said of one payout: a reason only when FAILED, a reference only when PAID."""

    payout_id: str
    amount_fen: int
    result: Result
    reason: str = ""
    bank_ref: str = ""


def write_answer_file(answer_no: int, batch_id: str, told: Sequence[Told]) -> str:
    """The file as text: count and sum in its head, and last the SHA-256 of all before."""
    made = io.StringIO(newline="")
    lines = csv.writer(made, lineterminator="\n")
    lines.writerow([MARK, VERSION, answer_no, batch_id, len(told), sum(one.amount_fen for one in told)])
    lines.writerows([(one.payout_id, one.amount_fen, str(one.result), one.reason, one.bank_ref) for one in told])
    return _sealed(made.getvalue())


def renumbered(file: str, answer_no: int) -> str:
    """The same lines again, word for word, under another number."""
    mark, version, _, rest = file[: file.rindex(SEAL)].split(",", 3)
    return _sealed(f"{mark},{version},{answer_no},{rest}")


def _sealed(text: str) -> str:
    return f"{text}{SEAL}{hashlib.sha256(text.encode()).hexdigest()}\n"
