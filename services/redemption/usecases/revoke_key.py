"""Revoke (停用) a till's key for good."""

from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.ports import Shops
from shared.kernel.decision import Refused


async def revoke_key(shops: Shops, key_id: str, *, merchant_id: str | None = None) -> dict[str, str] | Refused:
    """From this commit on the key signs nothing that is heard; revoking again changes nothing.

    `merchant_id` is whose keys one may revoke, None for anybody's.
    """
    known = await shops.till_of_key(key_id)
    if known is None or merchant_id not in {None, known.till.merchant_id}:
        return Refused(Refusal.NOT_FOUND)
    return {"key_id": key_id} if await shops.revoke_key(key_id) else Refused(Refusal.NOT_FOUND)
