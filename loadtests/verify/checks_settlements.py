"""Merchants: each redemption stands in one line, each line is paid once by a file that holds, refunds stay within."""

import csv
import hashlib
import io
from collections import Counter, defaultdict
from collections.abc import Iterator

from loadtests.verify.evidence import Evidence, Row

ENDED = frozenset({"PAID", "NETTED"})


def each_redemption_stands_in_one_line(evidence: Evidence) -> Iterator[str]:
    """Treasury's entries are redemption's own rows, each once; a closed day is agreed and in one settlement at most."""
    expected = Counter(_entries_of_the_till(evidence))
    booked = Counter(
        (one["kind"], one["entry_id"], one["merchant_id"], one["business_day"], one["amount_fen"])
        for one in evidence.merchant_entries
    )
    for entry in (expected - booked).keys() | (booked - expected).keys():
        yield f"{entry[0]} {entry[1]} of {entry[2]}: {expected[entry]} at the till, {booked[entry]} in treasury's books"
    settlements = {one["settlement_id"] for one in evidence.settlements}
    for day in evidence.merchant_days:
        name = f"{day['merchant_id']} on {day['business_day']}"
        if not day["is_agreed"]:
            yield f"{name} is closed and not agreed"
        if day["settlement_id"] is not None and day["settlement_id"] not in settlements:
            yield f"{name} is in a settlement that is not there"


def a_settlement_pays_its_days(evidence: Evidence) -> Iterator[str]:
    """What a settlement pays is what its days' entries come to, once."""
    net = _net_by_settlement(evidence)
    live = Counter(one["pays"] for one in evidence.payouts if one["merchant_id"] and one["state"] != "FAILED")
    for one in evidence.settlements:
        name = one["settlement_id"]
        if one["amount_fen"] != net[name]:
            yield f"{name} pays {one['amount_fen']}, its entries come to {net[name]}"
        wanted = 0 if one["state"] in {"NETTED", "FAILED"} else 1
        if live[name] != wanted:
            yield f"{name} is {one['state']} and has {live[name]} live payments"
    amounts = {one["settlement_id"]: one["amount_fen"] for one in evidence.settlements}
    for payout in evidence.payouts:
        if payout["merchant_id"] and payout["amount_fen"] != amounts.get(payout["pays"]):
            yield f"{payout['payout_id']} pays {payout['amount_fen']} of {amounts.get(payout['pays'])}"


def refunds_stay_within_their_redemption(evidence: Evidence) -> Iterator[str]:
    """Refunds of a redemption never exceed its order or its discount; a full one gives all of the discount back."""
    orders = {one["redemption_id"]: one for one in evidence.redemptions if one["redemption_id"]}
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for refund in evidence.refunds:
        of = sums[refund["redemption_id"]]
        of["amount"] += refund["amount_fen"]
        of["returned"] += refund["returned_fen"]
        of["full"] += refund["is_full"]
        if refund["amount_fen"] != refund["returned_fen"] + refund["shopper_fen"]:
            yield f"refund {refund['refund_id']} does not add up"
    for redemption_id, of in sums.items():
        order = orders.get(redemption_id)
        if order is None or order["is_undone"]:
            yield f"{redemption_id} is refunded and does not stand"
            continue
        amount, discount = order["order_amount_fen"], order["discount_fen"]
        if of["returned"] != discount * of["amount"] // amount or of["amount"] > amount:
            yield f"{redemption_id}: {of['amount']} of {amount} refunded, {of['returned']} of {discount} returned"
        if (of["amount"] == amount) != (of["full"] == 1):
            yield f"{redemption_id}: {of['full']} full refunds, {of['amount']} of {amount}"


def payment_files_hold(evidence: Evidence) -> Iterator[str]:
    """The bytes of each payment file have the hash that was approved, and name just the batch's payouts."""
    lines: dict[str, dict[str, int]] = defaultdict(dict)
    for payout in evidence.payouts:
        if payout["batch_id"] is not None:
            lines[payout["batch_id"]][payout["payout_id"]] = payout["amount_fen"]
    for batch in evidence.batches:
        batch_id, file = batch["batch_id"], batch["file"]
        if file is None:
            continue  # cancelled: its bytes are gone
        if hashlib.sha256(file).hexdigest() != batch["sha256"]:
            yield f"batch {batch_id}: its file is not the one with the hash"
        head, *rows = csv.reader(io.StringIO(file.decode(), newline=""))
        named = {row[0]: int(row[1]) for row in rows}
        if [head[2], int(head[3]), int(head[4])] != [batch_id, batch["count"], batch["sum_fen"]]:
            yield f"batch {batch_id}: the file's head is {head}"
        if named != lines[batch_id] or (len(rows), sum(named.values())) != (batch["count"], batch["sum_fen"]):
            yield f"batch {batch_id}: the file and the payouts differ"


def day_files_follow_from_the_log(evidence: Evidence) -> Iterator[str]:
    """A day file that was handed out has just the rows that the till's log has of that merchant's day."""
    entries = Counter(_entries_of_the_till(evidence))
    by_day: dict[tuple[str, str], Counter[tuple[str, str, int]]] = defaultdict(Counter)
    for (kind, entry_id, merchant_id, day, amount), count in entries.items():
        by_day[merchant_id, day][kind, entry_id, amount] += count
    for file in evidence.day_files:
        found = Counter((one["kind"], one["entry_id"], one["amount_fen"]) for one in file["rows"])
        if found != by_day[file["merchant_id"], file["business_day"]]:
            yield f"day file of {file['merchant_id']} on {file['business_day']} differs from the log"
        if not file["hash_holds"]:
            yield f"day file of {file['merchant_id']} on {file['business_day']}: its hash does not hold"


def _entries_of_the_till(evidence: Evidence) -> Iterator[tuple[str, str, str, str, int]]:
    """What redemption's own rows come to: kind, id, merchant, business day, signed fen."""
    for one in evidence.redemptions:
        if one["redemption_id"]:
            own = (one["redemption_id"], one["merchant_id"], one["business_day"])
            yield ("REDEEMED", *own, one["discount_fen"])
            if one["is_undone"]:
                yield ("UNDONE", *own, -one["discount_fen"])
    for refund in evidence.refunds:
        yield (
            "REFUNDED", refund["refund_id"], refund["merchant_id"], refund["business_day"], -refund["returned_fen"]
        )  # fmt: skip


def settled_entries(evidence: Evidence) -> dict[str, list[Row]]:
    """Entries by the settlement that their day is in."""
    settled = {(day["merchant_id"], day["campaign_id"], day["business_day"]): day["settlement_id"]
               for day in evidence.merchant_days}  # fmt: skip
    found: dict[str, list[Row]] = defaultdict(list)
    for entry in evidence.merchant_entries:
        settlement_id = settled.get((entry["merchant_id"], entry["campaign_id"], entry["business_day"]))
        if settlement_id is not None:
            found[settlement_id].append(entry)
    return found


def _net_by_settlement(evidence: Evidence) -> Counter[str]:
    return Counter({name: sum(one["amount_fen"] for one in rows) for name, rows in settled_entries(evidence).items()})
