"""Issue a till's next key, so that it changes keys without a gap."""

from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.ports import Shops
from shared.kernel.decision import Refused

LIVE_KEYS_MAX = 2  # the one in use and the one that takes over


async def issue_key(shops: Shops, terminal_id: str, key_id: str, public_key: bytes) -> dict[str, str] | Refused:
    """Add a public key (Ed25519, 32 bytes) to a till that has fewer than two live ones."""
    live = await shops.live_keys(terminal_id)
    if live is None:
        return Refused(Refusal.NOT_FOUND)
    owner = await shops.owner_of_key(key_id)
    if owner == (terminal_id, False):
        return {"key_id": key_id, "terminal_id": terminal_id}
    if owner is not None:
        return Refused(Refusal.CONFLICT, "the key is another till's, or was revoked")
    if live >= LIVE_KEYS_MAX:
        return Refused(Refusal.WRONG_STATE, "two keys are live: revoke one first")
    await shops.add_key(terminal_id, key_id, public_key)
    if await shops.owner_of_key(key_id) != (terminal_id, False):  # it was given to another till at the same time
        return Refused(Refusal.CONFLICT, "the key is another till's, or was revoked")
    return {"key_id": key_id, "terminal_id": terminal_id}
