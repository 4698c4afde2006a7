#!/usr/bin/env python3
"""复核审计导出 / Recompute an audit export: `python3 recompute.py [FOLDER]`; 0 when everything holds, 1 when not.

It needs Python 3.8 or later and nothing else: no database, no network, nothing of the platform. It reads the CSV files
beside it, follows every fen and every act of staff from the first row, and says in words what does not hold.
Amounts are whole fen.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # Python 3.8 has no such words at run time
    from collections.abc import Iterator

    Row = dict[str, str]
    Pools = dict[tuple[str, str], int]

SHOWN_MAX = 5
FOUR_EYES = ("campaigns", "grants", "allocation_changes", "payout_batches", "account_files",
             "clawbacks", "rulings")  # fmt: skip
BALANCES = ("unallocated", "allocated", "granted", "outstanding", "payable", "paid")
PAID = ("PAID", "CLAWED_BACK")

csv.field_size_limit(2**31 - 1)


class Export:
    """The folder; files are read again where they are needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        content = (folder / "manifest.json").read_bytes()
        self.manifest: dict[str, Any] = json.loads(content)
        self.manifest_sha256 = hashlib.sha256(content).hexdigest()

    def stream(self, name: str) -> Iterator[Row]:
        with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)

    def by(self, name: str, column: str) -> dict[str, Row]:
        return {row[column]: row for row in self.stream(name)}


def files_are_those_of_the_manifest(export: Export) -> Iterator[str]:
    """每个文件与清单的哈希和行数一致 / Every file has the hash and the rows that the manifest names"""
    listed = export.manifest["files"]
    there = {path.name for path in export.folder.glob("*.csv")}
    for name in sorted(there ^ set(listed)):
        yield f"{name} is {'not in the manifest' if name in there else 'missing'}"
    for name in sorted(there & set(listed)):
        digest = hashlib.sha256()
        with (export.folder / name).open("rb") as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                digest.update(block)
        if digest.hexdigest() != listed[name]["sha256"]:
            yield f"{name} was changed: its hash is {digest.hexdigest()}"
        count = sum(1 for _ in export.stream(name[:-4]))
        if count != listed[name]["rows"]:
            yield f"{name} has {count} rows, the manifest says {listed[name]['rows']}"


def acts_are_unbroken_chains(export: Export) -> Iterator[str]:
    """操作日志链完整，与库外登记的链头一致 / The acts of staff are unbroken chains up to every head noted outside"""
    noted: defaultdict[str, list[Row]] = defaultdict(list)
    for head in export.stream("noted_heads"):
        noted[head["service"]].append(head)
    services = {name[6:-4] for name in export.manifest["files"] if name.startswith("audit_")}
    for service in sorted(set(noted) - services):
        yield f"{service}: heads were noted and its acts are missing"
    for service in sorted(services):
        digests = {0: "00" * 32}
        for place, act in enumerate(export.stream(f"audit_{service}"), 1):
            digest = _act_hash(digests[place - 1], act)
            if act["seq"] != str(place) or act["prev"] != digests[place - 1] or act["hash"] != digest:
                yield f"{service}: the chain breaks at act {act['seq']} ({act['act']} by {act['actor']})"
                break
            digests[place] = digest
        for head in noted[service]:
            if digests.get(int(head["seq"])) != head["hash"]:
                yield f"{service}: the head noted at act {head['seq']} is not in the chain: acts are gone or rewritten"


def _act_hash(prev: str, act: Row) -> str:
    """SHA-256 over the hash before and the act's fields as a JSON array without spaces."""
    fields = [int(act["seq"]), *(act[name] for name in ("at", "actor", "role", "act", "subject", "detail"))]
    line = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(bytes.fromhex(prev) + line.encode()).hexdigest()


def acts_on_money_have_four_eyes(export: Export) -> Iterator[str]:
    """资金操作均由两人经办 / Whoever approved money did not draft it"""
    for name in FOUR_EYES:
        for row in export.stream(name):
            maker = row.get("drafted_by") or row.get("prepared_by")
            if row["approved_by"] == maker:
                yield f"{name}: {next(iter(row.values()))} was drafted and approved by {maker}"
            elif not row["approved_by"] and row.get("state") in ("APPROVED", "SENT", "DONE"):
                yield f"{name}: {next(iter(row.values()))} is {row['state']}, approved by nobody"


def transfers_sum_to_balances(export: Export) -> Iterator[str]:
    """分录逐笔相加等于各账户余额 / Double entry: the transfers of each account sum to its balance"""
    accounts, seen = export.by("accounts", "account_id"), set()
    sums: defaultdict[str, int] = defaultdict(int)
    for transfer in export.stream("transfers"):
        name, amount = (transfer["event_id"], transfer["line"]), int(transfer["amount_fen"])
        sides = (transfer["debit_id"], transfer["credit_id"])
        if name in seen or amount <= 0 or sides[0] == sides[1] or not set(sides) <= set(accounts):
            yield f"transfer {name[0]}/{name[1]} is twice there, moves nothing, or names no account"
        seen.add(name)
        sums[sides[0]] -= amount
        sums[sides[1]] += amount
    for account_id, account in accounts.items():
        if sums[account_id] != int(account["balance_fen"]):
            what = f"{account['pool_id']} {account['kind']}"
            yield f"account {what}: its balance is {account['balance_fen']}, its transfers come to {sums[account_id]}"


def balances_sum_to_the_cap(export: Export) -> Iterator[str]:
    """六项余额之和等于活动总额 / The six balances of a campaign sum to its cap"""
    sums: defaultdict[tuple[str, str], int] = defaultdict(int)
    for account in export.stream("accounts"):
        sums[account["campaign_id"], account["kind"]] += int(account["balance_fen"])
    for campaign in export.stream("campaigns"):
        name, cap = campaign["campaign_id"], int(campaign["cap_fen"]) if campaign["state"] == "APPROVED" else 0
        total = sum(sums[name, kind] for kind in BALANCES)
        if total != cap or sums[name, "source"] != -cap:
            yield f"campaign {name}: its balances sum to {total}, its cap is {cap}"
    for row in export.stream("unspent"):
        if int(row["balance_fen"]) != sums[row["campaign_id"], row["kind"]]:
            yield f"campaign {row['campaign_id']}: unspent {row['kind']} is not what its accounts say"


def redemptions_are_booked(export: Export) -> Iterator[str]:
    """每笔核销与撤销均有等额分录 / Every redemption and undo is booked with its amount, and each closed day sums up"""
    owed: dict[str, int] = {}
    days: defaultdict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for entry in export.stream("merchant_entries"):
        amount, kind = int(entry["amount_fen"]), entry["kind"]
        place = 2 if kind == "REFUNDED" else 0
        sums = days[_day(entry)]
        sums[place] += -1 if kind == "UNDONE" else 1
        sums[place + 1] += -amount if kind == "REFUNDED" else amount
        if kind != "REFUNDED":
            owed[entry["event_id"]] = amount
    accounts = export.by("accounts", "account_id")
    for transfer in export.stream("transfers"):
        amount = owed.pop(transfer["event_id"], 0)
        if amount:
            kinds = [accounts[transfer[side]]["kind"] for side in ("debit_id", "credit_id")]
            right = ["outstanding", "payable"] if amount > 0 else ["payable", "outstanding"]
            if int(transfer["amount_fen"]) != abs(amount) or kinds != right:
                yield f"{transfer['event_id']}: the entry is {amount} fen, booked are {transfer['amount_fen']}"
    for event_id, amount in owed.items():
        yield f"{event_id}: the entry of {amount} fen was never booked"
    for day in export.stream("merchant_days"):
        told = [int(day[column]) for column in ("count", "sum_fen", "refunds", "refunded_fen")]
        if day["agreed_at"] and told != days[_day(day)]:
            yield f"day {'/'.join(_day(day))}: closed with {told}, its entries come to {days[_day(day)]}"


def _day(row: Row) -> tuple[str, ...]:
    return row["merchant_id"], row["campaign_id"], row["business_day"]


def settlements_are_their_entries(export: Export) -> Iterator[str]:
    """每张结算单等于其各日明细之和，分录相符 / Each settlement sums its days' entries, and is booked by pool"""
    of_day = {_day(day): day["settlement_id"] for day in export.stream("merchant_days")}
    entries: defaultdict[str, Pools] = defaultdict(lambda: defaultdict(int))
    for entry in export.stream("merchant_entries"):
        name = of_day.get(_day(entry))
        if name:
            what, sign = ("refunded", -1) if entry["kind"] == "REFUNDED" else ("redeemed", 1)
            entries[name][entry["pool_id"], what] += sign * int(entry["amount_fen"])
    booked = _booked_by_pool(export)
    settlements = export.by("settlements", "settlement_id")
    for day, name in of_day.items():
        if name in settlements and settlements[name]["merchant_id"] != day[0]:
            yield f"settlement {name} of {settlements[name]['merchant_id']} has a day of {day[0]}"
    for name in sorted((set(entries) | set(booked)) - set(settlements)):
        yield f"settlement {name} has entries or transfers and is not there"
    for name, settlement in settlements.items():
        net = sum(amount if what == "redeemed" else -amount for (_, what), amount in entries[name].items())
        if net != int(settlement["amount_fen"]):
            yield f"settlement {name}: it is {settlement['amount_fen']} fen, its entries come to {net}"
        due = {key: amount for key, amount in entries[name].items() if amount}
        if booked[name] != (due if settlement["state"] in ("PAID", "NETTED") else {}):
            yield f"settlement {name} is {settlement['state']}: its transfers are not its entries by pool"


def _booked_by_pool(export: Export) -> defaultdict[str, Pools]:
    """What was booked for each settlement, by pool; what no settlement books is told by the names of its accounts."""
    accounts = export.by("accounts", "account_id")
    booked: defaultdict[str, Pools] = defaultdict(dict)
    for transfer in export.stream("transfers"):
        prefix, _, name = transfer["event_id"].partition(":")
        if prefix == "settlement":
            debit, credit = accounts[transfer["debit_id"]], accounts[transfer["credit_id"]]
            kinds = (debit["kind"], credit["kind"])
            words = {("payable", "paid"): "redeemed", ("paid", "allocated"): "refunded"}
            key = (debit["pool_id"], words.get(kinds, " > ".join(kinds)))
            booked[name][key] = booked[name].get(key, 0) + int(transfer["amount_fen"])
    return booked


def payments_are_the_banks(export: Export) -> Iterator[str]:
    """每笔已付款项对应银行一行等额回单 / Each paid payment has one PAID line of the bank's, of its amount"""
    said: defaultdict[str, list[Row]] = defaultdict(list)
    lines = {}
    for line in export.stream("bank_lines"):
        lines[line["line_no"]] = line
        if line["meaning"] in ("PAID", "FAILED"):
            said[line["payout_id"]].append(line)
    ruled = {row["payout_id"]: row["line_no"] for row in export.stream("rulings")
             if row["outcome"] == "PAID" and row["approved_by"]}  # fmt: skip
    for payout in export.stream("payouts"):
        name, state = payout["payout_id"], payout["state"]
        words = said.pop(name, [])
        if payout["paid_as"]:
            words = [line for line in [lines.get(ruled.get(payout["paid_as"], ""))] if line]
        right = {"PAID": "PAID", "CLAWED_BACK": "PAID", "FAILED": "FAILED"}.get(state)
        if [line["result"] for line in words] != ([right] if right else []):
            yield f"payment {name} is {state}, the bank's lines say {[line['result'] for line in words] or 'nothing'}"
        for line in words:
            if line["amount_fen"] != payout["amount_fen"]:
                yield f"payment {name} is {payout['amount_fen']} fen, the bank's line says {line['amount_fen']}"
    for name in said:
        yield f"the bank's line about payment {name or '(not ours)'} counts, and there is no such payment"


def postings_are_the_payments(export: Export) -> Iterator[str]:
    """入账的付款等于批次与付款明细 / What was booked as paid is what was paid, in batches that sum up"""
    booked: defaultdict[str, int] = defaultdict(int)
    for transfer in export.stream("transfers"):
        if transfer["event_id"].partition(":")[0] == "payout":
            booked[transfer["event_id"].partition(":")[2]] += int(transfer["amount_fen"])
    settlements = export.by("settlements", "settlement_id")
    paid_for: defaultdict[str, int] = defaultdict(int)
    batches: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for payout in export.stream("payouts"):
        amount = int(payout["amount_fen"])
        batches[payout["batch_id"]][0] += 1
        batches[payout["batch_id"]][1] += amount
        if payout["merchant_id"] != settlements.get(payout["pays"], {}).get("merchant_id", ""):
            yield f"payment {payout['payout_id']} goes to {payout['merchant_id']}, its settlement is another's"
        if payout["merchant_id"] and payout["state"] in PAID:
            paid_for[payout["pays"]] += amount
        elif not payout["merchant_id"]:
            done, due = booked.pop(payout["payout_id"], 0), amount if payout["state"] in PAID else 0
            if done != due:
                yield f"payment {payout['payout_id']} is {payout['state']} of {amount} fen, booked are {done}"
    for name in booked:
        yield f"payment {name} was booked and is not there"
    for name in sorted(set(paid_for) | set(settlements)):
        one = settlements.get(name, {"state": "missing", "amount_fen": "0"})
        if paid_for[name] != (int(one["amount_fen"]) if one["state"] == "PAID" else 0):
            yield f"settlement {name} is {one['state']} of {one['amount_fen']} fen, paid were {paid_for[name]}"
    for batch in export.stream("payout_batches"):
        whole = [int(batch["count"]), int(batch["sum_fen"])]
        if batch["state"] != "CANCELLED" and batches[batch["batch_id"]] != whole:
            yield f"batch {batch['batch_id']} has {whole}, its payments come to {batches[batch['batch_id']]}"


CHECKS = (
    files_are_those_of_the_manifest, acts_are_unbroken_chains, acts_on_money_have_four_eyes, transfers_sum_to_balances,
    balances_sum_to_the_cap, redemptions_are_booked, settlements_are_their_entries, payments_are_the_banks,
    postings_are_the_payments,
)  # fmt: skip


def main(folder: Path) -> int:
    """Judge every promise, and print the verdict."""
    try:
        export = Export(folder)
        print(f"{folder}: as at {export.manifest['as_at']}, {len(export.manifest['files'])} files")
        print(f"清单 SHA-256 / SHA-256 of manifest.json: {export.manifest_sha256}\n")
    except (OSError, ValueError, KeyError) as error:
        print(f"没有可读的审计导出 / no audit export can be read in {folder}: {error}")
        return 1
    broken = 0
    for check in CHECKS:
        said = _judged(check, export)
        broken += bool(said)
        more = [f"… and {len(said) - SHOWN_MAX} more"] if len(said) > SHOWN_MAX else []
        print(f"{'不符 ✗' if said else '相符 ✓'}  {check.__doc__}", *said[:SHOWN_MAX], *more, sep="\n         ")
    verdict = f"有 {broken} 项不符 / {broken} of {len(CHECKS)} do not hold" if broken else "全部相符 / everything holds"
    print("", verdict, sep="\n")
    return 1 if broken else 0


def _judged(check: Any, export: Export) -> list[str]:
    """What a check says; what cannot be read does not hold."""
    said: list[str] = []
    try:
        said.extend(check(export))
    except (OSError, ValueError, KeyError, TypeError, csv.Error) as error:
        said.append(f"the files cannot be read: {error!r}")
    return said


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent))
