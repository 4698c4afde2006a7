"""Enrol (入驻) merchants with their stores, tills and first keys."""

from collections.abc import Sequence

from services.redemption.usecases.ports import MerchantFile, Shops


async def enrol_merchants(shops: Shops, merchants: Sequence[MerchantFile]) -> dict[str, int]:
    """Put merchants, stores, tills and keys; what is known is brought up to date."""
    await shops.put(merchants)
    stores = [store for merchant in merchants for store in merchant.stores]
    return {"merchants": len(merchants), "stores": len(stores), "terminals": sum(len(s.tills) for s in stores)}
