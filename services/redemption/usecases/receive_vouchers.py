"""Receive vouchers (入账) that were issued: known at the till from now on."""

from collections.abc import Sequence

from services.redemption.domain.voucher import Terms, expire
from services.redemption.usecases import facts
from services.redemption.usecases.ports import ArrivingVoucher, Counter
from shared.contracts.events import Fact
from shared.contracts.subsidies_events import SubsidyVouchersIssued
from shared.contracts.vouchers_events import RoundScheduled, VouchersIssued
from shared.kernel.fen import Fen


async def receive_vouchers(counter: Counter, told: Sequence[Fact]) -> None:
    """Keep terms and vouchers; one that arrives past its validity is expired on arrival."""
    scheduled = [terms for fact in told if isinstance(fact.data, RoundScheduled) for terms in _scheduled(fact.data)]
    issued = [fact.data for fact in told if isinstance(fact.data, VouchersIssued | SubsidyVouchersIssued)]
    await counter.vouchers.keep_terms([*scheduled, *(_issued(pack) for pack in issued)])
    now = await counter.now()
    late: list[str] = []
    for pack in issued:
        arriving = [ArrivingVoucher(one.voucher_id, one.citizen_id) for one in pack.vouchers]
        await counter.vouchers.add(_issued(pack), arriving, pack.issued_at)
        if now >= pack.valid_until:
            late += [one.voucher_id for one in pack.vouchers]
    if late:
        vouchers = await counter.vouchers.by_ids(late)
        expired = [ended for voucher in vouchers if (ended := expire(voucher, now=now)) is not None]
        await counter.vouchers.save(expired, now)
        await counter.tell(*(facts.expired(voucher, now) for voucher in expired))


def _scheduled(told: RoundScheduled) -> list[Terms]:
    return [
        Terms(
            stock_id=stock.stock_id,
            round_id=told.round_id,
            campaign_id=told.campaign_id,
            program_id=told.program_id,
            district_id=told.district_id,
            pool_id=told.pool_id,
            face_value_fen=Fen(stock.face_value_fen),
            threshold_fen=Fen(stock.threshold_fen),
            categories=tuple(told.terms.categories),
            valid_until=stock.valid_until,
        )
        for stock in told.terms.stocks
    ]


def _issued(told: VouchersIssued | SubsidyVouchersIssued) -> Terms:
    return Terms(
        stock_id=told.stock_id,
        round_id=told.round_id,
        campaign_id=told.campaign_id,
        program_id=told.program_id,
        district_id=told.district_id,
        pool_id=told.pool_id,
        face_value_fen=Fen(told.face_value_fen),
        threshold_fen=Fen(told.threshold_fen),
        categories=tuple(told.categories),
        valid_until=told.valid_until,
    )
