"""The answer file (回盘文件): what the bank says of the payouts of one batch, or of a part of them."""

import csv
import io
from collections.abc import Sequence
from typing import NamedTuple

from loadtests.bank.rule import Result

MARK, VERSION = "JINQIU-ANSWER", "1"


class Told(NamedTuple):
    """What is said of one payout: a reason only when FAILED, a reference only when PAID."""

    payout_id: str
    amount_fen: int
    result: Result
    reason: str = ""
    bank_ref: str = ""


def write_answer_file(answer_no: int, batch_id: str, told: Sequence[Told]) -> str:
    """The file as text."""
    made = io.StringIO(newline="")
    lines = csv.writer(made, lineterminator="\n")
    lines.writerow([MARK, VERSION, answer_no, batch_id, len(told)])
    lines.writerows([(one.payout_id, one.amount_fen, str(one.result), one.reason, one.bank_ref) for one in told])
    return made.getvalue()
