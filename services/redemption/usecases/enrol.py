"""Enrol (入驻) merchants with stores and tills; issue and revoke till keys; set business days."""

from collections.abc import Sequence
from itertools import pairwise

from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.ports import BusinessDay, MerchantFile, Shops
from shared.kernel.decision import Refused

LIVE_KEYS_MAX = 2  # the one in use and the one that takes over


async def enrol_merchants(shops: Shops, merchants: Sequence[MerchantFile]) -> dict[str, int]:
    """Put merchants, stores, tills and keys; what is known is brought up to date."""
    await shops.put(merchants)
    stores = [store for merchant in merchants for store in merchant.stores]
    return {"merchants": len(merchants), "stores": len(stores), "terminals": sum(len(s.tills) for s in stores)}


async def issue_key(shops: Shops, terminal_id: str, key_id: str, public_key: bytes) -> dict[str, str] | Refused:
    """Add a till's second key, so that it can change keys without a gap."""
    live = await shops.live_keys(terminal_id)
    if live is None:
        return Refused(Refusal.NOT_FOUND)
    if live >= LIVE_KEYS_MAX:
        return Refused(Refusal.WRONG_STATE, "two keys are live: revoke one first")
    await shops.add_key(terminal_id, key_id, public_key)
    return {"key_id": key_id, "terminal_id": terminal_id}


async def revoke_key(shops: Shops, key_id: str) -> dict[str, str] | Refused:
    """Revoke (停用) a till's key for good."""
    return {"key_id": key_id} if await shops.revoke_key(key_id) else Refused(Refusal.NOT_FOUND)


async def set_business_days(shops: Shops, campaign_id: str, days: Sequence[BusinessDay]) -> dict[str, int] | Refused:
    """Add a campaign's business days; they must follow one another. Days that are there stay as they are."""
    for before, after in pairwise(days):
        if after.starts_at < before.ends_at:
            return Refused(Refusal.MALFORMED, f"day {after.day} starts before {before.day} ends")
    if any(day.ends_at <= day.starts_at for day in days):
        return Refused(Refusal.MALFORMED, "a day ends before it starts")
    await shops.put_days(campaign_id, days)
    return {"days": len(days)}
