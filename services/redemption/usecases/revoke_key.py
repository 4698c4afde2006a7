"""Revoke (停用) a till's key for good."""

from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.ports import Shops
from shared.kernel.decision import Refused


async def revoke_key(shops: Shops, key_id: str) -> dict[str, str] | Refused:
    """From this commit on the key signs nothing that is heard; revoking again changes nothing."""
    return {"key_id": key_id} if await shops.revoke_key(key_id) else Refused(Refusal.NOT_FOUND)
