"""What the bank writes down: three kinds of line, from which everything it knows is read again after a kill."""

from typing import TypeAlias

import msgspec

from loadtests.bank.rule import Result

LEDGER = "ledger.jsonl"
"""The file's name in the bank's folder."""


class Payout(msgspec.Struct, frozen=True):
    """A payout as decided when it first came; of the account only the end and a keyed hash, of the person nothing."""

    payout_id: str
    amount_fen: int
    account_end: str
    account_mac: str
    result: Result
    reason: str
    bank_ref: str
    definite_at: int
    late: bool


class FileTaken(msgspec.Struct, frozen=True, tag="file"):
    """A payment file was taken: all its payouts in order, and those that had never come before."""

    batch_id: str
    file_mac: str
    at: float
    payout_ids: list[str]
    new: list[Payout]


class AnswerGiven(msgspec.Struct, frozen=True, tag="answer"):
    """An answer file got its number; it says the same for ever."""

    answer_no: int
    batch_id: str
    part: str
    file: str


class Asked(msgspec.Struct, frozen=True, tag="asked"):
    """A payout that the answer file says UNKNOWN of was asked about, and whether the answer was definite."""

    payout_id: str
    definite: bool


Entry: TypeAlias = FileTaken | AnswerGiven | Asked


def read_entry(line: bytes) -> Entry:
    """A line as written."""
    return _decoder.decode(line)


_decoder: msgspec.json.Decoder[Entry] = msgspec.json.Decoder(Entry)
