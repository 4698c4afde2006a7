"""Enrol (入驻) merchants with their stores, tills and first keys."""

from collections.abc import Sequence

from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.issue_key import LIVE_KEYS_MAX
from services.redemption.usecases.ports import MerchantFile, Shops
from shared.kernel.decision import Refused


async def enrol_merchants(shops: Shops, merchants: Sequence[MerchantFile]) -> dict[str, int] | Refused:
    """Put merchants, stores, tills and keys; what is known is brought up to date, nothing changes hands."""
    clash = await shops.clash(merchants)
    if clash is not None:
        return Refused(Refusal.CONFLICT, clash)
    await shops.put(merchants)
    clash = await shops.clash(merchants)  # with what another file brought at the same time
    if clash is not None:
        return Refused(Refusal.CONFLICT, clash)
    for till in (till for merchant in merchants for store in merchant.stores for till in store.tills):
        if (await shops.live_keys(till.terminal_id) or 0) > LIVE_KEYS_MAX:
            return Refused(Refusal.WRONG_STATE, f"{till.terminal_id} would have three live keys: revoke one first")
    stores = [store for merchant in merchants for store in merchant.stores]
    return {"merchants": len(merchants), "stores": len(stores), "terminals": sum(len(s.tills) for s in stores)}
