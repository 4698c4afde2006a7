"""Facts that several of treasury's acts tell."""

from services.treasury.domain.settlements import Settlement
from shared.contracts.fact import Event
from shared.contracts.treasury_events import SettlementMoved


def settlement_moved(settlement: Settlement, batch_id: str | None = None, reason: str = "") -> tuple[str, Event]:
    """Where a settlement is; `reason` why the bank did not pay."""
    return settlement.settlement_id, SettlementMoved(
        settlement_id=settlement.settlement_id,
        version=settlement.version,
        merchant_id=settlement.merchant_id,
        campaign_id=settlement.campaign_id,
        district_id=settlement.district_id,
        business_days=list(settlement.business_days),
        amount_fen=settlement.amount_fen,
        state=settlement.state,
        moved_at=settlement.moved_at,
        batch_id=batch_id or "",
        reason=reason,
    )
