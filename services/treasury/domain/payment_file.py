"""Files to and from the bank: a payment file's bytes (付款文件) out, an answer file's lines (回盘文件) in.

Out: `JINQIU-PAYMENT,1,<batch_id>,<count>,<sum_fen>`, then `payout_id,amount_fen,name,account`. In:
`JINQIU-ANSWER,2,<answer_no>,<batch_id>,<count>,<sum_fen>`, then `payout_id,amount_fen,result,reason,bank_ref`, and last
`SHA-256,<hex>` of all bytes before. UTF-8, LF. An answer counts whole or not at all.
"""

import csv
import hashlib
import io
import re
from collections.abc import Sequence
from typing import NamedTuple

from services.treasury.domain.bank_line import IN_FILES, BankLine, Result
from services.treasury.domain.payees import Payee
from services.treasury.domain.payouts import LINES_MAX, Payout, total
from services.treasury.domain.refusals import Refusal
from shared.kernel.decision import Refused
from shared.kernel.fen import FEN_MAX, Fen

PAYMENT, PAYMENT_FORM = "JINQIU-PAYMENT", "1"
ANSWER, ANSWER_FORM, SEAL = "JINQIU-ANSWER", "2", b"SHA-256,"
TEXT_LENGTH_MAX = 500
ANSWER_NO_MAX = 2**53

_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._:-]{0,79}")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,15}")
_TEXT = re.compile(rf"[^\x00-\x1f\x7f]{{0,{TEXT_LENGTH_MAX}}}")
_HEAD = ("mark", "version", "answer_no", "batch_id", "count", "sum_fen")
_PAYMENT_HEAD, _PAYMENT_FIELDS = 5, 4
_LINE = ("payout_id", "amount_fen", "result", "reason", "bank_ref")


class Answer(NamedTuple):
    """What the bank says of payouts of one batch."""

    answer_no: int
    batch_id: str
    lines: tuple[BankLine, ...]


class PaymentFile(NamedTuple):
    """A payment file as it was read; `lines_told` and `sum_fen` as its head says, `lines` of payout_id and fen."""

    batch_id: str
    lines_told: int
    sum_fen: int
    lines: tuple[tuple[str, int], ...]


def write_payment_file(batch_id: str, lines: Sequence[tuple[Payout, Payee]]) -> bytes:
    """The same lines in the same order give the same bytes, for ever."""
    made = io.StringIO(newline="")
    rows = csv.writer(made, lineterminator="\n")
    rows.writerow([PAYMENT, PAYMENT_FORM, batch_id, len(lines), total([payout for payout, _ in lines])])
    rows.writerows([(payout.payout_id, payout.amount_fen, payee.name, payee.account) for payout, payee in lines])
    return made.getvalue().encode()


def read_payment_file(content: bytes) -> PaymentFile | Refused:
    """What the bank was told to pay, without a name or an account, or in which line it cannot be read."""
    rows = _rows(content)
    if isinstance(rows, Refused):
        return rows
    head, *lines = rows or [[]]
    if (
        len(head) != _PAYMENT_HEAD
        or head[:2] != [PAYMENT, PAYMENT_FORM]
        or not all(_is_number(one, FEN_MAX) for one in head[3:])
    ):
        return Refused(Refusal.MALFORMED, "line 1: no head of a payment file")
    for number, line in enumerate(lines, 2):
        if len(line) != _PAYMENT_FIELDS or not _is_number(line[1], FEN_MAX):
            return Refused(Refusal.MALFORMED, f"line {number}: no payment")
    payments = tuple((line[0], int(line[1])) for line in lines)
    return PaymentFile(head[2], int(head[3]), int(head[4]), payments)


def read_answer_file(content: bytes) -> Answer | Refused:
    """All of the file, or what is wrong in which line and field: never what stands there."""
    body, sealed, digest = content.rpartition(SEAL)
    if not sealed or digest.strip().decode(errors="replace") != hashlib.sha256(body).hexdigest():
        return Refused(Refusal.MALFORMED, "the last line: SHA-256 is not that of the lines before")
    rows = _rows(body)
    if isinstance(rows, Refused):
        return rows
    head, *lines = rows or [[]]
    for number, line in enumerate(lines, 2):
        wrong = _wrong_in_line(line)
        if wrong is not None:
            return Refused(Refusal.MALFORMED, f"line {number}: {wrong}")
    wrong = _wrong_in_head(head, len(lines), sum(int(line[1]) for line in lines))
    if wrong is not None:
        return Refused(Refusal.MALFORMED, f"line 1: {wrong}")
    return Answer(
        int(head[2]),
        head[3],
        tuple(BankLine(line[0], Fen(int(line[1])), Result(line[2]), line[3], line[4]) for line in lines),
    )


def _rows(content: bytes) -> list[list[str]] | Refused:
    try:
        return list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        return Refused(Refusal.MALFORMED, "the file is not UTF-8 csv")


def _wrong_in_head(head: Sequence[str], lines: int, sum_fen: int) -> str | None:
    if len(head) != len(_HEAD):
        return f"it has {len(head)} fields, {len(_HEAD)} are needed"
    right = {
        "mark": head[0] == ANSWER,
        "version": head[1] == ANSWER_FORM,
        "answer_no": _is_number(head[2], ANSWER_NO_MAX),
        "batch_id": _ID.fullmatch(head[3]) is not None,
        "count": head[4] == str(lines) and lines <= LINES_MAX,
        "sum_fen": head[5] == str(sum_fen),
    }
    return next((name for name in _HEAD if not right[name]), None)


def _wrong_in_line(line: Sequence[str]) -> str | None:
    if len(line) != len(_LINE):
        return f"it has {len(line)} fields, {len(_LINE)} are needed"
    right = {
        "payout_id": _ID.fullmatch(line[0]) is not None,
        "amount_fen": _is_number(line[1], FEN_MAX),
        "result": line[2] in IN_FILES,
        "reason": _TEXT.fullmatch(line[3]) is not None,
        "bank_ref": _TEXT.fullmatch(line[4]) is not None,
    }
    return next((name for name in _LINE if not right[name]), None)


def _is_number(text: str, most: int) -> bool:
    return _NUMBER.fullmatch(text) is not None and int(text) <= most
