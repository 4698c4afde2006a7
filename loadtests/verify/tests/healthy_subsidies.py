"""A healthy little policy beside the campaign of vouchers: a claim paid by the bank, one in review, one rejected."""

from typing import Any

import msgspec

from loadtests.clients.history import Act
from loadtests.verify.evidence import Evidence, Row
from loadtests.verify.tests.healthy import NOW, fact, healthy
from shared.contracts.events import Fact
from shared.contracts.subsidies_events import ClaimMoved, MoneyStep, PolicyGrantAccepted
from shared.contracts.treasury_events import PayoutPaid

WHERE: dict[str, Any] = {
    "policy_id": "cars", "campaign_id": "c2", "program_id": "p2", "district_id": "d1", "pool_id": "cars",
}  # fmt: skip


def moved(seq: int, claim_no: str, version: int, after: str, amount_fen: int, *steps: tuple[str, str]) -> Fact:
    money = [MoneyStep(amount_fen, *step) for step in steps]
    told = ClaimMoved(
        claim_no=claim_no, version=version, amount_fen=amount_fen, before="", after=after, money=money, moved_at=NOW,
        **WHERE,
    )  # fmt: skip
    return fact(seq, claim_no, told)


def healthy_with_subsidies() -> Evidence:
    """600 fen granted of 1,000: 300 paid, 200 reserved, 100 left."""
    evidence = healthy()
    log = [
        fact(1, "g2", PolicyGrantAccepted("g2", 1, "cars", 600)),
        moved(2, "n1", 2, "SUBMITTED", 300, ("POOL", "PROMISED")),
        moved(3, "n2", 2, "SUBMITTED", 200, ("POOL", "PROMISED")),
        moved(4, "n1", 3, "CITY_APPROVED", 300, ("PROMISED", "OWED")),
        moved(5, "n3", 2, "SUBMITTED", 100, ("POOL", "PROMISED")),
        moved(6, "n3", 3, "REJECTED", 100, ("PROMISED", "POOL")),
    ]
    paid = fact(1, "n1-1", PayoutPaid("n1-1", 1, "n1", "b1", "cars", 300, NOW))
    evidence.facts |= {"subsidies": log, "treasury": [paid]}
    evidence.published |= {
        "subsidies.events": [(0, one.key, one.seq) for one in log], "treasury.events": [(0, paid.key, paid.seq)],
    }  # fmt: skip
    _add_books(evidence, log)
    evidence.policies.append(Row(policy_id="cars", remaining_fen=100, uniques=2, levels=["district", "city"]))
    for claim_no, state, amount_fen in (("n1", "PAID", 300), ("n2", "AUTO_CHECKED", 200), ("n3", "REJECTED", 100)):
        evidence.subsidy_claims.append(
            Row(claim_no=claim_no, policy_id="cars", state=state, amount_fen=amount_fen, filed_key=f"k-{claim_no}",
                filed_state="SUBMITTED", filed_amount_fen=amount_fen,
                acted=["district:di", "city:cy"] if state == "PAID" else [])
        )  # fmt: skip
    evidence.held_alone += [
        Row(scope="", refusal=refusal, digest=f"{refusal}-{claim_no}", claim_no=claim_no)
        for claim_no in ("n1", "n2")
        for refusal in ("DUPLICATE_VIN", "DUPLICATE_PERSON")
    ]
    evidence.payouts.append(
        Row(payout_id="n1-1", pays="n1", merchant_id="", state="PAID", amount_fen=300, bank_ref="ref1", paid_as="",
            batch_id=None)
    )  # fmt: skip
    evidence.bank_lines.append(
        Row(line_no=1, payout_id="n1-1", amount_fen=300, result="PAID", bank_ref="ref1", problem="")
    )
    evidence.bank_ledger.append(Row(payout_id="n1-1", batch_id="b1", amount_fen=300, bank_ref="ref1", result="PAID"))
    evidence.payout_acts.append(Row(name="batch b1", drafted_by="ann", approved_by="bo", in_force=True))
    body = msgspec.json.encode({"claim_no": "n1", "state": "SUBMITTED", "amount_fen": 300}).decode()
    evidence.history.append(Act("submit", "k-n1", "who-n1", "n1", 201, "", body))
    return evidence


def _add_books(evidence: Evidence, log: list[Fact]) -> None:
    evidence.campaigns.append(
        Row(campaign_id="c2", cap_fen=1000, state="APPROVED", drafted_by="ann", approved_by="bo")
    )  # fmt: skip
    evidence.programs.append(Row(program_id="p2", campaign_id="c2", allocated_fen=1000))
    evidence.grants.append(
        Row(grant_id="g2", campaign_id="c2", program_id="p2", pool_id="cars", amount_fen=600, state="ACCEPTED",
            drafted_by="ann", approved_by="bo")
    )  # fmt: skip
    kinds = [(11, "c2", "source", -1000), (12, "c2", "unallocated", 0), (13, "p2", "allocated", 400),
             (14, "cars", "granted", 100), (15, "cars", "outstanding", 200), (16, "cars", "payable", 0),
             (17, "cars", "paid", 300)]  # fmt: skip
    evidence.accounts += [
        Row(account_id=n, pool_id=pool, kind=kind, campaign_id="c2", program_id=None, balance_fen=amount)
        for n, pool, kind, amount in kinds
    ]
    submitted_1, submitted_2, approved, submitted_3, rejected = (one.event_id for one in log[1:])
    moves = [
        ("campaign:c2", 0, 11, 12, 1000), ("campaign:c2", 1, 12, 13, 1000), ("grant:g2", 0, 13, 14, 600),
        (submitted_1, 0, 14, 15, 300), (submitted_2, 0, 14, 15, 200), (approved, 0, 15, 16, 300),
        (submitted_3, 0, 14, 15, 100), (rejected, 0, 15, 14, 100), ("payout:n1-1", 0, 16, 17, 300),
    ]  # fmt: skip
    evidence.transfers += [
        Row(event_id=event_id, line=line, debit_id=debit, credit_id=credit, amount_fen=amount)
        for event_id, line, debit, credit, amount in moves
    ]
