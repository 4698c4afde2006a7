"""Note what merchants are to be told (通知) of what happened to their redemptions and settlements."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from services.redemption.domain.notice import Kind, Notice
from services.redemption.usecases.notice_ports import Notices
from shared.contracts.events import Fact
from shared.contracts.redemption_events import VoucherExpired, VoucherRedeemed, VoucherRefunded, VoucherUndone
from shared.contracts.treasury_events import SettlementMoved

SETTLED = frozenset({"PAID", "FAILED", "NETTED"})


class _Draft(NamedTuple):
    """A notice without its number."""

    merchant_id: str
    event_id: str
    kind: Kind
    subject_id: str
    told: dict[str, Any]


async def note_notices(notices: Notices, told: Sequence[Fact]) -> None:
    """Number and keep a notice for each merchant that a fact concerns, in the order told; once, however often told."""
    expired = [fact.data.voucher_id for fact in told if isinstance(fact.data, VoucherExpired)]
    undid = await notices.who_undid(expired) if expired else []
    drafts = [draft for fact in told for draft in _drafts(fact, undid)]
    if not drafts:
        return
    last = await notices.lock_counters({draft.merchant_id for draft in drafts})
    known = await notices.known([draft.event_id for draft in drafts])
    made = []
    for draft in drafts:
        if (draft.event_id, draft.merchant_id) not in known:
            known.add((draft.event_id, draft.merchant_id))
            last[draft.merchant_id] += 1
            made.append(_numbered(draft, last[draft.merchant_id]))
    await notices.add(made)


def _drafts(fact: Fact, undid: Sequence[tuple[str, str]]) -> Iterator[_Draft]:
    data = fact.data
    match data:
        case VoucherRedeemed():
            yield _draft(
                fact, data.merchant_id, Kind.REDEEMED, data.voucher_id, data.redeemed_at,
                store_id=data.store_id, redemption_id=data.redemption_id, business_day=data.business_day,
                order_amount_fen=data.order_amount_fen, discount_fen=data.discount_fen,
            )  # fmt: skip
        case VoucherUndone():
            yield _draft(
                fact, data.merchant_id, Kind.UNDONE, data.voucher_id, data.undone_at,
                redemption_id=data.redemption_id, business_day=data.business_day, discount_fen=data.discount_fen,
            )  # fmt: skip
        case VoucherRefunded():
            yield _draft(
                fact, data.merchant_id, Kind.REFUNDED, data.voucher_id, data.refunded_at,
                store_id=data.store_id, redemption_id=data.redemption_id, refund_id=data.refund_id,
                business_day=data.business_day, amount_fen=data.amount_fen, returned_fen=data.returned_fen,
                shopper_fen=data.shopper_fen, is_full=data.is_full,
            )  # fmt: skip
        case VoucherExpired():
            for merchant_id in (merchant for voucher, merchant in undid if voucher == data.voucher_id):
                yield _draft(fact, merchant_id, Kind.EXPIRED, data.voucher_id, data.expired_at)
        case SettlementMoved() if data.state in SETTLED:
            yield _draft(
                fact, data.merchant_id, Kind.SETTLED, data.settlement_id, data.moved_at,
                business_days=data.business_days, amount_fen=data.amount_fen, state=data.state,
                batch_id=data.batch_id, reason=data.reason,
            )  # fmt: skip


def _draft(fact: Fact, merchant_id: str, kind: Kind, subject_id: str, at: datetime, **more: Any) -> _Draft:
    subject = "settlement_id" if kind == Kind.SETTLED else "voucher_id"
    campaign_id = fact.data.campaign_id  # type: ignore[attr-defined] # each of these facts has one
    told = {"merchant_id": merchant_id, "campaign_id": campaign_id, subject: subject_id, **more, "at": at}
    return _Draft(merchant_id, fact.event_id, kind, subject_id, told)


def _numbered(draft: _Draft, notice_no: int) -> Notice:
    body = msgspec.json.encode({"notice_no": notice_no, "kind": draft.kind, **draft.told}).decode()
    return Notice(draft.merchant_id, notice_no, draft.event_id, draft.kind, draft.subject_id, body)
