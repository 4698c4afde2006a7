"""The payment file (付款文件) as banks take it: taken whole, or not at all."""

import csv
import io
import re
from dataclasses import dataclass

MARK, VERSION = "JINQIU-PAYMENT", "1"
FILE_BYTES_MAX = 32 * 1024 * 1024
NAME_LENGTH_MAX = 120

_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._:-]{0,79}")
_AMOUNT = re.compile(r"[1-9][0-9]{0,14}")
_TOTAL = re.compile(r"0|[1-9][0-9]{0,17}")
_ACCOUNT = re.compile(r"[0-9A-Za-z-]{6,40}")


class MalformedError(Exception):
    """Why a file is not taken: the line and what is wrong with it, never the line itself."""


@dataclass(frozen=True, slots=True)
class Order:
    """One payout to make."""

    payout_id: str
    amount_fen: int
    account: str


def read_payment_file(batch_id: str, content: bytes) -> list[Order]:
    """The payouts of a file whose batch, count, sum and form are right; raises MalformedError. May be empty."""
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise MalformedError("not UTF-8 csv") from error
    head, *lines = rows or [[]]
    if len(head) != 5 or head[:2] != [MARK, VERSION]:
        raise MalformedError(f"line 1: {MARK},{VERSION},batch_id,count,sum_fen is needed")
    if not _ID.fullmatch(head[2]) or head[2] != batch_id:
        raise MalformedError("line 1: the batch is not that of the address")
    orders = [_order(number, line) for number, line in enumerate(lines, 2)]
    if not _TOTAL.fullmatch(head[3]) or int(head[3]) != len(orders):
        raise MalformedError("line 1: the count is wrong")
    if not _TOTAL.fullmatch(head[4]) or int(head[4]) != sum(order.amount_fen for order in orders):
        raise MalformedError("line 1: the sum is wrong")
    if len({order.payout_id for order in orders}) < len(orders):
        raise MalformedError("a payout_id stands twice")
    return orders


def _order(number: int, line: list[str]) -> Order:
    if len(line) != 4:
        raise MalformedError(f"line {number}: payout_id,amount_fen,name,account is needed")
    payout_id, amount, name, account = line
    if not _ID.fullmatch(payout_id):
        raise MalformedError(f"line {number}: payout_id")
    if not _AMOUNT.fullmatch(amount):
        raise MalformedError(f"line {number}: amount_fen")
    if not name.strip() or len(name) > NAME_LENGTH_MAX:
        raise MalformedError(f"line {number}: name")
    if not _ACCOUNT.fullmatch(account):
        raise MalformedError(f"line {number}: account")
    return Order(payout_id, int(amount), account)
