"""The voucher's life after issue: ISSUED → REDEEMED, EXPIRED or VOID; an undo leads back, a full refund to VOID."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from shared.kernel.decision import Refused
from shared.kernel.fen import Fen


class Refusal(StrEnum):
    FORBIDDEN = "FORBIDDEN"
    VOUCHER_NOT_FOUND = "VOUCHER_NOT_FOUND"
    VOUCHER_ARRIVING = "VOUCHER_ARRIVING"
    ALREADY_REDEEMED = "ALREADY_REDEEMED"
    EXPIRED = "EXPIRED"
    VOID = "VOID"
    BELOW_THRESHOLD = "BELOW_THRESHOLD"
    WRONG_CATEGORY = "WRONG_CATEGORY"
    WRONG_MERCHANT = "WRONG_MERCHANT"
    OUT_OF_HOURS = "OUT_OF_HOURS"
    ORDER_HAS_VOUCHER = "ORDER_HAS_VOUCHER"
    CODE_INVALID = "CODE_INVALID"
    CODE_EXPIRED = "CODE_EXPIRED"
    UNDO_CLOSED = "UNDO_CLOSED"
    OVER_REFUND = "OVER_REFUND"
    REFUND_NOT_YET = "REFUND_NOT_YET"
    KEY_REUSED = "KEY_REUSED"
    NOT_FOUND = "NOT_FOUND"
    SAME_PERSON = "SAME_PERSON"
    WRONG_STATE = "WRONG_STATE"
    CONFLICT = "CONFLICT"
    MALFORMED = "MALFORMED"
    TOO_LARGE = "TOO_LARGE"


class VoucherState(StrEnum):
    ISSUED = "ISSUED"
    REDEEMED = "REDEEMED"
    EXPIRED = "EXPIRED"
    VOID = "VOID"


_ENDED = {
    VoucherState.REDEEMED: Refusal.ALREADY_REDEEMED,
    VoucherState.EXPIRED: Refusal.EXPIRED,
    VoucherState.VOID: Refusal.VOID,
}


@dataclass(frozen=True, slots=True)
class Terms:
    """What a stock's vouchers are good for."""

    stock_id: str
    round_id: str
    campaign_id: str
    program_id: str
    district_id: str
    pool_id: str
    face_value_fen: Fen
    threshold_fen: Fen
    categories: tuple[str, ...]
    valid_until: datetime


@dataclass(frozen=True, slots=True)
class Voucher:
    """A voucher as its locked row says."""

    voucher_id: str
    citizen_id: str
    terms: Terms
    state: VoucherState
    version: int


@dataclass(frozen=True, slots=True)
class Till:
    """A till that proved itself: where it stands and what may be bought there."""

    terminal_id: str
    store_id: str
    merchant_id: str
    district_id: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """The shopper's order at the till; the amount is before the reduction."""

    order_no: str
    amount_fen: Fen
    category: str


def redeem(voucher: Voucher, order: Order, till: Till, *, business_day: str | None, now: datetime) -> Voucher | Refused:
    """Use a voucher (核销) on an order: its state, its terms, this shop, this hour."""
    if voucher.state != VoucherState.ISSUED:
        return Refused(_ENDED[voucher.state])
    terms = voucher.terms
    checks = (
        (now >= terms.valid_until, Refusal.EXPIRED),
        (till.district_id != terms.district_id, Refusal.WRONG_MERCHANT),
        (order.category not in terms.categories, Refusal.WRONG_CATEGORY),
        (order.category not in till.categories, Refusal.WRONG_MERCHANT),
        (order.amount_fen < terms.threshold_fen, Refusal.BELOW_THRESHOLD),
        (business_day is None, Refusal.OUT_OF_HOURS),
    )
    refusal = next((refusal for fails, refusal in checks if fails), None)
    return Refused(refusal) if refusal is not None else _to(voucher, VoucherState.REDEEMED)


def undo(voucher: Voucher, *, now: datetime) -> Voucher:
    """Take a redemption back (撤销): the voucher is good again, or expired if its validity has passed meanwhile."""
    if voucher.state != VoucherState.REDEEMED:
        raise ValueError(f"an undo of a voucher that is {voucher.state}")
    return _to(voucher, VoucherState.ISSUED if now < voucher.terms.valid_until else VoucherState.EXPIRED)


def refund(voucher: Voucher, *, left_fen: Fen) -> Voucher:
    """Take goods of its order back (退款): the voucher stays used, and is void once nothing of the order is left."""
    if voucher.state != VoucherState.REDEEMED:
        raise ValueError(f"a refund of a voucher that is {voucher.state}")
    return _to(voucher, VoucherState.REDEEMED if left_fen else VoucherState.VOID)


def expire(voucher: Voucher, *, now: datetime) -> Voucher | None:
    """Let an unused voucher expire (过期); None while it is good, or once it has ended otherwise."""
    if voucher.state == VoucherState.ISSUED and now >= voucher.terms.valid_until:
        return _to(voucher, VoucherState.EXPIRED)
    return None


def void(voucher: Voucher) -> Voucher | Refused:
    """Take an unused voucher out of use (作废)."""
    if voucher.state == VoucherState.ISSUED:
        return _to(voucher, VoucherState.VOID)
    return Refused(Refusal.WRONG_STATE, f"the voucher is {voucher.state}")


def whole_second(now: datetime) -> datetime:
    """The time of a redemption or an undo: a till prints whole seconds, and receipt, screen and fact show the same."""
    return now.replace(microsecond=0)


def _to(voucher: Voucher, state: VoucherState) -> Voucher:
    return replace(voucher, state=state, version=voucher.version + 1)
