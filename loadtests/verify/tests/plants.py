"""What a planted fault is: how it is made, which check is to catch it, and in which words."""

from collections.abc import Callable
from typing import Any, NamedTuple

from loadtests.verify.evidence import Evidence
from loadtests.verify.tests.healthy import NOW, WHERE, fact
from shared.contracts.redemption_events import VoucherExpired, VoucherUndone, VoucherVoided


class Plant(NamedTuple):
    """A fault: `said` is part of what its own check then says."""

    name: str
    plant: Callable[[Evidence], object]
    check: str
    said: str


def tell(service: str, key: str, event: Any) -> Callable[[Evidence], None]:
    """One more fact at the end of a service's log and on its topic."""

    def plant(evidence: Evidence) -> None:
        log = evidence.facts[service]
        log.append(fact(len(log) + 1, key, event))
        evidence.published[f"{service}.events"].append((0, key, len(log)))

    return plant


def undone(version: int = 3) -> VoucherUndone:
    return VoucherUndone(
        voucher_id="v1", version=version, redemption_id="red-v1", merchant_id="m1", business_day="2022-08-26",
        discount_fen=50, undone_at=NOW, **WHERE,
    )  # fmt: skip


def expired(voucher_id: str = "v2", version: int = 2) -> VoucherExpired:
    return VoucherExpired(voucher_id=voucher_id, version=version, face_value_fen=50, expired_at=NOW, **WHERE)


def voided(voucher_id: str = "v2", version: int = 2) -> VoucherVoided:
    return VoucherVoided(
        voucher_id=voucher_id, version=version, face_value_fen=50, reason="FRAUD_SUSPECTED", voided_at=NOW, **WHERE
    )
