"""The facts redemption tells of a voucher, each complete in itself."""

from datetime import datetime

from services.redemption.domain.refund import Refund
from services.redemption.domain.voucher import Voucher
from services.redemption.usecases.ports import Redemption
from shared.contracts.fact import Event
from shared.contracts.redemption_events import (
    VoucherExpired,
    VoucherRedeemed,
    VoucherRefunded,
    VoucherUndone,
    VoucherVoided,
)
from shared.kernel.errors import BrokenPromiseError


def redeemed(voucher: Voucher, redemption: Redemption) -> tuple[str, Event]:
    """A voucher was used."""
    terms, order = voucher.terms, redemption.order
    if order is None or redemption.redemption_id is None or redemption.redeemed_at is None:
        raise BrokenPromiseError("a redemption without an order")
    return voucher.voucher_id, VoucherRedeemed(
        voucher_id=voucher.voucher_id,
        version=voucher.version,
        round_id=terms.round_id,
        campaign_id=terms.campaign_id,
        program_id=terms.program_id,
        district_id=terms.district_id,
        pool_id=terms.pool_id,
        redemption_id=redemption.redemption_id,
        merchant_id=redemption.merchant_id,
        store_id=redemption.store_id,
        business_day=redemption.business_day or "",
        order_amount_fen=order.amount_fen,
        discount_fen=redemption.discount_fen or 0,
        redeemed_at=redemption.redeemed_at,
    )


def undone(voucher: Voucher, version: int, redemption: Redemption, now: datetime) -> tuple[str, Event]:
    """A redemption was taken back."""
    terms = voucher.terms
    return voucher.voucher_id, VoucherUndone(
        voucher_id=voucher.voucher_id,
        version=version,
        round_id=terms.round_id,
        campaign_id=terms.campaign_id,
        program_id=terms.program_id,
        district_id=terms.district_id,
        pool_id=terms.pool_id,
        redemption_id=redemption.redemption_id or "",
        merchant_id=redemption.merchant_id,
        business_day=redemption.business_day or "",
        discount_fen=redemption.discount_fen or 0,
        undone_at=now,
    )


def refunded(voucher: Voucher, refund: Refund) -> tuple[str, Event]:
    """Goods of a redemption's order came back."""
    terms = voucher.terms
    return voucher.voucher_id, VoucherRefunded(
        voucher_id=voucher.voucher_id,
        version=voucher.version,
        round_id=terms.round_id,
        campaign_id=terms.campaign_id,
        program_id=terms.program_id,
        district_id=terms.district_id,
        pool_id=terms.pool_id,
        redemption_id=refund.redemption_id,
        refund_id=refund.refund_id,
        merchant_id=refund.merchant_id,
        store_id=refund.store_id,
        business_day=refund.business_day,
        amount_fen=refund.amount_fen,
        returned_fen=refund.returned_fen,
        shopper_fen=refund.shopper_fen,
        is_full=refund.is_full,
        refunded_at=refund.refunded_at,
    )


def expired(voucher: Voucher, now: datetime) -> tuple[str, Event]:
    """A voucher's validity passed unused."""
    terms = voucher.terms
    return voucher.voucher_id, VoucherExpired(
        voucher_id=voucher.voucher_id,
        version=voucher.version,
        round_id=terms.round_id,
        campaign_id=terms.campaign_id,
        program_id=terms.program_id,
        district_id=terms.district_id,
        pool_id=terms.pool_id,
        face_value_fen=terms.face_value_fen,
        expired_at=now,
    )


def voided(voucher: Voucher, reason: str, now: datetime) -> tuple[str, Event]:
    """A voucher was taken out of use."""
    terms = voucher.terms
    return voucher.voucher_id, VoucherVoided(
        voucher_id=voucher.voucher_id,
        version=voucher.version,
        round_id=terms.round_id,
        campaign_id=terms.campaign_id,
        program_id=terms.program_id,
        district_id=terms.district_id,
        pool_id=terms.pool_id,
        face_value_fen=terms.face_value_fen,
        reason=reason,
        voided_at=now,
    )
