#!/usr/bin/env python3
"""复核审计导出 / Recompute an audit export: `python3 recompute.py [FOLDER]`; 0 when everything holds, 1 when not.

It needs Python 3.8 or later and nothing else: no database, no network, nothing of the platform. It reads the CSV files
beside it, follows every fen and every act of staff from the first row, and says in words what does not hold.
Amounts are whole fen. A text that begins with ' has one ' less: it keeps spreadsheets from reading a formula.
"""

from __future__ import annotations

import csv
import hashlib
import heapq
import json
import sys
from collections import defaultdict
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:  # Python 3.8 has no such words at run time
    from collections.abc import Iterator

    Row = dict[str, str]
    Pools = dict[tuple[str, ...], int]
    Moves = list[tuple[int, tuple[str, str], tuple[str, str]]]  # fen, out of (pool, kind), into (pool, kind)

SHOWN_MAX = 5
MAY_COME_FOR = timedelta(minutes=10)  # so long before the export a fact may have been told, and not be booked yet
BALANCES = ("unallocated", "allocated", "granted", "outstanding", "payable", "paid")
PAID = ("PAID", "CLAWED_BACK")
WENT_OUT = ("APPROVED", "ACCEPTED", "CLOSED", "DECLINED")
FACTS = ("facts_vouchers", "facts_redemption", "facts_subsidies")
ENTRY_OF = {"redemption.voucher.redeemed.v1": "REDEEMED", "redemption.voucher.undone.v1": "UNDONE",
            "redemption.voucher.refunded.v1": "REFUNDED"}  # fmt: skip
MOVED_BY = {
    "vouchers.voucher.issued.v1": ("granted", "outstanding"),
    "vouchers.round.closed.v1": ("granted", "allocated"),
    "vouchers.grant.declined.v1": ("granted", "allocated"),
    "subsidies.grant.declined.v1": ("granted", "allocated"),
    "redemption.voucher.redeemed.v1": ("outstanding", "payable"),
    "redemption.voucher.undone.v1": ("payable", "outstanding"),
    "redemption.voucher.expired.v1": ("outstanding", "allocated"),
    "redemption.voucher.voided.v1": ("outstanding", "allocated"),
}
"""What a fact of another service moves, out of and into which of its pool's accounts; allocated is its program's."""
PLACES = {"POOL": "granted", "PROMISED": "outstanding", "OWED": "payable", "PAID": "paid", "PROGRAM": "allocated"}
"""The same in the words of subsidies, whose facts name each step."""


class Paper(NamedTuple):
    """What two people sign: the acts of either, and which of a row's columns their words must be."""

    subject: str
    drafts: tuple[str, ...]
    approval: str
    drafted: dict[str, str]
    seen: dict[str, str]


PAPERS = {
    "campaigns": Paper("campaign_id", ("campaign.draft",), "campaign.approve",
                       {"name": "name", "cap_fen": "cap_fen"}, {"saw_cap_fen": "cap_fen"}),
    "grants": Paper("grant_id", ("grant.draft",), "grant.approve",
                    {"campaign_id": "campaign_id", "program_id": "program_id", "amount_fen": "amount_fen",
                     "policy_id": "pool_id", "round_id": "pool_id"}, {"saw_amount_fen": "amount_fen"}),
    "allocation_changes": Paper("change_id", ("allocation.draft",), "allocation.approve",
                                {"program_id": "program_id", "saw_allocated_fen": "from_fen", "to_fen": "to_fen"},
                                {"saw_to_fen": "to_fen"}),
    "payout_batches": Paper("batch_id", ("payout_batch.prepare", "settlement_batch.prepare"), "payout_batch.approve",
                            {name: name for name in ("program_id", "campaign_id", "district_id", "business_day")},
                            {"saw_sha256": "sha256", "saw_sum_fen": "sum_fen"}),
    "account_files": Paper("file_id", ("merchant_accounts.draft",), "merchant_accounts.approve",
                           {"district_id": "district_id", "sha256": "sha256"}, {"saw_sha256": "sha256"}),
    "clawbacks": Paper("payout_id", ("clawback.draft",), "clawback.approve", {"saw_amount_fen": "amount_fen"},
                       {"saw_amount_fen": "amount_fen"}),
    "rulings": Paper("payout_id", ("ruling.draft",), "ruling.approve",
                     {"outcome": "outcome", "saw_line_no": "line_no"},
                     {"saw_outcome": "outcome", "saw_line_no": "line_no"}),
}  # fmt: skip

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
            lines = csv.reader(file)
            names = next(lines)
            for line in lines:
                if len(line) != len(names):
                    raise ValueError(f"{name}.csv, line {lines.line_num}: {len(line)} of {len(names)} cells")
                cells = [cell[1:] if cell[:1] == "'" else cell for cell in line]
                yield dict(zip(names, cells))  # noqa: B905 - Python 3.8 knows no `strict`

    def by(self, name: str, column: str) -> dict[str, Row]:
        return {row[column]: row for row in self.stream(name)}

    def events(self, *names: str) -> Iterator[tuple[str, list[list[Row]]]]:
        """Files that are in the order of their event_id, side by side: an event, and the rows each has of it."""
        streams = [self._in_order(name, place) for place, name in enumerate(names)]
        for event_id, some in groupby(heapq.merge(*streams, key=lambda one: one[:2]), key=lambda one: one[0]):
            found: list[list[Row]] = [[] for _ in names]
            for _, place, row in some:
                found[place].append(row)
            yield event_id, found

    def _in_order(self, name: str, place: int) -> Iterator[tuple[str, int, Row]]:
        last = ""
        for row in self.stream(name):
            if row["event_id"] < last:
                raise ValueError(f"{name}.csv is not in the order of event_id: {last}, {row['event_id']}")
            last = row["event_id"]
            yield last, place, row

    def pool_kinds(self) -> dict[str, tuple[str, str]]:
        """What each account is: its pool and its kind."""
        return {row["account_id"]: (row["pool_id"], row["kind"]) for row in self.stream("accounts")}

    def booked_until(self) -> str:
        """What was told before this stands in the books, or does not hold."""
        return (datetime.fromisoformat(self.manifest["as_at"]) - MAY_COME_FOR).isoformat(timespec="microseconds")


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
    """资金操作均由两人经办，日志有据 / Whoever approved money did not draft it; both acts stand in the chain"""
    acts: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    approvals = {paper.approval: name for name, paper in PAPERS.items()}
    signed: set[str] = set()
    for act in export.stream("audit_treasury"):
        acts[act["act"], act["subject"]].append(act)
    for name, paper in PAPERS.items():
        for row in export.stream(name):
            what, maker = f"{name}: {row[paper.subject]}", row.get("drafted_by") or row.get("prepared_by", "")
            drafts = [one for act in paper.drafts for one in _by(acts[act, row[paper.subject]], maker)]
            seen = _by(acts[paper.approval, row[paper.subject]], row["approved_by"])
            signed.update(act["seq"] for act in seen if _says(act, paper.seen, row))
            if not any(_says(act, paper.drafted, row) for act in drafts):
                yield f"{what}: no act of {maker} in the chain drafts it as it stands"
            if row["approved_by"] == maker:
                yield f"{what} was drafted and approved by {maker}"
            elif not row["approved_by"] and row.get("state") in ("APPROVED", "SENT", "DONE"):
                yield f"{what} is {row['state']}, approved by nobody"
            elif row["approved_by"] and not any(_says(act, paper.seen, row) for act in seen):
                yield f"{what}: no act of {row['approved_by']} in the chain approves it as it stands"
    for (name, subject), some in acts.items():
        for act in some if name in approvals else ():
            if act["seq"] not in signed:
                yield f"{approvals[name]}: {subject} was approved by {act['actor']} at act {act['seq']}, and is not"
    yield from _programs_as_drafted(export, acts)


def _by(acts: list[Row], actor: str) -> list[Row]:
    return [act for act in acts if act["actor"] == actor]


def _says(act: Row, words: dict[str, str], row: Row) -> bool:
    """Whether an act is about the row as it stands, in all that the act says of it."""
    detail = json.loads(act["detail"])
    said = {**detail, **(detail.get("round") or {})}
    return all(str(said[word]) == row[column] for word, column in words.items() if said.get(word) is not None)


def _programs_as_drafted(export: Export, acts: dict[tuple[str, str], list[Row]]) -> Iterator[str]:
    """A campaign's programs are those that its maker wrote down, and what was allocated to each first."""
    first = _allocated_first(export)
    programs: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for row in export.stream("programs"):
        about = [row["district_id"], row["district_name"], row["purpose"], str(first[row["program_id"]])]
        programs[row["campaign_id"]][row["program_id"]] = about
    columns = ("district_id", "district_name", "purpose", "allocated_fen")
    for campaign in export.stream("campaigns"):
        for act in _by(acts["campaign.draft", campaign["campaign_id"]], campaign["drafted_by"]):
            drafted = {
                one["program_id"]: [str(one[name]) for name in columns] for one in json.loads(act["detail"])["programs"]
            }
            if drafted != programs[campaign["campaign_id"]]:
                yield f"campaigns: {campaign['campaign_id']}: its programs are not those that were drafted"


def _allocated_first(export: Export) -> dict[str, int]:
    """What each program was given with its campaign: what it has now, less the changes that were approved."""
    first = {row["program_id"]: int(row["allocated_fen"]) for row in export.stream("programs")}
    for change in export.stream("allocation_changes"):
        if change["approved_by"]:
            first[change["program_id"]] -= int(change["to_fen"]) - int(change["from_fen"])
    return first


def transfers_are_asked_for(export: Export) -> Iterator[str]:
    """每笔分录都有来由 / Each transfer is what a fact, a plan, a payment or a clawback asks for; none is too many"""
    accounts, until = export.pool_kinds(), export.booked_until()
    programs = {row["grant_id"]: row["program_id"] for row in export.stream("grants")}
    asked = dict(_asked_by_treasury(export))
    settlements = export.by("settlements", "settlement_id")
    for event_id, (booked, *told) in export.events("transfers", *FACTS):
        prefix, _, name = event_id.partition(":")
        facts = [fact for some in told for fact in some]
        if prefix == "settlement" and name in settlements:
            continue  # held against its entries below
        due = [move for fact in facts for move in _moves(fact, programs)] + asked.pop(event_id, [])
        done = _booked(booked, accounts)
        if not (facts or due):
            yield f"transfer {event_id} of {_words(done)}: nothing asks for it"
        elif sorted(done) != sorted(due) and (booked or not facts or facts[0]["told_at"] < until):
            yield f"{event_id} asks for {_words(due)}, booked are {_words(done)}"
    for event_id, due in asked.items():
        yield f"{event_id} asks for {_words(due)}, and was never booked"


def _booked(transfers: list[Row], accounts: dict[str, tuple[str, str]]) -> Moves:
    no = ("no account", "")
    found = []
    for one in transfers:
        debit, credit = _sides(one)
        found.append((int(one["amount_fen"]), accounts.get(debit, no), accounts.get(credit, no)))
    return found


def _moves(fact: Row, programs: dict[str, str]) -> Moves:
    """What a fact moves; nothing when it moves nothing."""
    pool, program = fact["pool_id"], fact["program_id"] or programs.get(fact.get("grant_id", ""), "")
    if fact.get("money"):
        return [
            (step["amount_fen"], *((program if kind == "allocated" else pool, kind)
                                   for kind in (PLACES[step["out_of"]], PLACES[step["into"]])))
            for step in json.loads(fact["money"])
        ]  # fmt: skip
    if fact["type"] not in MOVED_BY or not int(fact["amount_fen"]):
        return []
    out_of, into = MOVED_BY[fact["type"]]
    return [(abs(int(fact["amount_fen"])), (pool, out_of), (program if into == "allocated" else pool, into))]


def _asked_by_treasury(export: Export) -> Iterator[tuple[str, Moves]]:
    """What treasury's own plans and payments ask for, by the name of the event."""
    first = _allocated_first(export)
    shares: defaultdict[str, Moves] = defaultdict(list)
    for row in export.stream("programs"):
        rest, amount = (row["campaign_id"], "unallocated"), first[row["program_id"]]
        shares[row["campaign_id"]] += [(amount, rest, (row["program_id"], "allocated"))] if amount else []
    for row in export.stream("campaigns"):
        name, cap = row["campaign_id"], int(row["cap_fen"])
        if row["state"] == "APPROVED":
            yield f"campaign:{name}", [(cap, (name, "source"), (name, "unallocated")), *shares[name]]
    for row in export.stream("allocation_changes"):
        if row["approved_by"]:
            rest, share = (row["campaign_id"], "unallocated"), (row["program_id"], "allocated")
            more = int(row["to_fen"]) - int(row["from_fen"])
            yield f"allocation:{row['change_id']}", [(abs(more), *((rest, share) if more > 0 else (share, rest)))]
    for row in export.stream("grants"):
        if row["state"] in WENT_OUT:
            move = (int(row["amount_fen"]), (row["program_id"], "allocated"), (row["pool_id"], "granted"))
            yield f"grant:{row['grant_id']}", [move]
    approved = {row["payout_id"] for row in export.stream("clawbacks") if row["approved_by"]}
    for row in export.stream("payouts"):
        amount, pool = int(row["amount_fen"]), row["pool_id"]
        if not row["merchant_id"] and row["state"] in PAID:
            yield f"payout:{row['payout_id']}", [(amount, (pool, "payable"), (pool, "paid"))]
        if row["payout_id"] in approved:
            yield f"clawback:{row['payout_id']}", [(amount, (pool, "paid"), (row["program_id"], "allocated"))]


def _words(moves: Moves) -> str:
    return ", ".join(f"{amount} fen {' '.join(out)} > {' '.join(into)}" for amount, out, into in moves) or "nothing"


def transfers_sum_to_balances(export: Export) -> Iterator[str]:
    """分录逐笔相加等于各账户余额 / Double entry: the transfers of each account sum to its balance"""
    accounts = export.by("accounts", "account_id")
    sums: defaultdict[str, int] = defaultdict(int)
    for event_id, (booked,) in export.events("transfers"):
        for place, transfer in enumerate(booked):
            line, amount, sides = transfer["line"], int(transfer["amount_fen"]), _sides(transfer)
            is_again = line in [one["line"] for one in booked[:place]]
            if is_again or amount <= 0 or sides[0] == sides[1] or not set(sides) <= set(accounts):
                yield f"transfer {event_id}/{line} is twice there, moves nothing, or names no account"
            sums[sides[0]] -= amount
            sums[sides[1]] += amount
    for account_id, account in accounts.items():
        if sums[account_id] != int(account["balance_fen"]):
            what = f"{account['pool_id']} {account['kind']}"
            yield f"account {what}: its balance is {account['balance_fen']}, its transfers come to {sums[account_id]}"


def _sides(transfer: Row) -> tuple[str, str]:
    return transfer["debit_id"], transfer["credit_id"]


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
    """每笔核销与撤销均有一笔等额分录 / Every redemption and undo is booked once, with its amount, in its pool"""
    accounts = export.pool_kinds()
    for event_id, (entries, booked) in export.events("merchant_entries", "transfers"):
        done = _booked(booked, accounts)
        for entry in entries:
            amount, sides = int(entry["amount_fen"]), ((entry["pool_id"], "outstanding"), (entry["pool_id"], "payable"))
            due = [] if entry["kind"] == "REFUNDED" else [(abs(amount), *(sides if amount > 0 else sides[::-1]))]
            if due and not done:
                yield f"{event_id}: the entry of {amount} fen was never booked"
            elif due != done:
                yield f"{event_id}: the entry is {amount} fen of {entry['pool_id']}, booked are {_words(done)}"


def entries_are_the_tills_facts(export: Export) -> Iterator[str]:
    """往来明细与核销服务的事实逐笔一致 / Each entry is, word for word, a fact that redemption told, each fact once"""
    until = export.booked_until()
    columns = ("entry_id", "redemption_id", "merchant_id", "campaign_id", "district_id", "program_id", "pool_id",
               "business_day", "amount_fen")  # fmt: skip
    for event_id, (entries, facts) in export.events("merchant_entries", "facts_redemption"):
        told = [[ENTRY_OF[fact["type"]], *(fact[name] for name in columns)] for fact in facts
                if fact["type"] in ENTRY_OF]  # fmt: skip
        kept = [[entry["kind"], *(entry[name] for name in columns)] for entry in entries]
        if kept != told and (kept or facts[0]["told_at"] < until):
            mine, other = (dict(zip(("kind", *columns), *one)) if len(one) == 1 else {} for one in (kept, told))  # noqa: B905
            differs = "".join(f"; {name} {mine[name]}, told was {other[name]}" for name in mine
                              if other and mine[name] != other[name])  # fmt: skip
            yield f"{event_id}: redemption told {len(told)} of it, {len(kept)} stand here{differs}"


def days_are_their_entries(export: Export) -> Iterator[str]:
    """每个已确认营业日与其明细一致 / Each agreed day sums up, and its rows at the till are its entries"""
    days: defaultdict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    rows: defaultdict[tuple[str, ...], int] = defaultdict(int)
    columns = ("entry_id", "redemption_id", "program_id", "pool_id")
    for entry in export.stream("merchant_entries"):
        amount, kind, of = int(entry["amount_fen"]), entry["kind"], _day(entry)
        place = 2 if kind == "REFUNDED" else 0
        days[of][place] += -1 if kind == "UNDONE" else 1
        days[of][place + 1] += -amount if kind == "REFUNDED" else amount
        sign = -1 if kind == "UNDONE" else 1
        rows[of] += sign * hash((*(entry[name] for name in columns), str(sign * amount)))
    for row in export.stream("listed_rows"):
        rows[_day(row)] -= hash((*(row[name] for name in columns), row["amount_fen"]))
    for day in export.stream("merchant_days"):
        told = [int(day[column]) for column in ("count", "sum_fen", "refunds", "refunded_fen")]
        if day["agreed_at"] and told != days[_day(day)]:
            yield f"day {'/'.join(_day(day))}: closed with {told}, its entries come to {days[_day(day)]}"
        if day["agreed_at"] and rows[_day(day)]:  # sums of hashes: no day's rows need be held
            yield f"day {'/'.join(_day(day))}: the rows that redemption listed are not its entries"


def _day(row: Row) -> tuple[str, ...]:
    return row["merchant_id"], row["campaign_id"], row["business_day"]


def settlements_are_their_entries(export: Export) -> Iterator[str]:
    """每张结算单等于其各日明细之和，分录相符 / Each settlement sums its days' entries, and is booked by pool"""
    of_day = {_day(day): day["settlement_id"] for day in export.stream("merchant_days")}
    entries: defaultdict[str, Pools] = defaultdict(lambda: defaultdict(int))
    for entry in export.stream("merchant_entries"):
        name, amount, pool = of_day.get(_day(entry)), int(entry["amount_fen"]), entry["pool_id"]
        if name and entry["kind"] == "REFUNDED":
            entries[name][pool, "refunded", entry["program_id"]] -= amount
        elif name:
            entries[name][pool, "redeemed", pool] += amount
    booked = _booked_by_pool(export)
    settlements = export.by("settlements", "settlement_id")
    whose = ("merchant_id", "campaign_id", "district_id")
    for row in export.stream("merchant_days"):
        one = settlements.get(row["settlement_id"], row)
        if [one[name] for name in whose] != [row[name] for name in whose]:
            mine, other = (" in ".join(of[name] for name in whose) for of in (one, row))
            yield f"settlement {row['settlement_id']} of {mine} has a day of {other}"
    for name in sorted((set(entries) | set(booked)) - set(settlements)):
        yield f"settlement {name} has entries or transfers and is not there"
    for name, settlement in settlements.items():
        net = sum(amount if what == "redeemed" else -amount for (_, what, _), amount in entries[name].items())
        if net != int(settlement["amount_fen"]):
            yield f"settlement {name}: it is {settlement['amount_fen']} fen, its entries come to {net}"
        due = {key: amount for key, amount in entries[name].items() if amount}
        if booked[name] != (due if settlement["state"] in ("PAID", "NETTED") else {}):
            yield f"settlement {name} is {settlement['state']}: its transfers are not its entries by pool"


def _booked_by_pool(export: Export) -> defaultdict[str, Pools]:
    """What was booked for each settlement, by pool and by whose it is then; else by the names of its accounts."""
    accounts = export.by("accounts", "account_id")
    booked: defaultdict[str, Pools] = defaultdict(dict)
    for transfer in export.stream("transfers"):
        prefix, _, name = transfer["event_id"].partition(":")
        if prefix == "settlement":
            debit, credit = accounts[transfer["debit_id"]], accounts[transfer["credit_id"]]
            kinds = (debit["kind"], credit["kind"])
            words = {("payable", "paid"): "redeemed", ("paid", "allocated"): "refunded"}
            key = (debit["pool_id"], words.get(kinds, " > ".join(kinds)), credit["pool_id"])
            booked[name][key] = booked[name].get(key, 0) + int(transfer["amount_fen"])
    return booked


def payments_are_the_banks(export: Export) -> Iterator[str]:
    """每笔已付款项对应银行一行等额回单 / Each paid payment has one PAID line of the bank's, of its amount"""
    said: defaultdict[str, list[Row]] = defaultdict(list)
    lines = {}
    sources = {row["answer_no"] for row in export.stream("bank_answers") if row["is_unread"] == "f"} | {"asked"}
    for line in export.stream("bank_lines"):
        lines[line["line_no"]] = line
        if not line["payout_id"]:
            yield f"line {line['line_no']} of the bank's is about no payment of ours"
        if line["source"] not in sources:
            yield f"line {line['line_no']} of the bank's came with answer {line['source']}, which is not there"
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
            if line["bank_ref"] != payout["bank_ref"]:
                yield f"payment {name} is {payout['bank_ref']} at the bank, the bank's line says {line['bank_ref']}"
    for name in said:
        yield f"the bank's line about payment {name or '(not ours)'} counts, and there is no such payment"


def answers_are_all_there(export: Export) -> Iterator[str]:
    """两人手工递交的回单均在 / Every answer of the bank's that two people handed in is there"""
    brought: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for act in export.stream("audit_treasury"):
        if act["act"] == "bank_answer.hand_in":
            brought[act["subject"], json.loads(act["detail"])["sha256"]].add(act["actor"])
    for row in export.stream("bank_answers"):
        brought.pop((row["answer_no"], row["sha256"]), None)
    for (answer_no, digest), people in brought.items():
        if len(people) > 1:
            who = " and ".join(sorted(people))
            yield f"answer {answer_no} ({digest[:12]}…) was handed in by {who}, and is not there"


def payments_were_asked_for(export: Export) -> Iterator[str]:
    """每笔付款均由申请或结算单发起 / Each payment is a claim's or a settlement's, as told, in its batch"""
    columns = ("claim_no", "campaign_id", "program_id", "district_id", "pool_id", "payout_fen")
    asked = {fact["payout_id"]: [fact[name] for name in columns]
             for fact in export.stream("facts_subsidies") if fact["payout_id"]}  # fmt: skip
    settlements, batches = export.by("settlements", "settlement_id"), export.by("payout_batches", "batch_id")
    whose = ("campaign_id", "district_id", "program_id")
    for payout in export.stream("payouts"):
        name = f"payment {payout['payout_id']}"
        mine = [payout[column] for column in ("pays", *columns[1:5], "amount_fen")]
        if payout["merchant_id"]:
            one = settlements.get(payout["pays"], {})
            places = [
                [of.get(column) for column in ("campaign_id", "district_id", "amount_fen")] for of in (payout, one)
            ]
            if places[0] != places[1]:
                yield f"{name} is {places[0]}, its settlement {places[1]}"
        elif asked.get(payout["payout_id"]) != mine:
            yield f"{name} is {mine}, asked was {asked.get(payout['payout_id'], 'nothing')}"
        batch = batches.get(payout["batch_id"], payout)
        if [payout[column] for column in whose] != [batch[column] for column in whose]:
            yield f"{name} is in batch {payout['batch_id']}, which is another place's"


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
    balances_sum_to_the_cap, transfers_are_asked_for, redemptions_are_booked, entries_are_the_tills_facts,
    days_are_their_entries, settlements_are_their_entries, payments_were_asked_for, payments_are_the_banks,
    answers_are_all_there, postings_are_the_payments,
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
