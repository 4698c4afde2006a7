"""Faults to be planted in an auditor's export, and what its program is to say of each."""

from collections.abc import Callable
from typing import NamedTuple

Rows = list[dict[str, str]]


class Planted(NamedTuple):
    """Rows of a file changed, the manifest made anew by whoever did it; what the program then says."""

    name: str
    file: str
    change: Callable[[Rows], object]
    said: str


def where(rows: Rows, **values: str) -> dict[str, str]:
    return next(row for row in rows if all(row[name] == value for name, value in values.items()))


def forged(rows: Rows, **values: str) -> None:
    """One more line of the bank's."""
    rows.append({**where(rows, payout_id="n1-1"), "line_no": "99", **values})


PLANTED = [
    Planted("a changed amount of a transfer", "transfers",
            lambda rows: where(rows, event_id="redeemed-1").update(amount_fen="99"), "its transfers come to"),
    Planted("a transfer taken out", "transfers",
            lambda rows: rows.remove(where(rows, event_id="redeemed-1")), "of 100 fen was never booked"),
    Planted("a transfer that stands twice", "transfers", lambda rows: rows.append(rows[-1]), "is twice there"),
    Planted("a changed balance", "accounts",
            lambda rows: where(rows, kind="paid", pool_id="r1").update(balance_fen="1"), "its balance is 1"),
    Planted("another cap", "campaigns", lambda rows: rows[0].update(cap_fen="1001"), "its cap is 1001"),
    Planted("a campaign approved by its maker", "campaigns", lambda rows: rows[0].update(approved_by="ann"),
            "was drafted and approved by ann"),
    Planted("a batch at the bank that nobody approved", "payout_batches",
            lambda rows: rows[0].update(approved_by=""), "approved by nobody"),
    Planted("unspent money told wrongly", "unspent", lambda rows: rows[0].update(balance_fen="1"), "unspent"),
    Planted("an act taken out", "audit_treasury", lambda rows: rows.pop(1), "the chain breaks at act 3"),
    Planted("the last act taken out", "audit_treasury", lambda rows: rows.pop(), "the head noted at act 3"),
    Planted("an act rewritten", "audit_treasury", lambda rows: rows[0].update(actor="bo"), "the chain breaks at act 1"),
    Planted("all acts of a service taken out", "audit_treasury", lambda rows: rows.clear(), "the head noted at act 1"),
    Planted("an entry changed", "merchant_entries",
            lambda rows: where(rows, event_id="redeemed-2").update(amount_fen="101"), "booked are 100"),
    Planted("a refund changed", "merchant_entries",
            lambda rows: where(rows, kind="REFUNDED").update(amount_fen="-41"), "its entries come to"),
    Planted("a day closed with another count", "merchant_days", lambda rows: rows[0].update(count="9"),
            "closed with [9,"),
    Planted("a settlement changed", "settlements", lambda rows: rows[0].update(amount_fen="7"), "it is 7 fen"),
    Planted("a settlement given to another merchant", "settlements", lambda rows: rows[0].update(merchant_id="m9"),
            "has a day of"),
    Planted("a payment to another merchant", "payouts",
            lambda rows: next(row for row in rows if row["merchant_id"]).update(merchant_id="m9"),
            "its settlement is another's"),
    Planted("a settlement taken out", "settlements", lambda rows: rows.pop(), "and is not there"),
    Planted("a settlement that is paid no more", "settlements", lambda rows: rows[0].update(state="FAILED"),
            "its transfers are not its entries by pool"),
    Planted("a payment changed", "payouts", lambda rows: where(rows, payout_id="n1-1").update(amount_fen="1"),
            "the bank's line says 100"),
    Planted("a payment paid by nobody", "payouts",
            lambda rows: rows.append({**where(rows, payout_id="n1-1"), "payout_id": "n9-1"}), "say nothing"),
    Planted("a payment taken out", "payouts", lambda rows: rows.remove(where(rows, payout_id="n1-1")),
            "its payments come to"),
    Planted("a forged line of the bank's", "bank_lines", lambda rows: forged(rows, payout_id="n9-1"),
            "there is no such payment"),
    Planted("a second line of the bank's about a payment", "bank_lines", forged, "['PAID', 'PAID']"),
    Planted("the bank's amount forged", "bank_lines",
            lambda rows: where(rows, payout_id="n1-1").update(amount_fen="900"), "the bank's line says 900"),
    Planted("a ruling taken out", "rulings", lambda rows: rows.clear(), "payment n2-2 is PAID, the bank's lines say"),
    Planted("the bank's line taken out", "bank_lines", lambda rows: rows.remove(where(rows, payout_id="n1-1")),
            "the bank's lines say nothing"),
    Planted("an amount that is no number", "transfers", lambda rows: rows[0].update(amount_fen="x"), "cannot be read"),
]  # fmt: skip
