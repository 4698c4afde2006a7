"""Double entry (复式记账): money moves from one account to another, never out of nothing, never edited.

unallocated → allocated → granted (the unused rest) → outstanding (promised to a named person) → payable → paid. The
six sum to the cap at every commit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from shared.kernel.fen import Fen


class Kind(StrEnum):
    """What money in an account is."""

    SOURCE = "source"
    UNALLOCATED = "unallocated"
    ALLOCATED = "allocated"
    GRANTED = "granted"
    OUTSTANDING = "outstanding"
    PAYABLE = "payable"
    PAID = "paid"


BALANCE_KINDS = (Kind.UNALLOCATED, Kind.ALLOCATED, Kind.GRANTED, Kind.OUTSTANDING, Kind.PAYABLE, Kind.PAID)
POOL_KINDS = (Kind.GRANTED, Kind.OUTSTANDING, Kind.PAYABLE, Kind.PAID)


@dataclass(frozen=True, slots=True)
class Account:
    """An account is a pool (a campaign, a program, a round) and a kind."""

    pool_id: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Transfer:
    """One posting (分录): `event_id` and `line` make it happen once for ever; `amount_fen` is positive."""

    event_id: str
    line: int
    debit: Account
    credit: Account
    amount_fen: Fen

    def __post_init__(self) -> None:
        if self.amount_fen <= 0 or self.debit == self.credit:
            raise ValueError("a transfer moves a positive amount between two accounts")


def fund(event_id: str, campaign_id: str, cap_fen: Fen, allocations: dict[str, Fen]) -> list[Transfer]:
    """The cap enters the books and each program gets its share; line 0 is the cap."""
    source, unallocated = Account(campaign_id, Kind.SOURCE), Account(campaign_id, Kind.UNALLOCATED)
    shares = [
        Transfer(event_id, line, unallocated, Account(program_id, Kind.ALLOCATED), amount)
        for line, (program_id, amount) in enumerate(allocations.items(), 1)
        if amount > 0
    ]
    return [Transfer(event_id, 0, source, unallocated, cap_fen), *shares]


def reallocate(event_id: str, campaign_id: str, program_id: str, more_fen: int) -> Transfer:
    """A program's share grows from the unallocated rest, or (a negative amount) gives back to it."""
    rest, share = Account(campaign_id, Kind.UNALLOCATED), Account(program_id, Kind.ALLOCATED)
    debit, credit = (rest, share) if more_fen > 0 else (share, rest)
    return Transfer(event_id, 0, debit, credit, Fen(abs(more_fen)))


def grant(event_id: str, program_id: str, pool_id: str, amount: Fen) -> Transfer:
    """A pool elsewhere gets money of its program."""
    return Transfer(event_id, 0, Account(program_id, Kind.ALLOCATED), Account(pool_id, Kind.GRANTED), amount)


def give_back(event_id: str, pool_id: str, program_id: str, amount: Fen) -> Transfer:
    """What a pool did not use returns to its program."""
    return Transfer(event_id, 0, Account(pool_id, Kind.GRANTED), Account(program_id, Kind.ALLOCATED), amount)


def promise(event_id: str, pool_id: str, amount: Fen) -> Transfer:
    """Vouchers were issued: the money is promised to named people."""
    return Transfer(event_id, 0, Account(pool_id, Kind.GRANTED), Account(pool_id, Kind.OUTSTANDING), amount)


def owe(event_id: str, pool_id: str, amount: Fen) -> Transfer:
    """A voucher was redeemed: the merchant is owed."""
    return Transfer(event_id, 0, Account(pool_id, Kind.OUTSTANDING), Account(pool_id, Kind.PAYABLE), amount)


def owe_no_more(event_id: str, pool_id: str, amount: Fen) -> Transfer:
    """A redemption was undone."""
    return Transfer(event_id, 0, Account(pool_id, Kind.PAYABLE), Account(pool_id, Kind.OUTSTANDING), amount)


def follow(event_id: str, pool_id: str, program_id: str, steps: Iterable[tuple[int, str, str]]) -> list[Transfer]:
    """A policy's money as its keeper tells it: (amount, out of, into), a line a step; raises KeyError for other words.

    POOL, PROMISED, OWED, PAID are the pool's granted, outstanding, payable, paid; PROGRAM its program's allocated.
    """
    accounts = {
        "POOL": Account(pool_id, Kind.GRANTED),
        "PROMISED": Account(pool_id, Kind.OUTSTANDING),
        "OWED": Account(pool_id, Kind.PAYABLE),
        "PAID": Account(pool_id, Kind.PAID),
        "PROGRAM": Account(program_id, Kind.ALLOCATED),
    }
    return [
        Transfer(event_id, line, accounts[out_of], accounts[into], Fen(amount))
        for line, (amount, out_of, into) in enumerate(steps)
    ]


def pay(event_id: str, pool_id: str, amount: Fen) -> Transfer:
    """The bank has paid what was owed (拨付)."""
    return Transfer(event_id, 0, Account(pool_id, Kind.PAYABLE), Account(pool_id, Kind.PAID), amount)


def claw_back(event_id: str, pool_id: str, program_id: str, amount: Fen) -> Transfer:
    """What was paid came back and is the program's again (追回)."""
    return Transfer(event_id, 0, Account(pool_id, Kind.PAID), Account(program_id, Kind.ALLOCATED), amount)


def recycle(event_id: str, pool_id: str, program_id: str, amount: Fen) -> Transfer:
    """A voucher expired or was voided: its value returns to the program (回收)."""
    return Transfer(event_id, 0, Account(pool_id, Kind.OUTSTANDING), Account(program_id, Kind.ALLOCATED), amount)


def settle(event_id: str, pools: Iterable[tuple[str, str, Fen, Fen]]) -> list[Transfer]:
    """A merchant's days are paid (结算): of each pool (its id, its program's, redeemed, refunded) what was redeemed is
    paid, and what was refunded of it has come back with the same payment and is the program's again."""
    moves = [
        (Account(pool_id, debit), Account(owner, credit), amount)
        for pool_id, program_id, redeemed, refunded in pools
        for debit, owner, credit, amount in (
            (Kind.PAYABLE, pool_id, Kind.PAID, redeemed),
            (Kind.PAID, program_id, Kind.ALLOCATED, refunded),
        )
        if amount
    ]
    return [Transfer(event_id, line, debit, credit, amount) for line, (debit, credit, amount) in enumerate(moves)]
