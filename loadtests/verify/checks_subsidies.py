"""Subsidies: no pool promises more than it was granted, one live claim a car, invoice and person, nobody paid twice."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from loadtests.verify.evidence import Evidence
from shared.contracts.subsidies_events import (
    POOL,
    PROGRAM,
    ClaimMoved,
    FuelCardMoved,
    MoneyStep,
    PolicyGrantAccepted,
    PoolReturned,
)

ENDED = frozenset({"REJECTED", "WITHDRAWN", "LAPSED", "CLAWED_BACK"})
NOT_FILED = "DRAFT"
HAS_PAID = frozenset({"PAID", "CLAWED_BACK"})
WORD_ON_ITS_WAY = frozenset({"APPROVED", "UNKNOWN"})  # the bank may have paid without having said so yet


def pools_promise_what_was_granted(evidence: Evidence) -> Iterator[str]:
    """Promise 1: along subsidies' whole log no pool, and no claim of it, ever has less than nothing."""
    pools: dict[str, Counter[str]] = defaultdict(Counter)
    for fact in evidence.facts.get("subsidies", ()):
        match fact.data:
            case PolicyGrantAccepted() as grant:
                pools[grant.pool_id][POOL] += grant.amount_fen
            case ClaimMoved() | FuelCardMoved() | PoolReturned() as moved:
                _move(pools[moved.pool_id], moved.money)
                short = {place: amount for place, amount in pools[moved.pool_id].items() if amount < 0}
                if short:
                    yield f"{moved.pool_id}: {short} after fact {fact.seq}"
    for policy in evidence.policies:
        left = pools[policy["policy_id"]][POOL]
        if left != policy["remaining_fen"]:
            yield f"{policy['policy_id']}: {policy['remaining_fen']} left, its log says {left}"


def _move(pool: Counter[str], steps: list[MoneyStep]) -> None:
    for step in steps:
        if step.out_of != PROGRAM:
            pool[step.out_of] -= step.amount_fen
        if step.into != PROGRAM:
            pool[step.into] += step.amount_fen


def one_live_claim_for_each(evidence: Evidence) -> Iterator[str]:
    """Promise 4: each living claim alone holds its car, invoice and person; one that ended holds nothing."""
    held: Counter[str] = Counter(row["claim_no"] for row in evidence.held_alone)
    uniques = {policy["policy_id"]: policy["uniques"] for policy in evidence.policies}
    for (scope, refusal, digest), count in Counter(
        (row["scope"], row["refusal"], row["digest"]) for row in evidence.held_alone
    ).items():
        if count > 1:
            yield f"{refusal} {digest[:8]} of {scope or 'all policies'} is held {count} times"
    for claim in evidence.subsidy_claims:
        lives = claim["state"] not in ENDED and claim["state"] != NOT_FILED
        expected = uniques.get(claim["policy_id"], 0) if lives else 0
        if held[claim["claim_no"]] != expected:
            yield f"{claim['claim_no']} is {claim['state']} and holds {held[claim['claim_no']]} of {expected}"


def every_payment_is_the_banks(evidence: Evidence) -> Iterator[str]:
    """Promise 5: a PAID payout has just one bank line that paid it, and a claim one payment; the bank's books agree."""
    lines = _what_the_bank_paid(evidence)
    paid_before = {payout["paid_as"] for payout in evidence.payouts}
    paid: Counter[str] = Counter()
    for payout in evidence.payouts:
        is_paid = payout["state"] in HAS_PAID
        paid[payout["pays"]] += is_paid
        found = lines[payout["paid_as"] or payout["payout_id"]]
        if is_paid and found != {(payout["bank_ref"], payout["amount_fen"])}:
            yield f"{payout['payout_id']} is paid, its bank lines say {sorted(found)}"
        if not is_paid and found and payout["payout_id"] not in paid_before:
            yield f"{payout['payout_id']} is {payout['state']}, the bank paid it"
    yield from (f"{claim_no} was paid {count} times" for claim_no, count in paid.items() if count > 1)
    yield from _against_the_banks_books(evidence)
    yield from _not_in_the_banks_books(evidence)


def _what_the_bank_paid(evidence: Evidence) -> dict[str, set[tuple[str, int]]]:
    """Each payout's (bank_ref, amount); also what contradicts, unless two people found that it was not paid."""
    denied: Counter[str] = Counter()
    for one in evidence.rulings:
        if one["outcome"] == "NOT_PAID":
            denied[one["payout_id"]] = max(denied[one["payout_id"]], one["line_no"])
    lines: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for line in evidence.bank_lines:  # the bank may say the same again
        is_denied = line["problem"] and line["line_no"] <= denied[line["payout_id"]]
        if line["result"] == "PAID" and not is_denied:
            lines[line["payout_id"]].add((line["bank_ref"], line["amount_fen"]))
    return lines


def _against_the_banks_books(evidence: Evidence) -> Iterator[str]:
    """What the simulated bank wrote down for itself, where there is one."""
    known = {payout["payout_id"]: payout for payout in evidence.payouts}
    paid_before = {payout["paid_as"] for payout in evidence.payouts}
    counted: Counter[str] = Counter()
    claims: dict[str, set[str]] = defaultdict(set)
    for payment in evidence.bank_ledger:
        payout_id, amount_fen = payment["payout_id"], payment["amount_fen"]
        payout = known.get(payout_id)
        if payment["result"] != "PAID":
            continue
        counted[payout_id] += 1
        if payout is None or payout["amount_fen"] != amount_fen:
            asked = payout["amount_fen"] if payout else "nothing"
            yield f"the bank paid {amount_fen} for {payout_id}, asked was {asked}"
        elif payout["state"] not in HAS_PAID | WORD_ON_ITS_WAY and payout_id not in paid_before:
            yield f"the bank's books have {payout_id} paid, ours have it {payout['state']}"
        if payout is not None:
            claims[payout["pays"]].add(payout_id)
    yield from (f"the bank paid {payout_id} {count} times" for payout_id, count in counted.items() if count > 1)
    for claim_no, payout_ids in claims.items():
        if len(payout_ids) > 1:
            yield f"the bank paid {claim_no} {len(payout_ids)} times, as {', '.join(sorted(payout_ids))}"


def _not_in_the_banks_books(evidence: Evidence) -> Iterator[str]:
    """What we have as paid and the simulated bank, where there is one, never paid: not under this reference and sum."""
    if not evidence.bank_has_books:
        return
    paid = {(one["payout_id"], one["amount_fen"], one["bank_ref"])
            for one in evidence.bank_ledger if one["result"] == "PAID"}  # fmt: skip
    for payout in evidence.payouts:
        as_paid = (payout["paid_as"] or payout["payout_id"], payout["amount_fen"], payout["bank_ref"])
        if payout["state"] in HAS_PAID and as_paid not in paid:
            name, amount, ref = as_paid
            yield f"{payout['payout_id']} is paid, the bank's books have no {amount} for {name} as {ref or 'nothing'}"


def no_personal_data_in_the_clear(evidence: Evidence) -> Iterator[str]:
    """Promise 7: no valid ID number, phone, card number or VIN in logs, topics, Redis or unencrypted columns."""
    yield from evidence.leaks
