"""What the bank says of one payout (回盘), and what that means: the first definite word counts, for ever."""

from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from services.treasury.domain.payouts import LineState, Payout, move_line
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen


class Result(StrEnum):
    """The bank's words; NOT_RECEIVED only when it is asked about a payout it never got."""

    PAID = "PAID"
    FAILED = "FAILED"
    UNKNOWN = "UNKNOWN"
    NOT_RECEIVED = "NOT_RECEIVED"


IN_FILES = frozenset({Result.PAID, Result.FAILED, Result.UNKNOWN})


class BankLine(NamedTuple):
    payout_id: str
    amount_fen: Fen
    result: Result
    reason: str = ""
    bank_ref: str = ""


class Meaning(StrEnum):
    """What follows from a line of the bank's."""

    PAID = "PAID"
    FAILED = "FAILED"
    UNKNOWN = "UNKNOWN"
    SEND_AGAIN = "SEND_AGAIN"
    REPEATED = "REPEATED"
    CONTRADICTION = "CONTRADICTION"


class Heard(NamedTuple):
    """The payout after the line (the same one where nothing moves); `problem` says what contradicts what."""

    payout: Payout
    meaning: Meaning
    problem: str = ""


L, R = LineState, Result
_MAY_BE_AT_BANK = frozenset({L.APPROVED, L.UNKNOWN})
_SAID = {L.PAID: R.PAID, L.CLAWED_BACK: R.PAID, L.FAILED: R.FAILED}
_TO = {R.PAID: L.PAID, R.FAILED: L.FAILED, R.UNKNOWN: L.UNKNOWN}


def hear(payout: Payout, line: BankLine) -> Heard:
    """Judge one line about this payout."""
    problem = _contradiction(payout, line)
    if problem:
        return Heard(payout, Meaning.CONTRADICTION, problem)
    if line.result == R.NOT_RECEIVED and payout.state in _MAY_BE_AT_BANK:
        return Heard(payout, Meaning.SEND_AGAIN)
    if line.result == R.NOT_RECEIVED or payout.state in _SAID:
        return Heard(payout, Meaning.REPEATED)
    moved = move_line(payout, _TO[line.result])
    if isinstance(moved, Refused):  # UNKNOWN once more
        return Heard(payout, Meaning.REPEATED)
    return Heard(replace(moved, bank_ref=line.bank_ref), Meaning(line.result.value))


def _contradiction(payout: Payout, line: BankLine) -> str:
    """What in the line cannot be true, in words for people; empty when nothing."""
    said = _SAID.get(payout.state)
    if line.result != R.NOT_RECEIVED and line.amount_fen != payout.amount_fen:
        return f"the payout is {payout.amount_fen} fen"
    if payout.state in {L.DUE, L.PREPARED}:
        return "the payout was never sent"
    if said is not None and line.result in {R.PAID, R.FAILED} and line.result != said:
        return f"the bank said {said} before"
    if said == line.result == R.PAID and line.bank_ref and payout.bank_ref and line.bank_ref != payout.bank_ref:
        return "paid under another bank_ref before"
    return ""
