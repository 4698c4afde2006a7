"""Notices: each fact of a merchant is told to it once, under numbers without a gap, a voucher's in their order."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from loadtests.verify.evidence import Evidence
from shared.contracts.events import Fact
from shared.contracts.redemption_events import VoucherRedeemed, VoucherRefunded, VoucherUndone
from shared.contracts.treasury_events import SettlementMoved

SETTLED = frozenset({"PAID", "FAILED", "NETTED"})
OF_EXPIRY = "expired"  # told to who took the voucher back; not judged here


def notices_follow_from_facts(evidence: Evidence) -> Iterator[str]:
    """Promise 6: what a merchant's system is told is what happened, all of it, in order."""
    expected = Counter(_told(evidence))
    noted = Counter(
        (one["merchant_id"], one["event_id"], one["subject_id"]) for one in evidence.notices if one["kind"] != OF_EXPIRY
    )
    for merchant_id, event_id, subject_id in (expected - noted).keys() | (noted - expected).keys():
        yield f"{merchant_id} is told of {subject_id} ({event_id}) {noted[merchant_id, event_id, subject_id]} times"
    numbers: dict[str, list[int]] = defaultdict(list)
    place = {
        fact.event_id: fact.seq for service in ("redemption", "treasury") for fact in evidence.facts.get(service, ())
    }
    last: dict[tuple[str, str], int] = {}
    for one in evidence.notices:
        numbers[one["merchant_id"]].append(one["notice_no"])
        subject, seq = (one["merchant_id"], one["subject_id"]), place.get(one["event_id"], 0)
        if seq < last.get(subject, 0):
            yield f"{one['merchant_id']}: notice {one['notice_no']} of {one['subject_id']} comes too late"
        last[subject] = seq
    for merchant_id, found in numbers.items():
        if found != list(range(1, len(found) + 1)):
            yield f"{merchant_id}: the notices' numbers have a gap"


def _told(evidence: Evidence) -> Iterator[tuple[str, str, str]]:
    for service in ("redemption", "treasury"):
        for fact in evidence.facts.get(service, ()):
            told = _whom(fact)
            if told is not None:
                yield told[0], fact.event_id, told[1]


def _whom(fact: Fact) -> tuple[str, str] | None:
    match fact.data:
        case VoucherRedeemed() | VoucherUndone() | VoucherRefunded() as data:
            return data.merchant_id, data.voucher_id
        case SettlementMoved() as data if data.state in SETTLED:
            return data.merchant_id, data.settlement_id
    return None
