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


class Posted(NamedTuple):
    """A transfer that nobody asked for, put into the database with the balances that it moves."""

    event_id: str
    line: int
    out_of: tuple[str, str]
    into: tuple[str, str]
    said: str = "nothing asks for it"


R1, POL, P1 = "r1", "pol", "p1"
INVENTED = [
    Posted("forged-1", 0, (R1, "payable"), (R1, "paid")),
    Posted("forged-2", 0, (R1, "paid"), (P1, "allocated")),
    Posted("forged-3", 0, (R1, "granted"), (R1, "paid")),
    Posted("forged-4", 0, (P1, "allocated"), (R1, "paid")),
    Posted("forged-5", 0, (R1, "payable"), (POL, "payable")),
    Posted("forged-6", 0, (R1, "outstanding"), (R1, "payable")),
    Posted("forged-7", 0, (R1, "granted"), (R1, "outstanding")),
    Posted("forged-8", 0, (R1, "outstanding"), (P1, "allocated")),
    Posted("grant:nosuch", 0, (P1, "allocated"), (R1, "granted")),
    Posted("clawback:nosuch", 0, (R1, "paid"), (P1, "allocated")),
    Posted("payout:nosuch", 0, (POL, "payable"), (POL, "paid")),
    Posted("settlement:nosuch", 0, (R1, "payable"), (R1, "paid")),
    Posted("allocation:nosuch", 0, ("c1", "unallocated"), (P1, "allocated")),
    Posted("campaign:c1", 9, ("c1", "unallocated"), (P1, "allocated"), "campaign:c1 asks for"),
    Posted("grant:g1", 1, (P1, "allocated"), (R1, "granted"), "grant:g1 asks for"),
    Posted("redeemed-1", 1, (R1, "outstanding"), (R1, "payable"), "redeemed-1: the entry is 100 fen of r1, booked are"),
    Posted("refunded-1", 0, (R1, "paid"), (P1, "allocated"), "refunded-1: the entry is -40 fen of r1, booked are"),
    Posted("moved-n2-2", 0, (POL, "granted"), (POL, "outstanding"), "moved-n2-2 asks for nothing"),
]


class Edited(NamedTuple):
    """A row edited in the database by somebody who may do anything."""

    name: str
    sql: str
    said: str


FIRST = "(select settlement_id from settlement where merchant_id = 'm1' order by amount_fen desc limit 1)"
TO = "(select account_id from account where (pool_id, kind) = ('{}', '{}'))"
OTHER_POOL = f"""
update transfer set debit_id = {TO.format("pol", "outstanding")}, credit_id = {TO.format("pol", "payable")}
where event_id = 'redeemed-1';
update account set balance_fen = balance_fen + case kind when 'outstanding' then 100 else -100 end
    * case pool_id when 'r1' then 1 else -1 end
where pool_id in ('r1', 'pol') and kind in ('outstanding', 'payable')
"""
EDITED = [
    Edited("a redemption booked in another pool", OTHER_POOL, "redeemed-1: the entry is 100 fen of r1, booked are"),
    Edited("a refund credited to another program",
           "insert into account (pool_id, kind, campaign_id, program_id) values ('p2', 'allocated', 'c1', 'p2');"
           f"update transfer set credit_id = {TO.format('p2', 'allocated')} where event_id like 'settlement:%'"
           f" and credit_id = {TO.format('p1', 'allocated')};"
           "update account set balance_fen = balance_fen + case pool_id when 'p2' then 40 else -40 end"
           " where kind = 'allocated'", "its transfers are not its entries by pool"),
    Edited("an entry's redemption", "update merchant_entry set redemption_id = 'x9' where event_id = 'redeemed-1'",
           "redeemed-1: redemption told 1 of it, 1 stand here; redemption_id x9, told was x1"),
    Edited("an entry's own id", "update merchant_entry set entry_id = 'x9' where event_id = 'redeemed-1'",
           "entry_id x9, told was x1"),
    Edited("an entry's program", "update merchant_entry set program_id = 'p2' where event_id = 'redeemed-1'",
           "program_id p2, told was p1"),
    Edited("an entry's district", "update merchant_entry set district_id = 'd2' where event_id = 'redeemed-1'",
           "district_id d2, told was d1"),
    Edited("an entry's merchant", "update merchant_entry set merchant_id = 'm2' where event_id = 'redeemed-1'",
           "merchant_id m2, told was m1"),
    Edited("an entry twice", "insert into merchant_entry select 'redeemed-9', kind, entry_id, redemption_id,"
           " merchant_id, campaign_id, district_id, program_id, pool_id, business_day, amount_fen, at, booked_at"
           " from merchant_entry where event_id = 'redeemed-1'", "redeemed-9: redemption told 0 of it, 1 stand here"),
    Edited("a row of redemption's", "update listed_row set amount_fen = 101 where entry_id = 'x1'",
           "the rows that redemption listed are not its entries"),
    Edited("the redemption of a row", "update listed_row set redemption_id = 'x9' where entry_id = 'x1'",
           "the rows that redemption listed are not its entries"),
    Edited("a row of redemption's lost", "delete from listed_row where entry_id = 'x1'",
           "the rows that redemption listed are not its entries"),
    Edited("a settlement's district", f"update settlement set district_id = 'd2' where settlement_id = {FIRST}",
           "of m1 in c1 in d2 has a day of m1 in c1 in d1"),
    Edited("a grant's amount", "update grant_of_money set amount_fen = 601 where grant_id = 'g1'",
           "grant:g1 asks for 601 fen"),
    Edited("a program's allocation", "update program set allocated_fen = 801", "campaign:c1 asks for"),
    Edited("a campaign's cap", "update campaign set cap_fen = 1001", "no act of ann in the chain drafts it"),
    Edited("a payment's word at the bank", "update payout set bank_ref = 'FORGED' where payout_id = 'n1-1'",
           "payment n1-1 is FORGED at the bank"),
    Edited("a payment of another pool", "update payout set pool_id = 'r1' where payout_id = 'n1-1'",
           "payment n1-1 is ['n1'"),
    Edited("a batch's hash", "update payout_batch set sha256 = repeat('0', 64) where batch_id = 'b1'",
           "payout_batches: b1: no act of bo in the chain approves it as it stands"),
    Edited("who approved a batch", "update payout_batch set approved_by = 'eve' where batch_id = 'b1'",
           "payout_batches: b1: no act of eve in the chain approves it"),
    Edited("who prepared a batch", "update payout_batch set prepared_by = 'eve' where batch_id = 'b1'",
           "payout_batches: b1: no act of eve in the chain drafts it"),
    Edited("who approved accounts", "update account_file set approved_by = 'eve' where file_id = 'f1'",
           "account_files: f1: no act of eve in the chain approves it"),
    Edited("accounts that nobody approved", "insert into account_file (file_id, district_id, sha256, drafted_by,"
           " approved_by, approved_at) values ('f9', 'd1', repeat('0', 64), 'ann', 'bo', now())",
           "account_files: f9: no act of bo in the chain approves it"),
    Edited("who approved a ruling", "update ruling set approved_by = 'eve'", "rulings: n2-1: no act of eve"),
    Edited("a ruling lost", "delete from ruling", "rulings: n2-1 was approved by bo at act"),
    Edited("who approved a campaign", "update campaign set approved_by = 'eve'", "campaigns: c1: no act of eve"),
    Edited("an answer of the bank's lost", "delete from bank_answer where answer_no = 1",
           "came with answer 1, which is not there"),
    Edited("a line of the bank's about no payment of ours", "insert into bank_line (source, payout_id, amount_fen,"
           " result, reason, bank_ref, meaning, problem) values ('1', 'nobody', 5, 'PAID', '', 'x', 'REPEATED', '')",
           "of the bank's is about no payment of ours"),
    Edited("an account's balance", "update account set balance_fen = balance_fen + 1 where pool_id = 'r1'"
           " and kind = 'payable'", "its transfers come to"),
]  # fmt: skip


LONG_AGO = "2000-01-01T00:00:00.000000+00:00"
"""A second so long ago that what was told then has to be booked."""


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
    Planted("the last act taken out", "audit_treasury", lambda rows: rows.pop(), "the head noted at act 26"),
    Planted("an act rewritten", "audit_treasury", lambda rows: rows[0].update(actor="bo"), "the chain breaks at act 1"),
    Planted("all acts of a service taken out", "audit_treasury", lambda rows: rows.clear(), "the head noted at act 26"),
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
    Planted("a fact that was never booked", "facts_vouchers",
            lambda rows: rows.append({**rows[-1], "event_id": "issued-z", "told_at": LONG_AGO}),
            "issued-z asks for 600 fen r1 granted > r1 outstanding, booked are nothing"),
    Planted("a redemption that was never entered", "facts_redemption",
            lambda rows: rows.append({**where(rows, event_id="redeemed-1"), "event_id": "z", "told_at": LONG_AGO}),
            "z: redemption told 1 of it, 0 stand here"),
    Planted("a fact of other money", "facts_subsidies",
            lambda rows: where(rows, event_id="moved-n1-1").update(payout_fen="99"), "asked was ['n1'"),
    Planted("a file in another order", "transfers", lambda rows: rows.reverse(), "is not in the order of event_id"),
    Planted("an amount that is no number", "transfers", lambda rows: rows[0].update(amount_fen="x"), "cannot be read"),
]  # fmt: skip
