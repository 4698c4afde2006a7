"""Promises 2, 3, 6 and 8: acknowledged is durable, keys answer the same, facts in order, acts on the chain."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec

from loadtests.clients.history import Act
from loadtests.verify.evidence import Evidence
from shared.contracts.fact import Event
from shared.contracts.redemption_events import (
    VoucherExpired,
    VoucherRedeemed,
    VoucherRefunded,
    VoucherUndone,
    VoucherVoided,
)
from shared.contracts.subsidies_events import ClaimMoved, FuelCardMoved, PoolReturned, SubsidyVouchersIssued
from shared.contracts.topics import TOPICS, topic_of
from shared.contracts.treasury_events import MerchantHeld, PayoutClawedBack, PayoutFailed, PayoutPaid, SettlementMoved
from shared.contracts.vouchers_events import (
    RoundClosed,
    RoundOpened,
    RoundPaused,
    RoundScheduled,
    VouchersIssued,
)
from shared.runtime.audit import entry_hash

EFFECT = 201
REVIEWED = frozenset({"CITY_APPROVED", "PUBLICISED", "IN_BATCH", "PAY_FAILED", "PAID", "CLAWED_BACK"})


def acknowledged_is_durable(evidence: Evidence) -> Iterator[str]:
    """Promise 2: what a client was told took effect stands in the database."""
    issued = {voucher["voucher_id"]: voucher for voucher in evidence.issued}
    stocks = {stock["stock_no"]: stock["stock_id"] for stock in evidence.stocks}
    claims = {claim["claim_no"]: claim for claim in evidence.subsidy_claims}
    redemptions = {(one["store_id"], one["request_no"]): one for one in evidence.redemptions}
    refunds = {refund["refund_id"] for refund in evidence.refunds}
    for act in evidence.history:
        if act.status != EFFECT:
            continue
        body: dict[str, Any] = msgspec.json.decode(act.body)
        if act.kind == "claim":
            voucher = issued.get(body["voucher_id"])
            if voucher is None or (voucher["citizen_id"], stocks[voucher["stock_no"]]) != (act.who, act.what):
                yield f"claim {act.key} was acknowledged, voucher {body['voucher_id']} is not there"
        elif act.kind == "redeem":
            one = redemptions.get((act.who, act.key))
            if one is None or one["redemption_id"] != body["redemption_id"]:
                yield f"redeem {act.key} at {act.who} was acknowledged and is not there"
        elif act.kind == "submit":
            claim = claims.get(act.what)
            told = (body["state"], body["amount_fen"], act.key)
            if claim is None or (claim["filed_state"], claim["filed_amount_fen"], claim["filed_key"]) != told:
                yield f"filing of {act.what} was acknowledged as {told}, and is not there like that"
        elif act.kind == "refund":
            if body["refund_id"] not in refunds:
                yield f"refund {act.key} at {act.who} was acknowledged and is not there"
        elif act.kind == "undo":
            one = redemptions.get((act.who, act.what))
            if one is None or not one["is_undone"]:
                yield f"undo of {act.what} at {act.who} was acknowledged and is not there"


def a_key_answers_the_same(evidence: Evidence) -> Iterator[str]:
    """Promise 3: once a key took effect, each later answer to it is the same, byte for byte."""
    first: dict[tuple[str, str, str], Act] = {}
    for act in evidence.history:
        key = (act.kind, act.who, act.key)
        if act.status == EFFECT:
            if first.setdefault(key, act).body != act.body:
                yield f"{act.kind} {act.key}: two answers"
        elif key in first and first[key].what == act.what and 400 <= act.status < 429:
            yield f"{act.kind} {act.key}: refused with {act.code} after it took effect"


_VERSION_BEFORE: dict[type[Event], int] = {
    VouchersIssued: 1,  # version 1 is the stock as made
    RoundScheduled: 0, RoundOpened: 0, RoundPaused: 0, RoundClosed: 0,
    VoucherRedeemed: 1, VoucherUndone: 1, VoucherExpired: 1, VoucherVoided: 1,
    VoucherRefunded: 1,  # version 1: as received
    ClaimMoved: 1,  # version 1 is the draft
    SubsidyVouchersIssued: 0, FuelCardMoved: 0, PoolReturned: 0, PayoutPaid: 0, PayoutFailed: 0, PayoutClawedBack: 0,
    SettlementMoved: 0, MerchantHeld: 0,
}  # fmt: skip
"""Facts that count their entity's versions (its id is their first field), and the version before the first of them."""


def facts_are_in_order(evidence: Evidence) -> Iterator[str]:
    """Promise 6: per entity the versions in the log grow by one."""
    last: dict[str, int] = {}
    for facts in evidence.facts.values():
        for fact in facts:
            before = _VERSION_BEFORE.get(type(fact.data))
            if before is None:
                continue
            entity, version, *_ = msgspec.structs.astuple(fact.data)
            if version != last.get(entity, before) + 1:
                yield f"{entity}: version {version} follows {last.get(entity, before)}"
            last[entity] = version
    yield from (f"{p['consumer']} has parked {p['key']} of {p['topic']}: {p['reason']}" for p in evidence.parked)


def topics_have_every_fact_in_order(evidence: Evidence) -> Iterator[str]:
    """Promise 6: each log stands on its topic whole; within a key, in order (repeats after a crash are allowed)."""
    for service, facts in evidence.facts.items():
        topic = topic_of(service).name
        if topic not in evidence.published:
            continue
        published = evidence.published[topic]
        missing = {fact.seq for fact in facts} - {seq for _, _, seq in published}
        if missing:
            yield f"{topic} lacks {len(missing)} facts, the first with seq {min(missing)}"
        seen: dict[str, set[int]] = defaultdict(set)
        highest: dict[str, int] = defaultdict(int)
        for _, key, seq in published:
            if seq < highest[key] and seq not in seen[key]:
                yield f"{topic}: {key} has seq {seq} after {highest[key]}"
            seen[key].add(seq)
            highest[key] = max(highest[key], seq)


def unreadable_was_dropped(evidence: Evidence) -> Iterator[str]:
    """Promise 6: a record that nobody can read was put aside by each who listens, on the audit chain."""
    dropped = {
        (service, entry["subject"], detail["partition"], detail["offset"], detail["sha256"])
        for service, entries in evidence.audit.items()
        for entry in entries
        if entry["act"] == "fact.drop" and (detail := msgspec.json.decode(entry["detail"]))
    }
    listeners = {topic.name: topic.consumers for topic in TOPICS}
    for one in evidence.unreadable:
        where = (one["topic"], one["partition"], one["offset"], one["sha256"])
        kept = [service for service in listeners[one["topic"]] if (service, *where) not in dropped]
        if kept or not listeners[one["topic"]]:
            by = f"not put aside by {', '.join(kept)}" if kept else "nobody listens who could put it aside"
            yield f"{one['topic']}: no fact at {one['partition']}/{one['offset']}, {by}"


def projections_follow_from_logs(evidence: Evidence) -> Iterator[str]:
    """Promise 6: the vouchers known at the till are just those in vouchers' log, and those in its own table."""
    told = {
        one.voucher_id: (one.citizen_id, fact.data.stock_id, fact.data.face_value_fen)
        for service in ("vouchers", "subsidies")
        for fact in evidence.facts.get(service, ())
        if isinstance(fact.data, VouchersIssued | SubsidyVouchersIssued)
        for one in fact.data.vouchers
    }
    of_rounds = {
        one.voucher_id
        for fact in evidence.facts.get("vouchers", ())
        if isinstance(fact.data, VouchersIssued)
        for one in fact.data.vouchers
    }
    known = {v["voucher_id"]: (v["citizen_id"], v["stock_id"], v["face_value_fen"]) for v in evidence.vouchers}
    issued = {voucher["voucher_id"] for voucher in evidence.issued}
    if told != known:
        different = {name for name in told.keys() | known.keys() if told.get(name) != known.get(name)}
        yield f"{len(different)} vouchers differ between the log and the till, such as {min(different)}"
    if issued != of_rounds:
        yield f"{len(issued ^ of_rounds)} vouchers differ between the table and the log"


def staff_acts_have_four_eyes(evidence: Evidence) -> Iterator[str]:
    """Promise 8: whoever approved money did not draft it, and nobody reviewed one claim on two levels."""
    approved = {"APPROVED", "ACCEPTED", "CLOSED", "DECLINED"}
    for one in (*evidence.grants, *evidence.campaigns):
        name = one.get("grant_id") or one["campaign_id"]
        if one["state"] in approved and (not one["approved_by"] or one["approved_by"] == one["drafted_by"]):
            yield f"{name}: drafted by {one['drafted_by']}, approved by {one['approved_by']}"
    for one in evidence.payout_acts:
        if one["in_force"] and not one["approved_by"]:
            yield f"{one['name']}: drafted by {one['drafted_by']}, approved by nobody"
    yield from _claims_have_a_reviewer_a_level(evidence)
    for one in (*evidence.voids, *evidence.allocation_changes, *evidence.payout_acts):
        if one["approved_by"] == one["drafted_by"]:
            name = one.get("void_id") or one.get("change_id") or one["name"]
            yield f"{name}: drafted and approved by {one['drafted_by']}"


def _claims_have_a_reviewer_a_level(evidence: Evidence) -> Iterator[str]:
    """Each level of the policy by a person of its own before money is owed."""
    levels = {policy["policy_id"]: set(policy["levels"]) for policy in evidence.policies}
    for claim in evidence.subsidy_claims:
        levels_of = defaultdict(set)
        for act in claim["acted"]:
            level, _, person = act.partition(":")
            levels_of[person].add(level)
        for person, acted_on in levels_of.items():
            if len(acted_on) > 1:
                yield f"{claim['claim_no']}: {person} acted on {' and '.join(sorted(acted_on))}"
        missing = levels.get(claim["policy_id"], set()) - set().union(*levels_of.values())
        if claim["state"] in REVIEWED and missing:
            yield f"{claim['claim_no']} is {claim['state']}, nobody acted on {', '.join(sorted(missing))}"


def audit_chains_hold(evidence: Evidence) -> Iterator[str]:
    """Promise 8: each chain verifies from its first row to every head noted outside it."""
    for service, entries in evidence.audit.items():
        prev, digests = bytes(32), {0: bytes(32)}
        for place, entry in enumerate(entries, 1):
            fields = (entry[name] for name in ("seq", "at", "actor", "role", "act", "subject", "detail"))
            if entry["seq"] != place or entry["prev"] != prev or entry["hash"] != entry_hash(prev, *fields):
                yield f"{service}: the chain breaks at {entry['seq']}"
                break
            prev = entry["hash"]
            digests[place] = prev
        for seq, digest in evidence.noted_heads.get(service, ()):
            if digests.get(seq) != digest:
                yield f"{service}: the head noted at {seq} is not in the chain"
