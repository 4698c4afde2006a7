"""Mint the code (出示券码) a shopper shows at the till."""

from datetime import datetime

from services.redemption.domain.till_code import make_code
from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.ports import Shops
from shared.kernel.decision import Refused
from shared.kernel.voucher_ids import is_genuine


async def mint_code(
    shops: Shops, *, voucher_id: str, citizen_id: str, code_key: bytes, voucher_key: bytes, now: datetime
) -> tuple[str, datetime] | Refused:
    """The digits and until when they are good; a genuine voucher whose fact is still on its way says so."""
    found = await shops.voucher_no(voucher_id)
    if found is not None and found[1] == citizen_id:
        return make_code(code_key, found[0], now)
    if found is None and is_genuine(voucher_key, voucher_id, citizen_id):
        return Refused(Refusal.VOUCHER_ARRIVING, retry_after_s=1)
    return Refused(Refusal.VOUCHER_NOT_FOUND)
