"""Faults of money: of the journal, of pools, of postings."""

from loadtests.verify.evidence import Evidence, Row
from loadtests.verify.tests.plants import Plant, expired, tell, undone, voided
from shared.contracts.vouchers_events import GrantDeclined

CAP = "the journal sums to the cap"
POOLS = "pools issue no more than was granted"
ONCE = "each fact is booked once"


def book(evidence: Evidence, debit: int, credit: int, amount_fen: int) -> None:
    evidence.transfers.append(Row(event_id="nobody", line=0, debit_id=debit, credit_id=credit, amount_fen=amount_fen))
    evidence.accounts[debit - 1]["balance_fen"] -= amount_fen
    evidence.accounts[credit - 1]["balance_fen"] += amount_fen


BOOKS = [
    Plant("an edited balance", lambda e: e.accounts[4].update(balance_fen=49), CAP,
          "r1:outstanding says 49, its transfers 50"),
    Plant("a balance below nothing", lambda e: book(e, 2, 3, 60), CAP, "c1:unallocated is negative: -10"),
    Plant("an edited cap", lambda e: e.campaigns[0].update(cap_fen=199), CAP,
          "c1: balances sum to 200, the cap is 199"),
    Plant("over-allocated", lambda e: e.programs[0].update(allocated_fen=201), CAP,
          "c1: allocated 201, over the cap 200"),
    Plant("a float", lambda e: e.float_columns.append("t.a.b"), CAP, "t.a.b is a float"),
    Plant("a voucher more than the stock had", lambda e: e.issued.append(Row(e.issued[0], voucher_id="v3")), POOLS,
          "s1: issued 3 of 3, left 0"),
    Plant("a pool that issued more than its grant", lambda e: e.grants[0].update(amount_fen=140), POOLS,
          "r1: issued and returned 150, granted 140"),
    Plant("a pool whose grant was never approved", lambda e: e.grants[0].update(state="DRAFT"), POOLS,
          "r1: issued and returned 150, granted 0"),
    Plant("an unissued rest returned too high", lambda e: e.stocks[0].update(unissued=2, total=4), POOLS,
          "r1: issued and returned 200, granted 150"),
    Plant("a missing posting", lambda e: e.transfers.pop(3), ONCE, "booked is []"),
    Plant("a posting of another amount", lambda e: e.transfers[3].update(amount_fen=51), ONCE,
          "moves Movement(amount_fen=50, out_of=('r1', 'granted'), into=('r1', 'outstanding')), booked is [Movement("
          "amount_fen=51"),
    Plant("a fact booked twice", lambda e: e.transfers.append(Row(e.transfers[3], line=1)), ONCE,
          "'outstanding')), Movement(amount_fen=50"),
    Plant("a posting to another account", lambda e: e.transfers[6].update(credit_id=3), ONCE,
          "booked is [Movement(amount_fen=50, out_of=('r1', 'outstanding'), into=('p1', 'allocated'))]"),
    Plant("a grant that moved no money", lambda e: e.transfers.pop(2), ONCE,
          "grant:g1 moves Movement(amount_fen=150, out_of=('p1', 'allocated'), into=('r1', 'granted')), booked is []"),
    Plant("a posting without a fact", lambda e: book(e, 2, 3, 10), ONCE, "posting nobody has no fact"),
    Plant("a redeem that was not booked", lambda e: e.transfers.pop(6), ONCE,
          "out_of=('r1', 'outstanding'), into=('r1', 'payable')), booked is []"),
    Plant("a closing that was not booked", lambda e: e.transfers.pop(5), ONCE,
          "out_of=('r1', 'granted'), into=('p1', 'allocated')), booked is []"),
    Plant("an undo that was not booked", tell("redemption", "v1", undone()), ONCE,
          "out_of=('r1', 'payable'), into=('r1', 'outstanding')), booked is []"),
    Plant("an expiry that was not booked", tell("redemption", "v2", expired()), ONCE,
          "out_of=('r1', 'outstanding'), into=('p1', 'allocated')), booked is []"),
    Plant("a void that was not booked", tell("redemption", "v2", voided()), ONCE,
          "out_of=('r1', 'outstanding'), into=('p1', 'allocated')), booked is []"),
    Plant("a declined grant that was not booked back",
          tell("vouchers", "g1", GrantDeclined("g1", 2, "r1", 150, "WRONG_TERMS")), ONCE,
          "moves Movement(amount_fen=150, out_of=('r1', 'granted'), into=('p1', 'allocated')), booked is []"),
]  # fmt: skip
