"""Reconciliation (对账): two sides of the same money, held against one another row by row.

`here` is always treasury's own books, `there` what somebody else says, or what another of our tables must say too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple


class Pair(StrEnum):
    """Which two sides: here, and there."""

    CLOSE = "CLOSE"
    """Our entries' sums and counts of a day, and those that redemption closed it with."""
    LIST = "LIST"
    """Our entries of a closed day, and redemption's rows as they stood at its close."""
    JOURNAL = "JOURNAL"
    """Transfers, and the entry, plan, payment or clawback that asks for each."""
    BALANCE = "BALANCE"
    """An account's balance, and the transfers that led to it; all balances of a campaign, and its cap."""
    SETTLED = "SETTLED"
    """A settlement's amount and transfers by pool, and the entries of its days."""
    PAYOUT = "PAYOUT"
    """The last payment of a settlement, and the settlement."""
    FILE = "FILE"
    """Payouts and the hash, count and sum of their batch, and the very bytes of its payment file."""
    BANK = "BANK"
    """Payouts with the answer that was booked, and the bank's first definite word about each."""


class Result(StrEnum):
    MATCHED = "MATCHED"
    ON_ITS_WAY = "ON_ITS_WAY"
    MISSING_HERE = "MISSING_HERE"
    MISSING_THERE = "MISSING_THERE"
    AMOUNT_DIFFERS = "AMOUNT_DIFFERS"
    WORD_DIFFERS = "WORD_DIFFERS"


AGREES = frozenset({Result.MATCHED, Result.ON_ITS_WAY})


class Row(NamedTuple):
    """One side's word about an item; `word` is what it says beside the amount: a count, a state, a hash.

    `may_come`: what differs from it, or is not there, is a fact on its way and no difference.
    """

    business_day: str
    merchant_id: str
    item_id: str
    amount_fen: int
    word: str = ""
    district_id: str = ""
    may_come: bool = False


class Key(NamedTuple):
    """What names a difference for good, within its campaign."""

    pair: Pair
    business_day: str
    merchant_id: str
    item_id: str


class Found(NamedTuple):
    """An item of two sides, and what came of it."""

    key: Key
    result: Result
    here: Row | None
    there: Row | None

    @property
    def district_id(self) -> str:
        """The district whose staff it concerns; empty for the city alone."""
        return (self.here and self.here.district_id) or (self.there and self.there.district_id) or ""


class Place(NamedTuple):
    """Where a run's items are counted."""

    pair: Pair
    business_day: str
    merchant_id: str
    district_id: str
    result: Result


class Sums(NamedTuple):
    items: int
    here_fen: int
    there_fen: int


def compare(pair: Pair, here: Iterable[Row], there: Iterable[Row]) -> Iterator[Found]:
    """Every item of both sides once, whatever the order of the rows."""
    ours, theirs = _by_name(here), _by_name(there)
    for name in [*ours, *(name for name in theirs if name not in ours)]:
        mine, other = ours.get(name), theirs.get(name)
        yield Found(Key(pair, *name), _result(mine, other), mine, other)


def tally(founds: Sequence[Found]) -> dict[Place, Sums]:
    """How many items and how much money, by where they belong and what came of them."""
    items, ours, theirs = Counter[Place](), Counter[Place](), Counter[Place]()
    for found in founds:
        place = Place(
            found.key.pair, found.key.business_day, found.key.merchant_id, found.district_id, found.result
        )  # fmt: skip
        items[place] += 1
        ours[place] += found.here.amount_fen if found.here else 0
        theirs[place] += found.there.amount_fen if found.there else 0
    return {place: Sums(items[place], ours[place], theirs[place]) for place in items}


def _result(here: Row | None, there: Row | None) -> Result:
    if here and there and (here.amount_fen, here.word) == (there.amount_fen, there.word):
        return Result.MATCHED
    if (here and here.may_come) or (there and there.may_come):
        return Result.ON_ITS_WAY
    if not (here and there):
        return Result.MISSING_THERE if here else Result.MISSING_HERE
    return Result.AMOUNT_DIFFERS if here.amount_fen != there.amount_fen else Result.WORD_DIFFERS


def _by_name(rows: Iterable[Row]) -> dict[tuple[str, str, str], Row]:
    """Rows by day, merchant and item; one that stands there twice is told apart by a number, or it would be lost."""
    named: dict[tuple[str, str, str], Row] = {}
    again: list[Row] = []
    for row in rows:
        if row[:3] in named:
            again.append(row)
        else:
            named[row[:3]] = row
    if again:
        again += [named.pop(name) for name in {row[:3] for row in again}]
        seen = Counter[tuple[str, str, str]]()
        for row in sorted(again):
            seen[row[:3]] += 1
            nth = seen[row[:3]]
            named[row[0], row[1], row.item_id if nth == 1 else f"{row.item_id} #{nth}"] = row
    return named
